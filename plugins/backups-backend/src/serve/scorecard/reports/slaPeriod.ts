import { InputError } from '@backstage/errors';
import { SlaDays, dayOf } from 'backstage-plugin-backups-common';
import { SlaPeriod } from '../../../keep/scorecard/ScorecardQuestion';

const DAY = 86_400;

function daysBetween(since: string, before: string): number {
  return Math.round((Date.parse(before) - Date.parse(since)) / (DAY * 1000));
}

/**
 * @param now - epoch seconds
 * @returns that many whole days in UTC, the last of which was yesterday
 */
export function slaPeriod(days: SlaDays, now: number): SlaPeriod {
  return { days, since: dayOf(now - days * DAY), before: dayOf(now) };
}

/**
 * @param asked - first and last day; without an end it is yesterday
 * @param now - epoch seconds
 * @returns the whole days of it that are over
 * @throws InputError for one that ends before it begins
 */
export function periodBetween(
  asked: { from: string; to?: string },
  now: number,
): SlaPeriod {
  const today = dayOf(now);
  const after = asked.to ? dayOf(Date.parse(asked.to) / 1000 + DAY) : today;
  const before = after < today ? after : today;
  const days = daysBetween(asked.from, before);
  if (days < 1) {
    throw new InputError(
      `The period from ${asked.from} to ${
        asked.to ?? 'yesterday'
      } has no whole day that is over. Let it begin before today and end after it begins.`,
    );
  }
  return { days, since: asked.from, before };
}

/**
 * @param first - the first day since the period began on which anything was watched
 * @returns since when, and how many days of the period that are
 */
export function observedPart(
  { since, before }: SlaPeriod,
  first: string | undefined,
): { observedSince?: string; observedDays: number } {
  if (first === undefined || first >= before) return { observedDays: 0 };
  const observedSince = first > since ? first : since;
  return { observedSince, observedDays: daysBetween(observedSince, before) };
}

/** @returns the first and the last day of a period, as they are told */
export function toldPeriod({ since, before }: SlaPeriod): {
  from: string;
  to: string;
} {
  return { from: since, to: dayOf(Date.parse(before) / 1000 - DAY) };
}
