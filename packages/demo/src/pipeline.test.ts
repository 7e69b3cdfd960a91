import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  BackupsService,
  Collector,
  BackupsStore,
  FolderClusterReader,
  WorkloadsProvider,
  sqliteDatabase,
} from 'backstage-plugin-backups-backend/testUtils';
import type { CollectorOptions } from 'backstage-plugin-backups-backend/testUtils';
import { createKopiurProvider } from 'backstage-plugin-backups-backend-module-kopiur';
import { createPgBackRestProvider } from 'backstage-plugin-backups-backend-module-pgbackrest';
import { createKopiaProvider } from 'backstage-plugin-backups-backend-module-kopia';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import { planStateAt } from 'backstage-plugin-backups-common';
import type { EntityBackups, Verdict } from 'backstage-plugin-backups-common';
import { readDestinationPatterns } from 'backstage-plugin-backups-node';
import { catalogEntityOf } from './catalog/catalogEntityOf';
import { componentsFromLabels } from './catalog/componentsFromLabels';
import { homelabEntities } from './catalog/homelabEntities';
import { MemoryClusterReader } from './history/MemoryClusterReader';
import { DEMO_STATES } from './homelab/demoStates';
import { homelabOfFiftyTwo } from './scale/homelabOfFiftyTwo';

const HOUR = 3_600_000;
const MINUTE = 60_000;

describe('the pipeline', () => {
  const knex = sqliteDatabase();
  let store: BackupsStore;
  beforeAll(async () => {
    store = await BackupsStore.create({ knex });
  });
  afterAll(() => knex.destroy());

  function collectorOf(
    options: Pick<CollectorOptions, 'readers' | 'clock'> & {
      entities: Entity[];
      destinations?: ReturnType<typeof readDestinationPatterns>;
    },
  ): Collector {
    const { readers, clock, entities, destinations } = options;
    return new Collector({
      readers,
      clock,
      store,
      providers: [
        new WorkloadsProvider({ storageClasses: {} }),
        createPgBackRestProvider({ destinations }),
        createVolSyncProvider({ destinations }),
        createKopiurProvider({ destinations }),
        createKopiaProvider({ destinations }),
      ],
      tiers: {},
      logger: mockServices.logger.mock(),
      listEntities: async () => entities.map(catalogEntityOf),
    });
  }
  const { signal } = new AbortController();

  it('sees every plan of the demo in the state its story tells', async () => {
    const anchor = new Date('2026-08-22T10:00:00Z');
    let now = new Date(anchor.getTime() - 26 * HOUR);
    const clock = () => now;
    const collector = collectorOf({
      clock,
      entities: homelabEntities(),
      readers: ['home-1', 'home-2'].map(
        cluster =>
          new MemoryClusterReader({
            cluster,
            anchor,
            intervalSeconds: 300,
            clock,
          }),
      ),
    });
    while (now < anchor) {
      await collector.collect({ signal });
      const near = anchor.getTime() - now.getTime() <= HOUR;
      now = new Date(now.getTime() + (near ? 5 * MINUTE : HOUR));
    }
    await collector.collect({ signal });

    const { plans, sources } = await store.load();
    const currentUntil = new Map(
      sources.map(source => [source.id, source.currentUntil]),
    );
    const shown = new Map(
      plans.map(({ fact, thresholds, sourceId }) => [
        fact.key,
        planStateAt(
          thresholds,
          now.getTime() / 1000,
          currentUntil.get(sourceId) ?? 0,
        ).state,
      ]),
    );
    const told = new Map(
      DEMO_STATES.map(({ plan, state, clusterSays }) => [
        plan,
        clusterSays ?? state,
      ]),
    );
    expect(
      [...shown].filter(
        ([plan, state]) => state !== (told.get(plan) ?? 'healthy'),
      ),
    ).toEqual([]);
    expect([...told.keys()].filter(plan => !shown.has(plan))).toEqual([]);
  });

  describe('over a folder of the 52 apps', () => {
    const now = new Date('2026-08-22T10:00:00Z');
    const folder = createMockDirectory();
    /** Copies that somebody took away. */
    const removed = ['paperless-b2', 'bookstack', 'bookstack-b2'];
    const objects = homelabOfFiftyTwo(now).filter(
      ({ kind, metadata }) =>
        kind !== 'ReplicationSource' || !removed.includes(metadata.name),
    );
    /** What people declare in the catalog. */
    const declared: Record<string, Record<string, string>> = {
      mariadb: { 'backups/rpo': '2h' },
      'pocket-id': { 'backups/rpo': '12h' },
      sonarr: { 'backups/rpo': '4h' },
      plex: { 'backups/rpo': '1h' },
      vaultwarden: { 'backups/exempt': 'is rebuilt; until 2027-03-01' },
      immich: { 'backups/expect': 'Cloudflare R2' },
      'home-assistant': { 'backups/rpo': 'soon' },
    };
    const entities = componentsFromLabels(objects).map(entity => ({
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: {
          ...entity.metadata.annotations,
          ...declared[entity.metadata.name],
        },
      },
    }));

    type Placed = 'by nobody' | 'by the configuration' | 'by a policy';

    async function collect(placed: Placed) {
      folder.setContent({
        'claims.json': JSON.stringify({
          kind: 'List',
          items: objects.filter(({ kind }) => kind?.startsWith('Persistent')),
        }),
        'rest.yaml': objects
          .filter(({ kind }) => !kind?.startsWith('Persistent'))
          .filter(
            ({ kind }) =>
              placed === 'by a policy' || kind !== 'MutatingAdmissionPolicy',
          )
          .map(object => JSON.stringify(object))
          .join('\n---\n'),
      });
      const config = mockServices.rootConfig({
        data: {
          backups: {
            destinations: [
              {
                match: { secretName: '-volsync-secret$' },
                label: 'NAS',
                type: 'nfs',
                server: 'citadel.internal',
                path: '/mnt/storage0/backups/VolsyncKopia',
                offSite: false,
                failureDomain: 'nas',
              },
            ],
          },
        },
      });
      const collector = collectorOf({
        entities,
        destinations:
          placed === 'by the configuration'
            ? readDestinationPatterns(config)
            : undefined,
        readers: [
          new FolderClusterReader({
            cluster: 'home',
            path: folder.path,
            mode: 'dump',
            intervalSeconds: 300,
            asOf: now.getTime() / 1000,
            complete: false,
          }),
        ],
      });
      const summary = await collector.collect({ signal });
      const service = new BackupsService({ store });
      const views = new Map<string, EntityBackups>();
      for (const entity of entities) {
        views.set(entity.metadata.name, await service.getEntityBackups(entity));
      }
      return { summary, views };
    }

    /**
     * By hand, at 10:00. Every app was copied to B2 soon after midnight, to the
     * NAS soon after 06:00 (n8n, mariadb and pocket-id: after 09:00). Where the
     * NAS is stands in no source: without configuration, and without the policy
     * that mounts it, it may be the machine that holds the volumes.
     */
    const BY_HAND: [string, string, Verdict, Verdict][] = [
      ['radarr', 'B2 alone is inside a day', 'protected', 'protected'],
      ['n8n', 'B2 alone is inside a day', 'protected', 'protected'],
      ['pocket-id', 'B2 is 10 h old, 12 h will do', 'protected', 'protected'],
      ['mariadb', 'only the NAS is inside 2 h', 'cannot-tell', 'protected'],
      ['sonarr', 'only the NAS is inside 4 h', 'cannot-tell', 'protected'],
      ['plex', 'not even the NAS is inside 1 h', 'at-risk', 'at-risk'],
      ['vaultwarden', 'needs no backup', 'exempt', 'exempt'],
      [
        'immich',
        'a copy on R2 is expected, and nothing goes there',
        'needs-attention',
        'needs-attention',
      ],
      [
        'home-assistant',
        'what it declares is no duration, so a day is assumed',
        'protected',
        'protected',
      ],
      ['paperless', 'only the NAS holds it', 'cannot-tell', 'protected'],
      ['bookstack', 'nothing copies it', 'at-risk', 'at-risk'],
    ];

    describe.each([
      ['by nobody', undefined],
      ['by the configuration', 'NAS'],
      ['by a policy', 'NFS citadel.internal'],
    ] as const)('whose NAS is placed %s', (where, nas) => {
      let found: Awaited<ReturnType<typeof collect>>;
      beforeAll(async () => {
        found = await collect(where);
      });

      it('finds each app, its volume and both of its copies', () => {
        expect(found.summary).toMatchObject({ entities: 52 });
        const untouched = [...found.views].filter(
          ([app]) => !['paperless', 'bookstack'].includes(app),
        );
        expect(untouched).toHaveLength(50);
        for (const [app, view] of untouched) {
          expect([app, view.linked, view.clock]).toEqual([app, true, 'dump']);
          expect(
            view.items.map(({ name, plans }) => [
              name,
              plans.map(plan => plan.state),
            ]),
          ).toEqual([[app, ['healthy', 'healthy']]]);
        }
      });

      it.each(BY_HAND)('judges %s: %s', (app, _because, unplaced, placed) => {
        const view = found.views.get(app);
        expect([app, view?.verdict, view?.headline]).toEqual([
          app,
          nas ? placed : unplaced,
          expect.any(String),
        ]);
      });

      it('tells the age of the copy to use, and what the loss of the site costs', () => {
        const radarr = found.views.get('radarr');
        const { volume, site } = radarr?.loss ?? {};
        // The eleventh app after n8n starts at minute 11.
        const since = (hour: number) => (10 - hour) * 3600 - 11 * 60;
        expect(site).toMatchObject({ destination: 'Backblaze B2' });
        expect((site?.seconds ?? 0) / 60).toBeCloseTo(since(0) / 60, -1);
        expect(volume).toMatchObject({
          destination: nas ?? 'Backblaze B2',
        });
        expect((volume?.seconds ?? 0) / 60).toBeCloseTo(
          since(nas ? 6 : 0) / 60,
          -1,
        );
        expect(found.views.get('paperless')?.loss.site).toMatchObject({
          kind: nas ? 'everything' : 'not-known',
        });
      });
    });
  });
});
