import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { metadataOf } from '../../homelab/objects/metadataOf';
import type { Moment } from '../../homelab/objects/Moment';
import { persistentVolumeClaim } from '../../homelab/objects/persistentVolumeClaim';
import { hexOf } from '../../seed/hexOf';
import { PGO_PREFIX } from './backupJobs';

/** A database whose instances an operator runs. */
interface RunningDatabase {
  name: string;
  namespace: string;
  size: string;
  /** Epoch seconds. */
  createdAt: number;
  /** The PostgresCluster. */
  owner: { apiVersion: string; kind: string; name: string };
}

/** What the operator runs a database in: a StatefulSet and the volume of its data. */
export function instanceObjects(
  moment: Moment,
  database: RunningDatabase,
): KubernetesObject[] {
  const { name, namespace, size, createdAt, owner } = database;
  const instance = `${name}-instance1-${hexOf(`${namespace}/${name}`, 4)}`;
  const claim = `${instance}-pgdata`;
  const labels = {
    [`${PGO_PREFIX}/cluster`]: name,
    [`${PGO_PREFIX}/data`]: 'postgres',
    [`${PGO_PREFIX}/instance`]: instance,
    [`${PGO_PREFIX}/instance-set`]: 'instance1',
  };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: metadataOf(moment, {
        kind: 'StatefulSet',
        name: instance,
        namespace,
        createdAt,
        labels,
        owner,
      }),
      spec: {
        replicas: 1,
        serviceName: `${name}-pods`,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            containers: [
              {
                name: 'database',
                image:
                  'registry.developers.crunchydata.com/crunchy-postgres:17',
                volumeMounts: [{ name: 'postgres-data', mountPath: '/pgdata' }],
              },
            ],
            volumes: [
              {
                name: 'postgres-data',
                persistentVolumeClaim: { claimName: claim },
              },
            ],
          },
        },
      },
      status: {
        observedGeneration: 1,
        replicas: 1,
        readyReplicas: 1,
        availableReplicas: 1,
        updatedReplicas: 1,
      },
    },
    ...persistentVolumeClaim(moment, {
      name: claim,
      namespace,
      size,
      createdAt,
      storageClass: 'fast',
      labels,
      owner,
    }),
  ];
}
