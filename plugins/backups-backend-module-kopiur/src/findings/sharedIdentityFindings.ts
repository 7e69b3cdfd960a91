import type { FindingFact } from 'backstage-plugin-backups-node';
import { describeObject, joinWords } from 'backstage-plugin-backups-node';
import { findingAbout } from '../observe/findingAbout';
import type { ObservedPlan } from '../observe/ObservedPlan';

/**
 * Tells of policies that write under one name into one repository: their snapshots
 * cannot be told apart.
 */
export function sharedIdentityFindings(
  observed: readonly ObservedPlan[],
): FindingFact[] {
  const groups = new Map<string, ObservedPlan[]>();
  for (const each of observed) {
    const { writes, suspended } = each.plan;
    if (writes?.identity === undefined || suspended) continue;
    const key = JSON.stringify([writes.repository, writes.identity]);
    const known = groups.get(key);
    if (known) known.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()].flatMap(group =>
    group.flatMap(({ plan, policy }) => {
      const others = group.filter(
        other =>
          other.plan !== plan &&
          // Two policies of one volume are one history.
          (plan.itemKey === undefined || other.plan.itemKey !== plan.itemKey),
      );
      if (others.length === 0) return [];
      return findingAbout(
        { ...policy.subject, planKey: plan.key, itemKey: plan.itemKey },
        {
          code: 'same-identity-twice',
          severity: 'erodes',
          title: `${plan.object.name} writes as ${
            plan.writes?.identity
          } into the repository that ${joinWords(
            others.map(other => other.plan.object.name),
          )} also uses under that name.`,
          detail:
            'Their snapshots cannot be told apart: retention of one removes those of the other, and a restore takes the newest of either.',
          fix: `Give ${describeObject(
            plan.object,
          )} an identity of its own (spec.identity).`,
          causeKey: `kopiur/same-identity-twice/${plan.writes?.repository}`,
          evidence: [
            {
              field: 'status.resolved.identity',
              value: plan.writes?.identity,
            },
          ],
        },
      );
    }),
  );
}
