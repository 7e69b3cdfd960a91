import type { SlaView } from 'backstage-plugin-backups-common';
import { countText } from './countText';

/** A share that is not rounded up to perfection: `99.9 %`. */
export function shareText(share: number): string {
  if (share >= 1) return '100 %';
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}

/** How often what was due was made, in the fewest words. */
export function slaText(sla: SlaView | undefined): string {
  return sla?.share === undefined ? 'nothing due' : shareText(sla.share);
}

/** How often what was due was made, with what it is a share of. */
export function keptText(
  { made, missed, share }: SlaView,
  population: { entities: number; departed: number },
): string {
  const number = (value: number) => value.toLocaleString('en-US');
  const of = `${countText(population.entities, 'app')}${
    population.departed > 0 ? ` and ${population.departed} gone since` : ''
  }`;
  return share === undefined
    ? `Nothing that was watched was due, ${of}.`
    : `${shareText(share)} (${number(made)} of ${number(
        made + missed,
      )}), ${of}.`;
}

/** What was not observed and is neither made nor missed; empty where all was observed. */
export function unwatchedText({ notObservedDays }: SlaView): string {
  return notObservedDays > 0
    ? `Not observed: ${countText(
        notObservedDays,
        'day',
      )} of single copies, neither made nor missed.`
    : '';
}

/** How often what was due was made, with what it is a share of, and what is in neither. */
export function slaSentence(
  sla: SlaView,
  population: { entities: number; departed: number },
): string {
  return [keptText(sla, population), unwatchedText(sla)]
    .filter(Boolean)
    .join(' ');
}

/** How much of a period was watched: `since 2026-10-29, 31 of 90 days`. */
export function observedText(period: {
  days: number;
  observedSince?: string;
  observedDays: number;
}): string {
  const days = countText(period.days, 'day');
  if (period.observedDays >= period.days) return `all ${days}`;
  return period.observedSince
    ? `since ${period.observedSince}, ${period.observedDays} of ${days}`
    : `none of these ${days}`;
}
