import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  BackupsService,
  Collector,
  BackupsStore,
  WorkloadsProvider,
  sqliteDatabase,
} from 'backstage-plugin-backups-backend/testUtils';
import { createTrueNasProvider } from 'backstage-plugin-backups-backend-module-truenas';
import { createKopiurProvider } from 'backstage-plugin-backups-backend-module-kopiur';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import type { Knex } from 'knex';
import { homelabEntities } from '../catalog/homelabEntities';
import { MemoryClusterReader } from '../history/MemoryClusterReader';
import { LoopbackTrueNas } from './LoopbackTrueNas';
import { NAS_KEY, NAS_USER } from './nasAnswersAt';
import { startLoopbackTrueNas } from './startLoopbackTrueNas';

const MINUTE = 60_000;
const ANCHOR = new Date('2026-08-22T10:00:00Z');

describe('apps that keep their data on the NAS', () => {
  const folder = createMockDirectory();
  const entities = new Map<string, Entity>(
    homelabEntities().map(entity => [entity.metadata.name, entity]),
  );
  let now = ANCHOR;
  let knex: Knex;
  let nas: LoopbackTrueNas;
  let store: BackupsStore;
  let collector: Collector;

  beforeAll(async () => {
    nas = await startLoopbackTrueNas({ anchor: ANCHOR, now: () => now });
    folder.setContent({ 'nas.pem': nas.certificate });
  });
  beforeEach(async () => {
    now = ANCHOR;
    knex = sqliteDatabase();
    store = await BackupsStore.create({ knex });
    const clock = () => now;
    const url = nas.url.replace('https:', 'wss:');
    collector = new Collector({
      clock,
      store,
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
        createTrueNasProvider({
          clock,
          servers: [
            {
              name: 'citadel',
              url: `${url}/api/current`,
              username: NAS_USER,
              apiKey: NAS_KEY,
              hosts: ['citadel.internal'],
              caFile: folder.resolve('nas.pem'),
              intervalSeconds: 300,
              deadlineSeconds: 5,
            },
          ],
        }),
      ],
      tiers: {},
      logger: mockServices.logger.mock(),
      listEntities: async () =>
        [...entities.values()].map(entity => ({
          ref: stringifyEntityRef(entity),
          kind: entity.kind.toLocaleLowerCase('en-US'),
          name: entity.metadata.name,
          annotations: entity.metadata.annotations ?? {},
        })),
    });
  });
  afterEach(async () => {
    nas.setFault(undefined);
    await knex.destroy();
  });
  afterAll(async () => {
    await nas.close();
  });

  async function collect() {
    await collector.collect({ signal: new AbortController().signal });
  }

  async function view(name: string) {
    const entity = entities.get(name);
    if (!entity) throw new Error(`There is no ${name}.`);
    const service = new BackupsService({ store, clock: () => now });
    return service.getEntityBackups(entity);
  }

  it('are judged by the tasks that copy their folders', async () => {
    await collect();
    expect(await view('photoprism')).toMatchObject({
      verdict: 'protected',
      items: [
        {
          kind: 'nfs-volume',
          name: 'citadel.internal:/mnt/storage0/photos/originals',
          plans: [
            {
              object: 'Cloud Sync task Photos to B2',
              state: 'healthy',
              counted: true,
              destination: { label: 'Backblaze B2', bucket: 'nerdz-nas' },
              schedule: { zone: 'Pacific/Auckland' },
            },
          ],
        },
      ],
      loss: { site: { kind: 'time', destination: 'Backblaze B2' } },
    });
    expect((await view('filebrowser')).items[0].plans[0]).toMatchObject({
      state: 'failing',
      reason: expect.stringContaining('401 unauthorized'),
    });
    // The dry run hides what was before it: no success is known, nor its absence.
    expect(await view('calibre')).toMatchObject({
      verdict: 'cannot-tell',
      items: [{ plans: [{ counted: false }] }],
    });
    expect(await view('stirling-pdf')).toMatchObject({
      verdict: 'at-risk',
      items: [{ unprotected: true }],
    });
  });

  it.each([
    ['wrong-key', /refuses the API key of user backstage/],
    ['down', /does not answer/],
    ['revoked-key', /expired or was revoked/],
  ] as const)(
    'are told with their age while the NAS is not read (%s), and nothing else changes',
    async (fault, words) => {
      await collect();
      const before = await view('radarr');
      nas.setFault(fault);
      now = new Date(ANCHOR.getTime() + 16 * MINUTE);
      collector.hurry();
      await collect();
      expect(await view('photoprism')).toMatchObject({
        verdict: 'cannot-tell',
        lastKnownVerdict: 'protected',
        items: [
          { plans: [{ state: 'unreadable', lastKnownState: 'healthy' }] },
        ],
        sources: expect.arrayContaining([
          expect.objectContaining({
            cluster: 'citadel',
            current: false,
            error: expect.objectContaining({
              message: expect.stringMatching(words),
            }),
          }),
        ]),
      });
      const after = await view('radarr');
      expect(after.verdict).toBe(before.verdict);
      expect(after.sources.map(({ id }) => id)).toEqual(
        before.sources.map(({ id }) => id),
      );
    },
  );

  it('are not called exposed while the NAS was never read: nothing is known', async () => {
    nas.setFault('wrong-key');
    await collect();
    const never = await view('photoprism');
    expect(never).toMatchObject({
      verdict: 'cannot-tell',
      headline: "Can't tell: citadel never answered.",
      loss: { volume: { kind: 'not-known' }, site: { kind: 'not-known' } },
      items: [{ unprotected: false, plans: [] }],
    });
    expect(new Set(never.marks.map(({ met }) => met))).toEqual(
      new Set(['not-known']),
    );
    // An item that nothing copies for sure is exposed, whatever the NAS says.
    expect((await view('actual')).marks[0]).toMatchObject({
      mark: 'copies',
      met: 'not-met',
    });
  });

  it('keep what was known of a task that makes no sense any more', async () => {
    await collect();
    const before = (await view('photoprism')).items[0].plans[0];
    expect(before.lastSuccess).toBeDefined();
    nas.setFault('broken-task');
    now = new Date(ANCHOR.getTime() + 5 * MINUTE);
    await collect();
    expect((await view('photoprism')).items[0].plans[0]).toMatchObject({
      state: 'healthy',
      lastSuccess: before.lastSuccess,
    });
  });
});
