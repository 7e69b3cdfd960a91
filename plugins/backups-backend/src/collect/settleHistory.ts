import { JudgedPlan } from '../judge/JudgedPlan';
import { settleDays } from '../judge/settleDay';
import { PlanDay, RunRecord } from '../keep/documents';
import { KeptState } from './KeptState';
import { RememberedPlans } from '../judge/memory/rememberPlans';
import { StandingSource } from './SourceReader';

/**
 * What this cycle adds to the history of the plans that were read anew. Up to
 * when slots were found missed, and successes contradicted, is put into the
 * memory of each plan.
 */
export function settleHistory(options: {
  plans: readonly JudgedPlan[];
  remembered: RememberedPlans;
  sources: readonly StandingSource[];
  kept: KeptState;
  timeKnown: boolean;
}): { runs: RunRecord[]; planDays: PlanDay[] } {
  const { plans, remembered, sources, kept, timeKnown } = options;
  const readAt = new Map(
    sources.map(({ record }) => [record.id, record.readAt] as const),
  );
  const runs: RunRecord[] = [];
  const planDays: PlanDay[] = [];
  for (const plan of plans) {
    if (!remembered.fresh.has(plan.id)) continue;
    const observed = remembered.runs.get(plan.id) ?? [];
    runs.push(...observed.map(run => ({ planId: plan.id, ...run })));
    const { days, missedUntil, contradictedAt } = settleDays({
      plan,
      runs: observed,
      readAt: readAt.get(plan.joined.sourceId) ?? 0,
      timeKnown,
      dayBefore: day => kept.dayOf(plan.id, day),
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
