import {
  ALWAYS,
  NEVER,
  PlanState,
  PlanThresholds,
  planStateAt,
} from 'backstage-plugin-backups-common';

/** A state with the time for which a plan is in it, epoch seconds. */
export interface StateSpan {
  state: PlanState;
  from: number;
  until: number;
}

/**
 * Lists the states that a plan goes through while nothing new is known of it.
 * It decides nothing: each is what `planStateAt` says.
 */
export function stateSpans(thresholds: PlanThresholds): StateSpan[] {
  const { lateAt, overdueAt, stuckAt } = thresholds;
  const flips = [...new Set([ALWAYS, lateAt, overdueAt, stuckAt])]
    .filter(instant => instant < NEVER)
    .sort((a, b) => a - b);
  const spans: StateSpan[] = [];
  for (const from of flips) {
    const { state } = planStateAt(thresholds, from, NEVER);
    const last = spans.at(-1);
    if (last?.state === state) continue;
    if (last) last.until = from;
    spans.push({ state, from, until: NEVER });
  }
  return spans;
}
