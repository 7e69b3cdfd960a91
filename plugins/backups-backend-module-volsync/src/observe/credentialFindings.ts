import type { FindingFact, PlanFact } from 'backstage-plugin-backups-node';
import { describeObject, sentenceOf } from 'backstage-plugin-backups-node';
import type { ClusterContext } from './ClusterContext';
import { findingAbout } from './findingAbout';

/**
 * Tells where the Secret behind a destination no longer follows its store. Copies
 * go on with the old Secret until the credentials change; a new cluster would not
 * get it at all.
 */
export function credentialFindings(
  plan: PlanFact,
  context: ClusterContext,
): FindingFact[] {
  if (!plan.writes) return [];
  return (context.externalSecrets.get(plan.writes.repository) ?? []).flatMap(
    ({ subject, value }) => {
      const ready = value.status?.conditions?.find(
        condition => condition?.type === 'Ready',
      );
      if (ready?.status !== 'False') return [];
      const store = value.spec?.secretStoreRef?.name ?? 'its store';
      return [
        findingAbout(
          { ...subject, planKey: plan.key, itemKey: plan.itemKey },
          {
            code: 'credential-not-syncing',
            severity: 'erodes',
            title: `The credentials of ${plan.object.name} no longer follow ${store}.`,
            detail: `${describeObject(
              subject.object,
            )} is not ready. Copies go on with the Secret of before; once the credentials change, or on a new cluster, they cannot.`,
            fix: `Look at 'kubectl -n ${subject.object.namespace} describe externalsecret ${subject.object.name}'.`,
            causeKey: `volsync/credential-not-syncing/${context.cluster}/${store}`,
            evidence: [
              {
                field: 'status.conditions[Ready].reason',
                value: sentenceOf(ready.reason ?? '(none)'),
              },
            ],
          },
        ),
      ];
    },
  );
}
