import { slotAtOrBefore } from '../time/Cadence';
import { DAY, HOUR, WEEK } from '../time/durations';
import { Plan, chapterAt } from '../homelab/story/Plan';
import { latestRun, runBefore } from '../homelab/story/Run';

/** A run that left a snapshot. Epoch seconds. */
export interface Success {
  startedAt: number;
  endsAt: number;
  /** Most of what was in the volume was gone by then. */
  shrunk?: boolean;
  /** So many files could not be read: Kopia wrote a snapshot without them, and called the run failed. */
  failedFiles?: number;
}

/** The last run that had succeeded by then. */
function successBy(plan: Plan, instant: number): Success | undefined {
  let run = latestRun(plan, instant);
  while (run.endsAt > instant) {
    const before = runBefore(plan, run);
    if (!before) return undefined;
    run = before;
  }
  const { startedAt, endsAt } = run;
  // An empty volume is skipped, and nobody copies while a plan is paused.
  const nothing =
    chapterAt(plan, 'empty', startedAt) ??
    chapterAt(plan, 'unnoticed', startedAt);
  if (nothing) return undefined;
  return chapterAt(plan, 'shrunk', startedAt)
    ? { startedAt, endsAt, shrunk: true }
    : { startedAt, endsAt };
}

/** What an attempt left that could not read all files. */
function incompleteBy(plan: Plan, instant: number): Success[] {
  const { startedAt, failure } = latestRun(plan, instant);
  return failure?.reason === 'unreadable-files' && failure.from <= instant
    ? [{ startedAt, endsAt: failure.from, failedFiles: 3 }]
    : [];
}

/**
 * Runs of a plan that may still have a snapshot: every one of the last two
 * days, and the last of each day, week, month before.
 *
 * @param now - epoch seconds
 */
export function successesOf(plan: Plan, now: number): Success[] {
  const paused = chapterAt(plan, 'paused', now);
  const manual = chapterAt(plan, 'manual', now);
  const until = Math.min(
    now,
    paused ? plan.anchor - paused.ago : Infinity,
    manual ? plan.anchor - manual.ago : Infinity,
  );
  const ends = new Set<number>();
  const add = (count: number, period: number) => {
    for (let index = 0; index < count; index += 1) {
      ends.add(Math.floor(until / period) * period - index * period - 1);
    }
  };
  ends.add(until);
  const recent = Math.min(50, Math.ceil((2 * DAY) / plan.cadence.period) + 1);
  for (let index = 0; index < recent; index += 1) {
    const slot =
      slotAtOrBefore(plan.cadence, until) - index * plan.cadence.period;
    ends.add(slot + Math.min(plan.cadence.period, HOUR) - 1);
  }
  add(16, DAY);
  add(8, WEEK);
  const month = new Date(until * 1000);
  for (let index = 0; index < 26; index += 1) {
    ends.add(
      Date.UTC(month.getUTCFullYear(), month.getUTCMonth() - index) / 1000 - 1,
    );
  }
  const successes = new Map<number, Success>();
  for (const end of ends) {
    if (end < plan.createdAt) continue;
    const success = successBy(plan, Math.min(end, until));
    if (success) successes.set(success.startedAt, success);
  }
  if (manual) {
    const startedAt = plan.anchor - manual.ago;
    if (startedAt + plan.typicalSeconds <= now) {
      successes.set(startedAt, {
        startedAt,
        endsAt: startedAt + plan.typicalSeconds,
      });
    }
  }
  for (const attempt of incompleteBy(plan, until)) {
    successes.set(attempt.startedAt, attempt);
  }
  return [...successes.values()].sort((a, b) => a.startedAt - b.startedAt);
}
