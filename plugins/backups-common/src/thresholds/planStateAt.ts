import type { PlanState } from '../vocabulary/PlanState';
import type { PlanThresholds } from './PlanThresholds';

/** @public */
export interface PlanStateAt {
  state: PlanState;
  /** Set when the state is `unreadable`: what it was when its source was last current. */
  lastKnown?: Exclude<PlanState, 'unreadable'>;
}

function readableStateAt(
  thresholds: PlanThresholds,
  instant: number,
): Exclude<PlanState, 'unreadable'> {
  const { fixed } = thresholds;
  if (fixed === 'gone' || fixed === 'suspended' || fixed === 'failing') {
    return fixed;
  }
  if (instant >= thresholds.stuckAt) return 'stuck';
  if (fixed === 'hollow') return 'hollow';
  if (!thresholds.succeeded) {
    if (instant < thresholds.overdueAt) return 'new';
    return thresholds.mayHaveSucceeded ? 'overdue' : 'never-ran';
  }
  if (instant >= thresholds.overdueAt) return 'overdue';
  if (!thresholds.expected) return 'unscheduled';
  if (instant >= thresholds.lateAt) return 'late';
  return 'healthy';
}

/**
 * The state of a plan at an instant: the first row of the state table that
 * matches. Facts are extrapolated up to the source's current-until, then
 * frozen and called unreadable.
 *
 * @param thresholds - what `judge` wrote
 * @param now - epoch seconds
 * @param currentUntil - epoch seconds until which the plan's source is current
 *
 * @public
 */
export function planStateAt(
  thresholds: PlanThresholds,
  now: number,
  currentUntil: number,
): PlanStateAt {
  if (now > currentUntil) {
    return {
      state: 'unreadable',
      lastKnown: readableStateAt(thresholds, currentUntil),
    };
  }
  return { state: readableStateAt(thresholds, now) };
}
