import type { PlanFact, Subject } from 'backstage-plugin-backups-node';
import { describeObject } from 'backstage-plugin-backups-node';

/** @returns what a finding about a plan is about */
export function subjectOfPlan(plan: PlanFact): Subject {
  return {
    object: plan.object,
    words: `${describeObject(plan.object)} on ${plan.object.cluster}`,
    labels: plan.labels,
    annotations: plan.annotations,
    planKey: plan.key,
    itemKey: plan.itemKey,
  };
}
