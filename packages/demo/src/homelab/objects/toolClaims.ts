import type { KubernetesObject } from 'backstage-plugin-backups-node';
import type { DemoApp, DemoPlan } from '../apps/DemoApp';
import type { SourceStatus } from '../story/SourceStatus';
import { uidOf } from './metadataOf';
import type { Moment } from './Moment';
import { persistentVolumeClaim } from './persistentVolumeClaim';

/** Claims a mover makes for itself: its cache, and the clone it reads while it runs. */
export function moverClaims(
  moment: Moment,
  app: DemoApp,
  plan: DemoPlan,
  createdAt: number,
  status: SourceStatus | undefined,
): KubernetesObject[] {
  const shared = {
    namespace: app.namespace,
    labels: { 'app.kubernetes.io/created-by': 'volsync' },
    owner: {
      apiVersion: 'volsync.backube/v1alpha1',
      kind: 'ReplicationSource',
      name: plan.name,
    },
  };
  const startedAt = status?.lastSyncStartTime;
  const cached = plan.mover !== 'rclone' && status;
  return [
    ...(cached
      ? persistentVolumeClaim(moment, {
          ...shared,
          name: `volsync-src-${plan.name}-cache`,
          size: '8Gi',
          storageClass: 'openebs-hostpath',
          createdAt,
        })
      : []),
    ...(startedAt
      ? persistentVolumeClaim(moment, {
          ...shared,
          name: `volsync-${plan.name}-src`,
          size: app.restoreSize ?? '5Gi',
          createdAt: Date.parse(startedAt) / 1000,
        })
      : []),
  ];
}

/** A claim the volume populator forgot to remove after it filled `claim`. */
export function populatorLeftover(
  moment: Moment,
  namespace: string,
  claim: string,
  createdAt: number,
): KubernetesObject[] {
  const uid = uidOf(moment.cluster, 'PersistentVolumeClaim', namespace, claim);
  return persistentVolumeClaim(moment, {
    name: `vs-prime-${uid}`,
    namespace,
    size: '2Gi',
    createdAt,
    labels: { 'app.kubernetes.io/created-by': 'volsync' },
  });
}

/** The claims of a database cluster; CloudNativePG owns them. */
export function databaseClaims(
  moment: Moment,
  namespace: string,
  cluster: string,
  createdAt: number,
): KubernetesObject[] {
  return [1, 2, 3].flatMap(instance =>
    persistentVolumeClaim(moment, {
      name: `${cluster}-${instance}`,
      namespace,
      size: '20Gi',
      storageClass: 'openebs-hostpath',
      createdAt,
      labels: {
        'app.kubernetes.io/managed-by': 'cloudnative-pg',
        'cnpg.io/cluster': cluster,
        'cnpg.io/instanceName': `${cluster}-${instance}`,
        'cnpg.io/instanceRole': instance === 1 ? 'primary' : 'replica',
        'cnpg.io/pvcRole': 'PG_DATA',
      },
      owner: {
        apiVersion: 'postgresql.cnpg.io/v1',
        kind: 'Cluster',
        name: cluster,
      },
    }),
  );
}
