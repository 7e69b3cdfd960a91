import { ALWAYS, NEVER } from 'backstage-plugin-backups-common';
import { JudgedPlan } from './JudgedPlan';
import { sumOfTerms } from './grace';
import { dataTime } from './memory/dataTime';
import { ARCHIVED_STEP } from './memory/DatabaseMemory';
import { untoldSince } from './untoldRun';
import { stoodStillBy, mayHaveStoodStillAt } from './standingStill';

const HOUR = 3600;

/**
 * The period that a plan's schedule implies for now. On weekdays only, the
 * wait after Friday's run is longer than the gap between the next two slots.
 */
export function impliedPeriod(plan: JudgedPlan): number | undefined {
  const { periodSeconds, dueAt, memory } = plan;
  if (periodSeconds === undefined) return undefined;
  const last = memory.lastSuccess?.finishedAt ?? Infinity;
  const wait = (dueAt ?? 0) - (untoldSince(plan.joined.fact, memory) ?? last);
  return Math.max(periodSeconds, Math.ceil(wait / HOUR) * HOUR);
}

/** How long past the RPO is forgiven: the grace of the fastest plan, but not more than half the RPO. */
export function slackOf(
  plans: readonly JudgedPlan[],
  rpoSeconds: number,
): number {
  const fastest = Math.min(
    ...plans.map(plan => plan.periodSeconds ?? Infinity),
  );
  const grace = Math.min(
    ...plans
      .filter(plan => (plan.periodSeconds ?? Infinity) === fastest)
      .map(plan => sumOfTerms(plan.grace)),
  );
  return Math.floor(Math.min(grace, rpoSeconds / 2));
}

/** The newest copy is lost at its data time plus RPO plus slack. */
export function lossAt(
  plan: JudgedPlan,
  rpoSeconds: number,
  slack: number,
): number {
  const { lastSuccess, firstSeenAt } = plan.memory;
  if (!lastSuccess) {
    // A success nobody saw was before we looked.
    const { untoldAt = firstSeenAt } = plan.joined.fact.hides ?? {};
    const unseen = plan.thresholds.mayHaveSucceeded ? untoldAt : undefined;
    return unseen === undefined ? ALWAYS : unseen + rpoSeconds + slack;
  }
  // Where it is only not known whether the log is archived, it may be.
  const { counted } = plan;
  const possible =
    !counted.counted && counted.certainty === 'not-known'
      ? lastSuccess.finishedAt
      : undefined;
  const newest = dataTime(plan.memory) ?? possible;
  if (newest === undefined) return ALWAYS;
  // The log moved on since, by less than a step; see `ARCHIVED_STEP`.
  const { database } = plan.joined.fact;
  const step = database?.archiving.state === 'working' ? ARCHIVED_STEP : 0;
  const until = newest + rpoSeconds + slack + step;
  const stoppedBy = stoodStillBy(plan);
  return stoppedBy !== undefined && until >= stoppedBy ? NEVER : until;
}

/**
 * As {@link lossAt}, where it may have been switched off soon after its newest copy,
 * or where a run may have succeeded since.
 */
export function possibleLossAt(
  plan: JudgedPlan,
  rpoSeconds: number,
  slack: number,
): number {
  const until = lossAt(plan, rpoSeconds, slack);
  if (mayHaveStoodStillAt(plan, until)) return NEVER;
  const untold = untoldSince(plan.joined.fact, plan.memory);
  return untold === undefined
    ? until
    : Math.max(until, untold + rpoSeconds + slack);
}
