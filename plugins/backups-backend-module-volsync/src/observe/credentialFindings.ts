import { dayInWords } from 'backstage-plugin-backups-common';
import type { FindingFact, PlanFact } from 'backstage-plugin-backups-node';
import {
  commandInText,
  describeObject,
  kubectl,
  parseGoDuration,
  sentenceOf,
} from 'backstage-plugin-backups-node';
import type { ExternalSecret } from '../read/ExternalSecret';
import type { ClusterContext } from './ClusterContext';
import { findingAbout } from './findingAbout';

const DAY = 86_400;

/** An operator that is busy, or away for a night, is nothing to tell of. Seconds. */
const PATIENCE = DAY;

/**
 * From when on an ExternalSecret should have been refreshed, to the day, and the
 * day of its last time. `Ready` stays true while the operator is away: it writes
 * nothing then.
 */
function staleFrom({
  spec,
  status,
}: ExternalSecret): { day: number; staleAt: number } | undefined {
  const interval = parseGoDuration(spec?.refreshInterval ?? '1h');
  const refreshed = status?.refreshTime;
  const policy = spec?.refreshPolicy ?? 'Periodic';
  if (!interval || refreshed === undefined || policy !== 'Periodic') {
    return undefined;
  }
  const day = Math.floor(refreshed / DAY) * DAY;
  // To the day: it is refreshed every hour, and that alone is no news.
  return { day, staleAt: day + DAY + Math.max(PATIENCE, 3 * interval) };
}

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
      const store = value.spec?.secretStoreRef?.name ?? 'its store';
      const stale = staleFrom(value);
      if (ready?.status !== 'False' && stale) {
        const day = dayInWords(stale.day);
        return [
          findingAbout(
            { ...subject, planKey: plan.key, itemKey: plan.itemKey },
            {
              code: 'credential-not-refreshed',
              severity: 'advice',
              title: `The credentials of ${plan.object.name} have not followed ${store} since ${day}.`,
              detail: `${describeObject(
                subject.object,
              )} is to be refreshed every ${
                value.spec?.refreshInterval ?? '1h'
              }. It says that it is ready, as it does while its operator is down. Copies go on until the credentials change.`,
              fix: 'Look whether the External Secrets operator runs, and whether the store answers it.',
              standsFrom: stale.staleAt,
              causeKey: `volsync/credential-not-refreshed/${context.cluster}/${store}`,
              evidence: [{ field: 'status.refreshTime', value: day }],
            },
          ),
        ];
      }
      if (ready?.status !== 'False') return [];
      return [
        findingAbout(
          { ...subject, planKey: plan.key, itemKey: plan.itemKey },
          {
            code: 'credential-not-syncing',
            severity: 'erodes',
            title: `The credentials of ${plan.object.name} no longer follow ${store}.`,
            detail: `${describeObject(
              subject.object,
            )} is not ready. Copies go on with the Secret as it was; once the credentials change, or on a new cluster, they cannot.`,
            fix: `Look at ${commandInText(
              kubectl(
                subject.object.namespace,
                'describe',
                'externalsecret',
                subject.object.name,
              ),
            )}.`,
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
