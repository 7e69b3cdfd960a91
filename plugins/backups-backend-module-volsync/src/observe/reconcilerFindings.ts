import type {
  ClusterSnapshot,
  FindingFact,
  KubernetesObject,
  PlanFact,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import {
  commandInText,
  describeObject,
  kubectl,
  objectsOf,
  parseLeniently,
  sentenceOf,
  subjectOf,
} from 'backstage-plugin-backups-node';
import { z } from 'zod';
import { condition, listOf, text } from '../read/commonSchemas';
import {
  ARGO_APPLICATIONS,
  FLUX_HELM_RELEASES,
  FLUX_KUSTOMIZATIONS,
} from '../read/resources';
import { findingAbout } from './findingAbout';

const reconciled = z.object({
  status: z
    .object({
      conditions: listOf(condition),
      operationState: z.object({ phase: text }).optional(),
    })
    .optional(),
});

/** Why it does not apply what is declared, where it says so. */
function troubleOf(object: KubernetesObject): string | undefined {
  const status = parseLeniently(reconciled, { status: object.status })?.value
    .status;
  const ready = status?.conditions?.find(one => one?.type === 'Ready');
  if (ready?.status === 'False') return sentenceOf(ready.reason ?? 'not ready');
  const phase = status?.operationState?.phase;
  return phase === 'Failed' || phase === 'Error'
    ? `synchronisation ${phase.toLowerCase()}`
    : undefined;
}

type Key = `${string} ${string}/${string}`;

function keysOf({ labels, annotations }: PlanFact): Key[] {
  const keys: Key[] = [];
  for (const [kind, prefix] of [
    ['Kustomization', 'kustomize.toolkit.fluxcd.io'],
    ['HelmRelease', 'helm.toolkit.fluxcd.io'],
  ]) {
    const name = labels[`${prefix}/name`];
    if (name) keys.push(`${kind} ${labels[`${prefix}/namespace`]}/${name}`);
  }
  // `<application>:<group>/<kind>:<namespace>/<name>`, or a label.
  const tracked = annotations['argocd.argoproj.io/tracking-id']?.split(':')[0];
  const application = tracked ?? labels['argocd.argoproj.io/instance'];
  if (application) {
    const [namespace, name] = application.includes('_')
      ? application.split('_')
      : ['*', application];
    keys.push(`Application ${namespace}/${name}`);
  }
  return keys;
}

/**
 * Tells where what applies a backup object does not: then what is declared and
 * what runs drift apart unseen.
 */
export function reconcilerFindings(
  plans: readonly PlanFact[],
  snapshot: ClusterSnapshot,
): FindingFact[] {
  const troubles = new Map<
    string,
    { query: ResourceQuery; object: KubernetesObject; trouble: string }
  >();
  for (const query of [
    FLUX_KUSTOMIZATIONS,
    FLUX_HELM_RELEASES,
    ARGO_APPLICATIONS,
  ]) {
    for (const object of objectsOf(snapshot, query)) {
      const trouble = troubleOf(object);
      if (trouble === undefined) continue;
      const { name, namespace } = object.metadata;
      const entry = { query, object, trouble };
      troubles.set(`${query.kind} ${namespace}/${name}`, entry);
      // An Application's namespace is told by its tracking id only sometimes.
      if (query === ARGO_APPLICATIONS) {
        troubles.set(`${query.kind} */${name}`, entry);
      }
    }
  }
  if (troubles.size === 0) return [];
  return plans.flatMap(plan =>
    keysOf(plan).flatMap(key => {
      const found = troubles.get(key);
      if (!found) return [];
      const { query, object, trouble } = found;
      const subject = subjectOf(snapshot.cluster, query.kind, object);
      const inWords = describeObject(subject.object);
      return [
        findingAbout(
          { ...subject, planKey: plan.key, itemKey: plan.itemKey },
          {
            code: 'not-reconciled',
            severity: 'advice',
            title: `${inWords} does not apply ${plan.object.name}: ${trouble}.`,
            detail:
              'Copies go on as they were last applied. What was changed since is not in force.',
            fix: `Look at ${commandInText(
              kubectl(
                object.metadata.namespace,
                'describe',
                `${query.kind.toLowerCase()}.${query.group}`,
                object.metadata.name,
              ),
            )}.`,
            causeKey: `volsync/not-reconciled/${snapshot.cluster}/${key}`,
            evidence: [
              {
                field:
                  query === ARGO_APPLICATIONS
                    ? 'status.operationState.phase'
                    : 'status.conditions[Ready].reason',
                value: trouble,
              },
            ],
          },
        ),
      ];
    }),
  );
}
