import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { toTimestamp } from '../../time/toTimestamp';
import { fluxLabelsOf } from '../objects/labelsOf';
import { metadataOf } from '../objects/metadataOf';
import type { Moment } from '../objects/Moment';

/**
 * The ExternalSecret with which an app logs in to the shared database cluster.
 * The catalog does not say that it does: the tab suggests it.
 */
export function databaseSecret(
  moment: Moment,
  app: { name: string; namespace: string; createdAt: number },
): KubernetesObject {
  const { name, namespace, createdAt } = app;
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: metadataOf(moment, {
      kind: 'ExternalSecret',
      name,
      namespace,
      createdAt,
      labels: fluxLabelsOf(name, namespace),
    }),
    spec: {
      refreshInterval: '1h0m0s',
      secretStoreRef: {
        kind: 'ClusterSecretStore',
        name: 'onepassword-connect',
      },
      target: {
        name: `${name}-secret`,
        creationPolicy: 'Owner',
        deletionPolicy: 'Retain',
        template: {
          engineVersion: 'v2',
          mergePolicy: 'Replace',
          data: {
            INIT_POSTGRES_HOST:
              'postgres18-cluster-rw.database.svc.cluster.local',
            INIT_POSTGRES_DBNAME: `${name}_main ${name}_log`,
            INIT_POSTGRES_PASSWORD: '{{ .POSTGRES_PASSWORD }}',
          },
        },
      },
      dataFrom: [{ extract: { key: name } }],
    },
    status: {
      binding: { name: `${name}-secret` },
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'SecretSynced',
          message: 'secret synced',
          lastTransitionTime: toTimestamp(createdAt + 2),
        },
      ],
      refreshTime: toTimestamp(createdAt + 2),
    },
  };
}
