import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogBackend from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import type {
  CatalogService,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { JsonObject } from '@backstage/types';
import type { LabelledApp } from 'backstage-plugin-backups-common';
import catalogModuleBackups from 'backstage-plugin-catalog-backend-module-backups';
import { setTimeout } from 'node:timers/promises';
import request from 'supertest';
import { backupsPlugin } from './plugin';

const ORIGIN = 'backstage.io/managed-by-origin-location';
const LOCATION = 'backstage.io/managed-by-location';
const REF = 'component:default/radarr';
const COLLECT = 'backups-collect';
const REFRESH = 'backups-labels:refresh';

const labels = { 'app.kubernetes.io/name': 'radarr' };
const MANIFESTS = [
  {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'radarr', namespace: 'downloads' },
    spec: { storageClassName: 'ceph-block' },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'radarr', namespace: 'downloads', labels },
    spec: {
      template: {
        metadata: { labels },
        spec: {
          containers: [
            { name: 'a', volumeMounts: [{ name: 'c', mountPath: '/c' }] },
          ],
          volumes: [
            { name: 'c', persistentVolumeClaim: { claimName: 'radarr' } },
          ],
        },
      },
    },
  },
];

const byHand: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'radarr',
    title: 'Written by hand',
    annotations: {
      [ORIGIN]: 'url:https://git.example.com/catalog-info.yaml',
      [LOCATION]: 'url:https://git.example.com/catalog-info.yaml',
    },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:media' },
};

describe('components from labels, with the real catalog', () => {
  const folder = createMockDirectory();
  beforeEach(() =>
    folder.setContent({
      'all.json': JSON.stringify({ kind: 'List', items: MANIFESTS }),
    }),
  );

  async function start(providers: JsonObject) {
    const scheduler = mockServices.scheduler();
    let catalog: CatalogService | undefined;
    let hand: EntityProviderConnection | undefined;
    const backend = await startTestBackend({
      features: [
        catalogBackend,
        backupsPlugin,
        catalogModuleBackups,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        mockServices.rootConfig.factory({
          data: {
            catalog: { providers },
            backups: {
              folders: [
                {
                  cluster: 'home-1',
                  path: folder.path,
                  asOf: '2026-08-22T10:00:00Z',
                },
              ],
            },
          },
        }),
        createBackendModule({
          pluginId: 'catalog',
          moduleId: 'by-hand',
          register(registration) {
            registration.registerInit({
              deps: {
                processing: catalogProcessingExtensionPoint,
                service: catalogServiceRef,
              },
              async init({ processing, service }) {
                catalog = service;
                processing.addEntityProvider({
                  getProviderName: () => 'by-hand',
                  connect: async connection => void (hand = connection),
                });
              },
            });
          },
        }),
      ],
    });
    const credentials = mockCredentials.service();
    const linked = async () => {
      const { body } = await request(backend.server)
        .get('/api/backups/estate/apps')
        .set('Authorization', mockCredentials.service.header())
        .expect(200);
      return body.apps.flatMap((app: LabelledApp) => app.entities);
    };
    const read = () => catalog?.getEntityByRef(REF, { credentials });
    return {
      stop: () => backend.stop(),
      scheduler,
      read,
      linked,
      /** The catalog processes in its own time. */
      async until(fits: (entity: Entity | undefined) => boolean) {
        const deadline = Date.now() + 30_000;
        for (;;) {
          const entity = await read();
          if (fits(entity)) return entity;
          if (Date.now() > deadline) return entity;
          await setTimeout(50);
        }
      },
      async register(entity: Entity) {
        await hand?.applyMutation({
          type: 'full',
          entities: [
            { entity, locationKey: entity.metadata.annotations?.[ORIGIN] },
          ],
        });
      },
    };
  }

  it('offers a component that stays when its items are linked, until somebody registers one', async () => {
    const { scheduler, read, linked, until, register, stop } = await start({
      backups: { owner: 'group:default/cluster' },
    });
    await scheduler.triggerTask(COLLECT);
    await scheduler.triggerTask(REFRESH);
    const made = await until(entity => entity !== undefined);
    expect(made).toMatchObject({
      metadata: {
        annotations: {
          [ORIGIN]: 'backups:labels',
          [LOCATION]: 'backups:home-1/downloads/radarr',
          'backstage.io/kubernetes-label-selector':
            'app.kubernetes.io/name=radarr',
        },
      },
      spec: { owner: 'group:default/cluster' },
    });
    for (let round = 0; round < 2; round += 1) {
      await scheduler.triggerTask(COLLECT);
      await scheduler.triggerTask(REFRESH);
      expect((await read())?.metadata.uid).toBe(made?.metadata.uid);
      expect(await linked()).toEqual([REF]);
    }

    await register(byHand);
    const replaced = await until(
      entity => entity?.metadata.title !== undefined,
    );
    expect(replaced?.metadata.title).toBe('Written by hand');
    for (let round = 0; round < 2; round += 1) {
      await scheduler.triggerTask(COLLECT);
      await scheduler.triggerTask(REFRESH);
      expect((await read())?.metadata.title).toBe('Written by hand');
    }
    await stop();
  });

  it('is off unless it is configured', async () => {
    const { scheduler, stop } = await start({});
    const tasks = await scheduler.getScheduledTasks();
    expect(tasks.map(({ id }) => id)).not.toContain(REFRESH);
    await stop();
  });

  it('names an unknown key', async () => {
    await expect(
      start({ backups: { ownr: 'group:default/cluster' } }),
    ).rejects.toThrow(/catalog\.providers\.backups\.ownr.*owner/s);
  });
});
