import { Finding } from 'backstage-plugin-backups-common';
import { describeObject } from 'backstage-plugin-backups-node';
import { JudgedPlan } from './JudgedPlan';

/** Code of the finding that only a part of an item is copied. */
export const PARTLY_COPIED = 'partly-copied';

/**
 * A plan whose folder lies within an item copies a part of it. That is no copy
 * of the item, and whoever believes it is one should be told.
 *
 * @returns a finding about the item, `undefined` where the plan stands no more
 */
export function judgePartialCopy(plan: JudgedPlan): Finding | undefined {
  const { fact } = plan.joined;
  if (plan.thresholds.fixed === 'gone' || !fact.copiesFolder) return undefined;
  const object = describeObject(fact.object);
  const { only, path } = fact.copiesFolder;
  return {
    code: PARTLY_COPIED,
    severity: 'advice',
    title: `Only ${only ?? path} of it is copied to ${
      fact.destination.label
    } (${object}).`,
    detail: 'The rest of it is not in that copy, so it does not count as one.',
    fix: `Let ${object} copy the whole, or mount only what is copied.`,
    causeKey: `partly-copied/${fact.key}`,
    evidence: fact.evidence,
  };
}
