import { GraceTerm } from 'backstage-plugin-backups-common';

const MINUTE = 60;
const HOUR = 3600;

/** Used while no run has told how long one takes. Seconds. */
export const UNKNOWN_DURATION = 30 * MINUTE;
/** A first run copies everything. Seconds. */
export const FIRST_RUN_DURATION = 24 * HOUR;

/**
 * @param durations - seconds, any order
 * @returns the 95th percentile by nearest rank, or `undefined` without any
 */
export function p95(durations: readonly number[]): number | undefined {
  if (durations.length === 0) return undefined;
  const sorted = [...durations].sort((a, b) => a - b);
  return Math.ceil(sorted[Math.ceil(0.95 * sorted.length) - 1]);
}

function durationTerm(
  everSucceeded: boolean,
  usual: number | undefined,
): GraceTerm {
  if (!everSucceeded) {
    return { label: 'a first run may take', seconds: FIRST_RUN_DURATION };
  }
  return usual === undefined
    ? { label: 'usual duration not known yet', seconds: UNKNOWN_DURATION }
    : { label: '19 of 20 runs take at most', seconds: usual };
}

/**
 * How long after its slot a run may end before it is overdue, as a sum that
 * can be shown.
 *
 * @param options - `gapSeconds` between two slots, where there is one;
 * `collectionSeconds` between two readings
 */
export function graceTerms(options: {
  durations: readonly number[];
  everSucceeded: boolean;
  gapSeconds: number | undefined;
  collectionSeconds: number;
}): GraceTerm[] {
  const { durations, everSucceeded, gapSeconds, collectionSeconds } = options;
  const tenth = Math.round((gapSeconds ?? 0) / 10);
  return [
    durationTerm(everSucceeded, p95(durations)),
    {
      label: 'a tenth of the time between runs, 15 min to 6 h',
      seconds: Math.min(Math.max(tenth, 15 * MINUTE), 6 * HOUR),
    },
    { label: 'one reading', seconds: collectionSeconds },
  ];
}

/** @returns the sum of the terms, seconds */
export function sumOfTerms(terms: readonly GraceTerm[]): number {
  return terms.reduce((sum, term) => sum + term.seconds, 0);
}
