import { fractionOf } from '../seed/fractionOf';
import { slotAfter, slotAtOrBefore } from '../time/Cadence';
import type { Cadence } from '../time/Cadence';

/** A run that a schedule started. Epoch seconds. */
export interface ScheduledRun {
  slot: number;
  startedAt: number;
  /** It goes on where this is later than now. */
  endsAt: number;
}

/** What runs of one schedule have in common. */
export interface RunsOptions {
  /** Where chance is drawn from. */
  seed: string;
  cadence: Cadence;
  /** Since when there is the schedule. Epoch seconds. */
  createdAt: number;
  now: number;
  /** How long a run takes, give or take. */
  typicalSeconds: number;
  /** At most so many of the newest. */
  newest: number;
}

/** @returns runs of a schedule that have begun, oldest first */
export function runsOf(options: RunsOptions): ScheduledRun[] {
  const { seed, cadence, createdAt, now, typicalSeconds, newest } = options;
  const last = slotAtOrBefore(cadence, now);
  const first = Math.max(
    slotAfter(cadence, createdAt),
    last - (newest - 1) * cadence.period,
  );
  const runs: ScheduledRun[] = [];
  for (let slot = first; slot <= last; slot += cadence.period) {
    const startedAt = slot + 1 + Math.floor(4 * fractionOf(`${seed}/${slot}`));
    if (startedAt > now) break;
    const share = 0.85 + 0.3 * fractionOf(`${seed}@${slot}`);
    runs.push({
      slot,
      startedAt,
      endsAt: startedAt + Math.round(typicalSeconds * share),
    });
  }
  return runs;
}
