import {
  Collector,
  BackupsStore,
  EstateStore,
  EstateService,
  WorkloadsProvider,
  sqliteDatabase,
} from 'backstage-plugin-backups-backend/testUtils';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import {
  ClusterReader,
  KubernetesObject,
  ResourceQuery,
  snapshotOf,
} from 'backstage-plugin-backups-node';
import type { Knex } from 'knex';
import { mockLogger } from '../__testUtils__/mockLogger';
import { homelabOfFiftyTwo } from './homelabOfFiftyTwo';

const NOW = new Date('2026-08-22T10:00:00Z');

/** Claims that workloads mount and nothing copies. Source: facts on VolSync, §1.1. */
const GAPS = [
  'dev-box-config',
  'development-container-code',
  'development-container-home',
  'discord-message-scheduler',
  'influxdb3',
  'lighthouse-a',
  'lighthouse-b',
  'lighthouse-c',
  'lighthouse-d',
  'lighthouse-e',
  'mosquitto',
  'plex-cache',
  'postcraft',
  'tautulli-cache',
];

function claim(
  name: string,
  labels: Record<string, string> = {},
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace: 'default', labels },
    spec: {
      storageClassName: 'ceph-block',
      resources: { requests: { storage: '5Gi' } },
    },
  };
}

/** What backup tools, populators and database operators make for themselves. */
const TOOL_OWNED = [
  claim('volsync-src-radarr-cache'),
  claim('volsync-radarr-b2-src'),
  claim('volsync-dst-radarr-dst-cache'),
  claim('volsync-radarr-dst-dest', {
    'app.kubernetes.io/created-by': 'volsync',
  }),
  claim('vs-prime-0f4b2c1e-0000-4000-8000-000000000000'),
  claim('prime-0f4b2c1e-0000-4000-8000-000000000000'),
  claim('postgres18-cluster-1', { 'cnpg.io/cluster': 'postgres18-cluster' }),
];

describe('what nothing copies in the homelab of 52 apps', () => {
  let knex: Knex;
  beforeEach(() => {
    knex = sqliteDatabase();
  });
  afterEach(() => knex.destroy());

  async function uncovered(
    apiGroups: string[] = ['', 'apps', 'volsync.backube'],
    refused?: string,
  ) {
    const objects = [
      ...homelabOfFiftyTwo(NOW),
      ...GAPS.map(name => claim(name)),
      ...TOOL_OWNED,
    ];
    const reader: ClusterReader = {
      cluster: 'home-1',
      mode: 'live',
      intervalSeconds: 300,
      async read(queries: ResourceQuery[]) {
        const snapshot = snapshotOf({
          cluster: 'home-1',
          readAt: NOW,
          queries,
          objects,
        });
        const listings = new Map(snapshot.listings);
        for (const [key] of listings) {
          if (refused && key.includes(refused)) {
            listings.set(key, {
              outcome: 'unread',
              error: { message: `may not list ${refused}` },
            });
          }
        }
        return { ...snapshot, listings, apiGroups: new Set(apiGroups) };
      },
    };
    const store = await BackupsStore.create({ knex });
    const estate = new EstateStore(knex);
    const clock = () => NOW;
    await new Collector({
      clock,
      store,
      estate,
      readers: [reader],
      providers: [
        new WorkloadsProvider({ storageClasses: {} }),
        createVolSyncProvider(),
      ],
      tiers: {},
      logger: mockLogger(),
      listEntities: async () => [],
    }).collect({ signal: new AbortController().signal });
    const { items } = await new EstateService({
      store,
      estate,
      clock,
    }).getUncoveredItems();
    return items;
  }

  it('are the real gaps, and none of the volumes that tools own', async () => {
    const items = await uncovered();
    expect(
      items
        .filter(({ state }) => state === 'unprotected')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(GAPS);
    const [mosquitto] = items.filter(({ name }) => name === 'mosquitto');
    expect(mosquitto.protect?.text).toContain('sourcePVC: mosquitto');
  });

  it.each([
    'kopiur.home-operations.com',
    'velero.io',
    'k8up.io',
    'config.kio.kasten.io',
  ])('is not told while %s is there and nobody reads it', async group => {
    const items = await uncovered(['', 'apps', 'volsync.backube', group]);
    expect(new Set(items.map(({ state }) => state))).toEqual(
      new Set(['cannot-tell']),
    );
  });

  it('is not told where the sources could not be listed', async () => {
    const items = await uncovered(undefined, 'replicationsources');
    expect(items.some(({ state }) => state === 'unprotected')).toBe(false);
  });
});
