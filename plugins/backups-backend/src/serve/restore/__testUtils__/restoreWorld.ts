import { createMockDirectory } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import Ajv from 'ajv/dist/2020';
import volSyncModule from 'backstage-plugin-backups-backend-module-volsync';
import { readFileSync } from 'node:fs';
import { OPENAPI_FILE } from '../../../../dev/openapi/openApiFile';
import {
  componentEntity,
  startBackups,
} from '../../../__testUtils__/startBackups';

/** Where entities are asked about. */
export const RESTORE_PATH = '/api/backups/entities/by-name/component/default';
/** Nothing a browser should open. */
export const UNSAFE = ['javascript', 'alert(1)'].join(':');
const TAKEN = '2026-08-22T10:00:00Z';

const labels = { 'app.kubernetes.io/name': 'radarr' };

function claim(name: string) {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace: 'downloads', labels },
    spec: {
      storageClassName: 'ceph-block',
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '5Gi' } },
    },
  };
}

function source(name: string, pvc: string, lastSyncTime: string) {
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationSource',
    metadata: { name, namespace: 'downloads', labels },
    spec: {
      sourcePVC: pvc,
      trigger: { schedule: '0 * * * *' },
      kopia: { repository: `${name}-secret`, copyMethod: 'Snapshot' },
    },
    status: { lastSyncTime, lastSyncDuration: '1m0s' },
  };
}

function destination(name: string, lastSyncTime: string) {
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationDestination',
    metadata: { name, namespace: 'downloads' },
    spec: {
      trigger: { manual: 'once' },
      kopia: {
        repository: 'radarr-secret',
        sourceIdentity: { sourceName: 'radarr' },
      },
    },
    status: {
      lastSyncTime,
      latestMoverStatus: {
        result: 'Successful',
        logs: 'No eligible snapshots found',
      },
    },
  };
}

const DEPLOYMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'radarr', namespace: 'downloads', labels },
  spec: {
    replicas: 1,
    template: {
      metadata: { labels },
      spec: {
        containers: [
          {
            name: 'app',
            volumeMounts: [
              { name: 'config', mountPath: '/config' },
              { name: 'media', mountPath: '/media' },
            ],
          },
        ],
        volumes: [
          { name: 'config', persistentVolumeClaim: { claimName: 'radarr' } },
          { name: 'media', persistentVolumeClaim: { claimName: 'media' } },
        ],
      },
    },
  },
};

const AUTOSCALER = {
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name: 'radarr-nfs', namespace: 'downloads' },
  spec: {
    scaleTargetRef: { name: 'radarr' },
    triggers: [{ password: 'planted-password' }],
  },
};

const OBJECTS = [
  DEPLOYMENT,
  AUTOSCALER,
  claim('radarr'),
  claim('media'),
  source('radarr', 'radarr', '2026-08-22T09:01:00Z'),
  source('radarr-b2', 'radarr', '2026-08-22T00:12:00Z'),
  source('media', 'media', '2026-08-22T08:31:00Z'),
  destination('radarr-restore', '2026-08-22T09:20:00Z'),
  destination('radarr-dst', '2026-01-05T09:20:00Z'),
];

function withRunbooks(): Entity {
  const entity = componentEntity('radarr');
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: { 'backups/runbook': UNSAFE },
      links: [
        {
          url: 'https://wiki.example.com/radarr',
          title: 'Our page',
          type: 'restore-runbook',
        },
      ],
    },
  };
}

/**
 * An app with two volumes, one of them copied twice, an autoscaler and restores
 * that were seen. To be called where tests are described.
 */
export function restoreWorld() {
  const folder = createMockDirectory();
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema(JSON.parse(readFileSync(OPENAPI_FILE, 'utf8')), 'openapi');
  return {
    /** @returns what of a value is not as the OpenAPI file says */
    deviations(type: string, value: unknown): string {
      ajv.validate({ $ref: `openapi#/components/schemas/${type}` }, value);
      return ajv.errorsText(ajv.errors, { dataVar: type });
    },
    /**
     * @param reports - `backups.reports` of the configuration
     * @param more - what else the backend has
     */
    async start(
      reports: JsonObject = {},
      more: Pick<
        Parameters<typeof startBackups>[0],
        'config' | 'features'
      > = {},
    ) {
      folder.setContent({
        'all.json': JSON.stringify({ kind: 'List', items: OBJECTS }),
      });
      return startBackups({
        backups: {
          folders: [{ cluster: 'home-1', path: folder.path, asOf: TAKEN }],
          reports,
          runbooks: [
            {
              title: 'task volsync:restore',
              provider: 'volsync',
              methods: ['restic'],
              commands: [
                [
                  'task',
                  'volsync:restore',
                  'cluster={{cluster}}',
                  'app={{ app }}',
                ],
              ],
            },
          ],
        },
        entities: [withRunbooks(), componentEntity('sonarr')],
        config: more.config,
        features: [volSyncModule, ...(more.features ?? [])],
      });
    },
  };
}
