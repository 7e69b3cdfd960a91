import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  BackupsService,
  Collector,
  BackupsStore,
  EstateStore,
  EstateService,
  WorkloadsProvider,
  sqliteDatabase,
} from 'backstage-plugin-backups-backend/testUtils';
import { createPrometheusProvider } from 'backstage-plugin-backups-backend-module-prometheus';
import { createKopiurProvider } from 'backstage-plugin-backups-backend-module-kopiur';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import type { Knex } from 'knex';
import { mockLogger } from '../__testUtils__/mockLogger';
import { homelabEntities } from '../catalog/homelabEntities';
import { MemoryClusterReader } from '../history/MemoryClusterReader';
import { LoopbackAlerts, startLoopbackAlerts } from './startLoopbackAlerts';

const MINUTE = 60_000;
const ANCHOR = new Date('2026-08-22T10:00:00Z');

describe.each(['prometheus', 'alertmanager'] as const)('alerts by %s', kind => {
  const entities = homelabEntities();
  let now = ANCHOR;
  let knex: Knex;
  let alerts: LoopbackAlerts;
  let store: BackupsStore;
  let estate: EstateService;
  let estateStore: EstateStore;
  let collector: Collector;

  beforeAll(async () => {
    alerts = await startLoopbackAlerts({ anchor: ANCHOR });
  });
  beforeEach(async () => {
    now = ANCHOR;
    knex = sqliteDatabase();
    store = await BackupsStore.create({ knex });
    estateStore = new EstateStore(knex);
    const clock = () => now;
    estate = new EstateService({ store, estate: estateStore, clock });
    collector = new Collector({
      clock,
      store,
      estate: estateStore,
      readers: [
        new MemoryClusterReader({
          cluster: 'home-1',
          anchor: ANCHOR,
          intervalSeconds: 300,
          clock,
        }),
      ],
      providers: [
        new WorkloadsProvider({ storageClasses: {} }),
        createVolSyncProvider(),
        createKopiurProvider(),
        createPrometheusProvider({
          clock,
          servers: [
            {
              name: 'alerts',
              kind,
              url: alerts.url,
              cluster: 'home-1',
              intervalSeconds: 300,
              deadlineSeconds: 5,
            },
          ],
        }),
      ],
      tiers: {},
      logger: mockLogger(),
      listEntities: async () =>
        entities.map(entity => ({
          ref: stringifyEntityRef(entity),
          kind: entity.kind.toLocaleLowerCase('en-US'),
          name: entity.metadata.name,
          annotations: entity.metadata.annotations ?? {},
        })),
    });
  });
  afterEach(async () => {
    alerts.setFault(undefined);
    await knex.destroy();
  });
  afterAll(() => alerts.close());

  async function collect() {
    await collector.collect({ signal: new AbortController().signal });
  }

  async function sonarr() {
    const entity = entities.find(
      ({ metadata }) => metadata.name === 'sonarr',
    ) as Entity;
    const service = new BackupsService({
      store,
      estate: estateStore,
      clock: () => now,
    });
    const { verdict, items } = await service.getEntityBackups(entity);
    const plans = items.flatMap(item => item.plans);
    return {
      verdict,
      watched: plans.map(({ object, alerts: watching }) => ({
        object,
        states: watching?.declared.map(
          ({ name, state }) => `${name}: ${state}`,
        ),
        unread: watching?.unread,
      })),
      alerts: plans.flatMap(plan =>
        plan.findings
          .filter(({ code }) => code.startsWith('alert-'))
          .map(({ title }) => [plan.object, title]),
      ),
    };
  }

  async function source() {
    const sources = await store.getSources();
    return sources.find(({ cluster }) => cluster === 'alerts');
  }

  it('stand beside the copy they are about, once, and only those about backups', async () => {
    await collect();
    expect((await sonarr()).alerts).toEqual([
      [
        'ReplicationSource downloads/sonarr-b2',
        'The alert VolSyncVolumeOutOfSync is firing for sonarr-b2.',
      ],
    ]);
    const { findings } = await estate.getFindings();
    expect(JSON.stringify(findings)).not.toContain('KubePodCrashLooping');
  });

  it('are told with those that are declared', async () => {
    await collect();
    const { findings } = await estate.getFindings();
    expect(findings.map(({ finding }) => finding.title)).toContain(
      '2 alerts watch the backups of home-1: VolSyncComponentAbsent (after 15m), VolSyncVolumeOutOfSync (after 1h).',
    );
  });

  it('that are declared stand beside every copy that they watch, with what is known of them', async () => {
    await collect();
    expect((await sonarr()).watched).toContainEqual({
      object: 'ReplicationSource downloads/sonarr-b2',
      states: [
        'VolSyncComponentAbsent: not-firing',
        'VolSyncVolumeOutOfSync: firing',
      ],
      unread: [],
    });
    expect((await sonarr()).watched).toContainEqual({
      object: 'ReplicationSource downloads/sonarr',
      states: [
        'VolSyncComponentAbsent: not-firing',
        'VolSyncVolumeOutOfSync: not-firing',
      ],
      unread: [],
    });
  });

  it('are not known to be quiet while nobody can be asked', async () => {
    alerts.setFault('down');
    await collect();
    expect((await sonarr()).watched).toContainEqual({
      object: 'ReplicationSource downloads/sonarr',
      states: [
        'VolSyncComponentAbsent: not-known',
        'VolSyncVolumeOutOfSync: not-known',
      ],
      unread: [
        {
          server: 'alerts',
          message: expect.stringMatching(/does not answer/),
          fix: expect.stringContaining('Check that alerts is up'),
        },
      ],
    });
  });

  it.each([
    ['down', /does not answer/],
    ['refused', /refused the portal \(401\)/],
    ['garbage', /no list of alerts/],
  ] as const)(
    'that cannot be read (%s) are a silent source, and nothing else is lost',
    async (fault, words) => {
      await collect();
      const before = await sonarr();
      alerts.setFault(fault);
      now = new Date(ANCHOR.getTime() + 5 * MINUTE);
      await collect();
      const { outcome, error } = (await source()) ?? {};
      expect(outcome).toBe('unread');
      expect(error?.message).toMatch(words);
      expect(error?.fix).toBeTruthy();
      expect(await sonarr()).toEqual(before);

      alerts.setFault(undefined);
      now = new Date(ANCHOR.getTime() + 40 * MINUTE);
      await collect();
      expect(await source()).toMatchObject({ outcome: 'answered' });
    },
  );

  it('are read but for the one that makes no sense', async () => {
    alerts.setFault('broken-alert');
    await collect();
    expect((await sonarr()).alerts).toHaveLength(1);
    expect((await source())?.issues).toEqual([
      expect.stringContaining('1 of its alerts could not be understood'),
    ]);
  });
});
