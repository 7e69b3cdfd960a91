import { describeObject } from 'backstage-plugin-backups-node';
import { JudgedFinding } from './findings/JudgedFinding';
import { JudgedPlan } from './JudgedPlan';

/** Code of the finding that only a part of an item is copied. */
export const PARTLY_COPIED = 'partly-copied';

/**
 * A plan whose folder lies within an item copies a part of it. That is no copy
 * of the item, and whoever believes it is one should be told.
 *
 * @returns a finding about the item, `undefined` where the plan stands no more
 */
export function judgePartialCopy(plan: JudgedPlan): JudgedFinding | undefined {
  const { fact } = plan.joined;
  if (plan.thresholds.fixed === 'gone' || !fact.copiesFolder) return undefined;
  const { only, path } = fact.copiesFolder;
  return {
    code: PARTLY_COPIED,
    severity: 'advice',
    object: describeObject(fact.object),
    place: fact.destination.label,
    part: only ?? path,
    causeKey: `partly-copied/${fact.key}`,
    evidence: fact.evidence,
  };
}
