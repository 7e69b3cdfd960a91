import { VERDICTS, Verdict } from 'backstage-plugin-backups-common';
import { EntityDay } from './EntityDay';

const DAY = 86_400;

/** Days begin at midnight in UTC. */
export function dayStart(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}

/** @returns whether a verdict says that something is wrong or is not known */
export function isWrong(verdict: Verdict): boolean {
  return (
    verdict === 'at-risk' ||
    verdict === 'cannot-tell' ||
    verdict === 'needs-attention'
  );
}

/** @returns the worse of two verdicts */
export function worseVerdict(a: Verdict, b: Verdict): Verdict {
  return VERDICTS.indexOf(a) <= VERDICTS.indexOf(b) ? a : b;
}

/**
 * Counts the seconds since a day was last looked at, as they were judged then.
 * What lies longer back than readings last was not watched by anybody.
 *
 * @param until - epoch seconds; behind the day's end it is the end
 * @param longestGap - seconds
 */
export function countSeconds(
  before: EntityDay,
  until: number,
  longestGap: number,
): EntityDay {
  const end = Math.min(until, dayStart(before.day) + DAY);
  const seconds = end - before.settledAt;
  if (seconds <= 0) return before;
  if (until - before.settledAt > longestGap) {
    return { ...before, settledAt: end };
  }
  return {
    ...before,
    settledAt: end,
    observedSeconds: before.observedSeconds + seconds,
    atRiskSeconds:
      before.atRiskSeconds + (before.verdict === 'at-risk' ? seconds : 0),
    unknownSeconds:
      before.unknownSeconds + (before.verdict === 'cannot-tell' ? seconds : 0),
  };
}

/** A day begins at midnight where the entity was watched before, else now. */
export function newDay(
  ref: string,
  today: string,
  now: number,
  yesterday: EntityDay | undefined,
  longestGap: number,
): EntityDay {
  const empty: EntityDay = {
    ref,
    day: today,
    title: '',
    // The least of all, until something is known.
    verdict: 'exempt',
    worst: 'exempt',
    observedSeconds: 0,
    atRiskSeconds: 0,
    unknownSeconds: 0,
    settledAt: now,
    made30: 0,
    missed30: 0,
    ruleVersion: '',
  };
  if (!yesterday || now - yesterday.settledAt > longestGap) return empty;
  return countSeconds(
    {
      ...empty,
      verdict: yesterday.verdict,
      worst: yesterday.verdict,
      settledAt: dayStart(today),
    },
    now,
    longestGap,
  );
}
