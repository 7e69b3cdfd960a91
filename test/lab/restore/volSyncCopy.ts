import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import type {
  RestoreScenario,
  RestoreWay,
  Runbook,
} from 'backstage-plugin-backups-common';
import type {
  KubernetesObject,
  PlanFact,
  RunbookRequest,
} from 'backstage-plugin-backups-node';
import { snapshotOf } from 'backstage-plugin-backups-node';

/** A claim that VolSync copies, as the cluster describes it. */
export interface VolSyncCopy {
  /** Spec of the ReplicationSource, beside its claim and schedule. */
  spec: Record<string, unknown>;
  /** What the ExternalSecret writes into the Secret `radarr-secret`. */
  template: Record<string, string>;
}

/** Where it all is. */
export const NAMESPACE = 'downloads';
/** Name of the claim, of what copies it, and of what writes its Secret. */
export const CLAIM = 'radarr';
/** Name of the Secret with the repository's password. */
export const SECRET = 'radarr-secret';

/** @returns what stands in the cluster for a copy */
export function objectsOf({ spec, template }: VolSyncCopy): KubernetesObject[] {
  const metadata = {
    name: CLAIM,
    namespace: NAMESPACE,
    creationTimestamp: '2026-01-05T10:00:00Z',
  };
  return [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata,
      spec: {
        storageClassName: 'ceph-block',
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    },
    {
      apiVersion: 'volsync.backube/v1alpha1',
      kind: 'ReplicationSource',
      metadata,
      spec: { sourcePVC: CLAIM, trigger: { schedule: '0 * * * *' }, ...spec },
    },
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata,
      spec: { target: { name: SECRET, template: { data: template } } },
    },
  ];
}

/** @returns what the provider reports of the copy */
export function planOf(copy: VolSyncCopy): PlanFact {
  const provider = createVolSyncProvider();
  const plan = [
    ...provider.observeCluster(
      snapshotOf({
        readAt: new Date(0),
        queries: provider.resources,
        objects: objectsOf(copy),
      }),
    ),
  ].find((fact): fact is PlanFact => fact.type === 'plan');
  if (!plan) throw new Error('VolSync reports no plan.');
  return plan;
}

/** @returns the runbook that the provider writes for the copy */
export function runbookOf(
  copy: VolSyncCopy,
  asked: { scenario: RestoreScenario; way: RestoreWay; moment?: Date } & Pick<
    RunbookRequest,
    'tag' | 'point'
  >,
): Runbook {
  const plan = planOf(copy);
  const { moment = new Date(), ...request } = asked;
  const { runbook } = createVolSyncProvider().writeRunbook!({
    ...request,
    plan,
    plans: [plan],
    item: {
      type: 'item',
      key: plan.itemKey!,
      kind: 'persistent-volume-claim',
      cluster: plan.object.cluster,
      namespace: NAMESPACE,
      name: CLAIM,
      labels: {},
      annotations: {},
      mountedBy: [],
      aliases: [],
    },
    notAfter: Math.floor(moment.getTime() / 1000),
  });
  if (runbook?.way !== asked.way)
    throw new Error('No such runbook is written.');
  return runbook;
}
