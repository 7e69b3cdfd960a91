import { keptByKopia } from '../../repositories/keptByKopia';
import type { DemoRetention } from '../../repositories/keptByKopia';
import { fractionOf } from '../../seed/fractionOf';
import { cadenceOf, slotAfter, slotAtOrBefore } from '../../time/Cadence';
import type { Cadence } from '../../time/Cadence';
import { DAY } from '../../time/durations';
import type { FailureReason } from '../story/Chapter';
import type { DemoPolicy } from './DemoPolicy';

/** One run of a policy. Epoch seconds. */
export interface PolicyRun {
  slot: number;
  startedAt: number;
  endsAt: number;
  failure?: FailureReason;
}

/** What policies of the demo keep; Kopiur prunes by it after each run. */
export const POLICY_RETENTION: DemoRetention = {
  latest: 4,
  hourly: 0,
  daily: 7,
  weekly: 4,
  monthly: 0,
  annual: 0,
};

/** So many failed Snapshots a schedule leaves. */
export const FAILURES_KEPT = 3;

/** Further back nothing is kept by `POLICY_RETENTION`. Seconds. */
const LONGEST_KEPT = 35 * DAY;

export function cadenceOfPolicy(
  { rhythm, minute }: DemoPolicy,
  anchor: number,
): Cadence {
  return cadenceOf(rhythm, minute, anchor);
}

function runOf(
  policy: DemoPolicy,
  seed: string,
  slot: number,
  anchor: number,
): PolicyRun {
  const failure = policy.chapters.find(
    ({ ago, endedAgo = -Infinity }) =>
      anchor - ago <= slot && slot < anchor - endedAgo,
  )?.reason;
  const startedAt = slot + 2;
  const jitter = 0.75 + 0.6 * fractionOf(`${seed}@${slot}`);
  const seconds = failure ? 31 : Math.round(policy.typicalSeconds * jitter);
  return { slot, startedAt, endsAt: startedAt + seconds, failure };
}

/**
 * Runs of a policy that Kopiur still knows at an instant, oldest first.
 *
 * @param options - `seed`: where chance is drawn from; all instants are epoch seconds
 * @returns `finished`: as retention and the schedule's limit of failures leave
 * them; `running`: the one under way; `failures`: how many failed in a row by now
 */
export function policyRunsAt(
  policy: DemoPolicy,
  options: { seed: string; createdAt: number; anchor: number; now: number },
): { finished: PolicyRun[]; running?: PolicyRun; failures: number } {
  const { seed, createdAt, anchor, now } = options;
  if (policy.blocked) return { finished: [], failures: 0 };
  const cadence = cadenceOfPolicy(policy, anchor);
  const runs: PolicyRun[] = [];
  const from = Math.max(createdAt, now - LONGEST_KEPT);
  for (
    let slot = slotAfter(cadence, from);
    slot + 2 <= now;
    slot += cadence.period
  ) {
    runs.push(runOf(policy, seed, slot, anchor));
  }
  const ended = runs.filter(run => run.endsAt <= now);
  const succeeded = ended.filter(run => !run.failure);
  const kept = keptByKopia(
    succeeded.map(run => run.startedAt),
    POLICY_RETENTION,
  );
  const failed = ended.filter(run => run.failure).slice(-FAILURES_KEPT);
  const lastSuccess = succeeded.at(-1)?.slot ?? -Infinity;
  return {
    finished: ended.filter(
      run => kept.has(run.startedAt) || failed.includes(run),
    ),
    running: runs.find(run => run.endsAt > now),
    failures: ended.filter(run => run.failure && run.slot > lastSuccess).length,
  };
}

/** @returns the newest slot that has begun, and the next one */
export function slotsOf(
  policy: DemoPolicy,
  anchor: number,
  now: number,
): { last: number; next: number } {
  const cadence = cadenceOfPolicy(policy, anchor);
  return { last: slotAtOrBefore(cadence, now), next: slotAfter(cadence, now) };
}
