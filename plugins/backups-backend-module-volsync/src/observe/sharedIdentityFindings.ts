import type { FindingFact, PlanFact } from 'backstage-plugin-backups-node';
import { describeObject, joinWords } from 'backstage-plugin-backups-node';
import { findingAbout } from './findingAbout';

/**
 * Tells of sources that write under one name into one repository: their snapshots
 * cannot be told apart, each one's retention removes the other's, and a restore
 * may bring back the wrong volume.
 */
export function sharedIdentityFindings(
  plans: readonly PlanFact[],
): FindingFact[] {
  const groups = new Map<string, PlanFact[]>();
  for (const plan of plans) {
    if (plan.writes?.identity !== undefined) {
      // No name of a Secret holds a space.
      const key = `${plan.writes.repository} ${plan.writes.identity}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [plan]);
      else group.push(plan);
    }
  }
  return [...groups.values()]
    .filter(group => group.length > 1)
    .flatMap(group =>
      group.map(plan => {
        const others = group.filter(other => other !== plan);
        return findingAbout(
          {
            object: plan.object,
            words: `${describeObject(plan.object)} on ${plan.object.cluster}`,
            labels: plan.labels,
            annotations: plan.annotations,
            planKey: plan.key,
            itemKey: plan.itemKey,
          },
          {
            code: 'same-identity-twice',
            severity: 'erodes',
            title: `${plan.object.name} writes as ${
              plan.writes?.identity
            } into the repository that ${joinWords(
              others.map(other => other.object.name),
            )} also uses under that name.`,
            detail:
              'Their snapshots cannot be told apart: retention of one removes those of the other, and a restore takes the newest of either.',
            fix: 'Give each source its own repository, or for Kopia its own username.',
            causeKey: `volsync/same-identity-twice/${plan.writes?.repository}`,
            evidence: [
              {
                field: `spec.${plan.method}.repository`,
                value: plan.writes?.repository,
              },
            ],
          },
        );
      }),
    );
}
