import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  BackupsService,
  Collector,
  BackupsStore,
  ReportStore,
  WorkloadsProvider,
  sqliteDatabase,
} from 'backstage-plugin-backups-backend/testUtils';
import { createKopiaProvider } from 'backstage-plugin-backups-backend-module-kopia';
import { createKopiurProvider } from 'backstage-plugin-backups-backend-module-kopiur';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import type { EntityBackups, PlanView } from 'backstage-plugin-backups-common';
import type { Knex } from 'knex';
import { mockLogger } from '../__testUtils__/mockLogger';
import { catalogEntityOf } from '../catalog/catalogEntityOf';
import { homelabEntities } from '../catalog/homelabEntities';
import { MemoryClusterReader } from '../history/MemoryClusterReader';
import { NAS } from '../homelab/objects/backends';
import { KopiaContents } from './KopiaContents';
import type {
  KopiaServerFault,
  LoopbackKopiaServer,
} from './LoopbackKopiaServer';
import { startLoopbackKopiaServer } from './startLoopbackKopiaServer';

const ANCHOR = new Date('2026-08-22T10:00:00Z');
const MINUTE = 60_000;
const LOCATION = `nfs://${NAS.server}${NAS.path}`;

/** A portal of its own, with or without the server. */
class Portal {
  private constructor(
    private readonly knex: Knex,
    private readonly store: BackupsStore,
    private readonly collector: Collector,
    private readonly clock: () => Date,
  ) {}

  static async open(
    clock: () => Date,
    server: LoopbackKopiaServer | undefined,
  ): Promise<Portal> {
    const knex = sqliteDatabase();
    const store = await BackupsStore.create({ knex });
    const collector = new Collector({
      clock,
      store,
      reports: {
        store: new ReportStore(knex),
        expected: [],
        isExpected: () => false,
      },
      readers: ['home-1', 'home-2'].map(
        cluster =>
          new MemoryClusterReader({
            cluster,
            anchor: ANCHOR,
            intervalSeconds: 300,
            clock,
          }),
      ),
      providers: [
        new WorkloadsProvider({ storageClasses: {} }),
        createVolSyncProvider(),
        createKopiurProvider(),
        createKopiaProvider({
          clock,
          servers: server && [
            {
              name: 'kopia',
              url: server.url,
              repository: LOCATION,
              control: server.control,
              ui: server.ui,
              fingerprint: server.fingerprint,
              refreshSeconds: 60,
              intervalSeconds: 300,
              deadlineSeconds: 5,
            },
          ],
        }),
      ],
      tiers: {},
      logger: mockLogger(),
      listEntities: async () => homelabEntities().map(catalogEntityOf),
    });
    return new Portal(knex, store, collector, clock);
  }

  async collect(): Promise<void> {
    this.collector.hurry();
    await this.collector.collect({ signal: new AbortController().signal });
  }

  /** Successes that operators claim of what is written to the NAS. */
  async claims(): Promise<{ identity: string; startedAt: Date }[]> {
    const { plans } = await this.store.load();
    return plans.flatMap(({ fact, memory }) =>
      fact.destination.server === NAS.server &&
      fact.writes?.identity !== undefined
        ? [memory.lastSuccess, memory.successBefore].flatMap(success =>
            success
              ? {
                  identity: fact.writes?.identity ?? '',
                  startedAt: new Date(success.startedAt * 1000),
                }
              : [],
          )
        : [],
    );
  }

  async view(entity: Entity): Promise<EntityBackups> {
    return this.service().getEntityBackups(entity);
  }

  /** Data times of the restore points that the page lists of a copy, newest first. */
  async points(entity: Entity): Promise<string[]> {
    const { points } = await this.service().getPlanPoints({
      entity,
      planId: onNas(await this.view(entity)).id,
      limit: 10,
    });
    return points.map(({ dataTime }) => dataTime);
  }

  private service(): BackupsService {
    return new BackupsService({
      store: this.store,
      reports: new ReportStore(this.knex),
      clock: this.clock,
    });
  }

  /** What every page says of the whole and of each copy. */
  async verdicts(): Promise<Record<string, unknown>> {
    const views = await Promise.all(
      homelabEntities().map(
        async entity => [entity, await this.view(entity)] as const,
      ),
    );
    return Object.fromEntries(
      views.map(([entity, { verdict, items }]) => [
        stringifyEntityRef(entity),
        {
          verdict,
          items: items.map(({ unprotected, plans }) => ({
            unprotected,
            states: plans.map(({ state, counted }) => ({ state, counted })),
          })),
        },
      ]),
    );
  }

  close(): Promise<void> {
    return this.knex.destroy();
  }
}

function onNas(view: EntityBackups): PlanView {
  const plan = view.items[0].plans.find(
    ({ destination }) => destination.server === NAS.server,
  );
  if (!plan) throw new Error('It has no copy on the NAS.');
  return plan;
}

describe('a Kopia server beside the cluster', () => {
  const [radarr, tautulli, prowlarr] = ['radarr', 'tautulli', 'prowlarr'].map(
    name => {
      const found = homelabEntities().find(
        ({ metadata }) => metadata.name === name,
      );
      if (!found) throw new Error(`There is no ${name}.`);
      return found;
    },
  );
  let now = ANCHOR;
  const clock = () => now;
  let contents: KopiaContents;
  let server: LoopbackKopiaServer;
  let portal: Portal;
  let without: Portal;
  const deleted = 'prowlarr@downloads:/data';

  beforeEach(async () => {
    now = ANCHOR;
    without = await Portal.open(clock, undefined);
    await without.collect();
    contents = new KopiaContents();
    for (const { identity, startedAt } of await without.claims()) {
      if (identity === deleted) continue;
      contents.takeSnapshot({ identity, startedAt, content: `${startedAt}` });
    }
    contents.takeSnapshot({
      identity: deleted,
      startedAt: new Date('2026-08-19T10:00:00Z'),
      content: 'old',
    });
    server = await startLoopbackKopiaServer({ contents });
    portal = await Portal.open(clock, server);
    await portal.collect();
  });
  afterEach(async () => {
    await portal.close();
    await without.close();
    await server.close();
  });

  it('shows that a copy is in the repository, where and since when', async () => {
    expect(onNas(await without.view(radarr))).toMatchObject({
      grade: 'operator-says',
    });
    expect(onNas(await portal.view(radarr))).toMatchObject({
      state: 'healthy',
      grade: 'seen-in-repository',
      proof: { points: 1, good: 1, browsable: true },
      kept: expect.objectContaining({ differs: true }),
    });
  });

  it('lists every restore point of a copy, until one is deleted', async () => {
    const before = await portal.points(radarr);
    const older = contents.takeSnapshot({
      identity: 'radarr@downloads:/data',
      startedAt: new Date('2026-08-20T03:00:00Z'),
      content: 'older',
    });
    now = new Date(now.getTime() + 6 * MINUTE);
    await portal.collect();
    expect(await portal.points(radarr)).toEqual([
      ...before,
      '2026-08-20T03:00:00.000Z',
    ]);
    contents.deleteSnapshot(older);
    now = new Date(now.getTime() + 6 * MINUTE);
    await portal.collect();
    expect(await portal.points(radarr)).toEqual(before);
  });

  it('trap 4: turns a success hollow of which the repository has nothing', async () => {
    expect(onNas(await portal.view(prowlarr))).toMatchObject({
      state: 'hollow',
      grade: 'contradicted',
      counted: false,
    });
  });

  it('trap 26: shows a good point of a run that its operator calls failed', async () => {
    contents.takeSnapshot({
      identity: 'tautulli@entertainment:/data',
      startedAt: new Date(now.getTime() + 4 * MINUTE),
      content: 'written before the run failed',
    });
    server.refresh();
    now = new Date(now.getTime() + 6 * MINUTE);
    await portal.collect();
    const { state, lastSuccess, proof } = onNas(await portal.view(tautulli));
    expect(state).toBe('failing');
    expect(proof?.newestGood?.dataTime).toBe('2026-08-22T10:04:00.000Z');
    expect(Date.parse(lastSuccess?.finishedAt ?? '')).toBeLessThan(
      ANCHOR.getTime(),
    );
  });

  it.each<KopiaServerFault>([
    'down',
    'scaled-to-zero',
    'not-connected',
    'opening',
    'garbage',
  ])(
    'turns nothing healthy or unprotected when it is cut off (%s)',
    async fault => {
      server.setFault(fault);
      for (const minutes of [10, 20, 40]) {
        now = new Date(ANCHOR.getTime() + minutes * MINUTE);
        await portal.collect();
        await without.collect();
        // What it showed to be hollow stays hollow; the rest is as without it.
        const alone = stringifyEntityRef(prowlarr);
        const { [alone]: _, ...said } = await without.verdicts();
        const { [alone]: hollow, ...seen } = await portal.verdicts();
        expect(seen).toEqual(said);
        expect(hollow).toBeDefined();
        expect(onNas(await portal.view(prowlarr)).state).toBe('hollow');
      }
      const view = await portal.view(radarr);
      expect(onNas(view)).toMatchObject({
        grade: 'operator-says',
        proof: { current: false },
      });
      expect(view.sources.map(({ id }) => id)).not.toContain(
        'remote:kopia/kopia',
      );
    },
  );
});
