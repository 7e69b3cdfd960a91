import { JudgedPlan } from './JudgedPlan';
import { Day, settleDays } from './settleDay';
import { FinishedRun } from './memory/PlanMemory';
import { RememberedPlans } from './memory/rememberPlans';
import { StandingSource } from '../observe/StandingSource';

type RunOfPlan = FinishedRun & { planId: string };
type DayOfPlan = Day & { planId: string };

/**
 * What this cycle adds to the history of the plans that were read anew. Up to
 * when slots were found missed, and successes contradicted, is put into the
 * memory of each plan.
 */
export function settleHistory(options: {
  plans: readonly JudgedPlan[];
  remembered: RememberedPlans;
  sources: readonly StandingSource[];
  /** A day of a plan as it was before. */
  dayBefore(planId: string, day: string): Day | undefined;
  timeKnown: boolean;
}): { runs: RunOfPlan[]; planDays: DayOfPlan[] } {
  const { plans, remembered, sources, dayBefore, timeKnown } = options;
  const readAt = new Map(
    sources.map(({ record }) => [record.id, record.readAt] as const),
  );
  const runs: RunOfPlan[] = [];
  const planDays: DayOfPlan[] = [];
  for (const plan of plans) {
    if (!remembered.fresh.has(plan.id)) continue;
    const observed = remembered.runs.get(plan.id) ?? [];
    runs.push(...observed.map(run => ({ planId: plan.id, ...run })));
    const { days, missedUntil, contradictedAt } = settleDays({
      plan,
      runs: observed,
      readAt: readAt.get(plan.joined.sourceId) ?? 0,
      timeKnown,
      dayBefore: day => dayBefore(plan.id, day),
    });
    planDays.push(...days.map(day => ({ planId: plan.id, ...day })));
    if (
      missedUntil !== plan.memory.missedUntil ||
      contradictedAt !== plan.memory.contradictedAt
    ) {
      plan.memory = { ...plan.memory, missedUntil, contradictedAt };
    }
  }
  return { runs, planDays };
}
