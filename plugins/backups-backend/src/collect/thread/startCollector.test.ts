import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  TestDatabaseId,
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import createKnex, { Knex } from 'knex';
import { AddedByModules } from '../../addedByModules';
import { testDatabases } from '../../__testUtils__/databases';
import { copiedApp } from '../../__testUtils__/manifests';
import { componentEntity } from '../../__testUtils__/startBackups';
import { tapedeckProvider } from '../../__testUtils__/tapedeck';
import { readBackupsConfig } from '../../config/readBackupsConfig';
import { BackupsStore } from '../../keep/BackupsStore';
import { storesOf } from '../../keep/openStores';
import { StartedCollector, startCollector } from './startCollector';
import { sqliteDatabase } from '../../keep/sqliteDatabase';

const AS_OF = new Date('2026-08-22T09:55:00Z');
const APPS = ['radarr', 'sonarr'];
const TAPEDECK = resolvePackagePath(
  'backstage-plugin-backups-backend',
  'src/__testUtils__/tapedeckWorker.ts',
);
/** The thread reads TypeScript, as this process does by other means. */
const EXEC_ARGV = [
  '--require',
  require.resolve('@backstage/cli/config/nodeTransform.cjs'),
];

jest.setTimeout(180_000);

const databases = testDatabases();

describe('startCollector', () => {
  const folder = createMockDirectory();
  const files = createMockDirectory();
  const stops: (() => Promise<void>)[] = [];
  let opened = 0;

  function show(...apps: string[]): void {
    folder.setContent({
      'manifests/all.json': JSON.stringify({
        kind: 'List',
        items: apps.flatMap(app => copiedApp(app, AS_OF)),
      }),
      'manifests/broken.yaml': 'kind: Deployment\nspec: @nothing\n',
    });
  }

  async function openDatabase(id: TestDatabaseId): Promise<Knex> {
    const knex =
      id === 'SQLITE_3'
        ? createKnex({
            client: 'better-sqlite3',
            connection: { filename: files.resolve(`${(opened += 1)}.sqlite`) },
            useNullAsDefault: true,
          })
        : await databases.init(id);
    await BackupsStore.create({ knex });
    return knex;
  }

  async function start(
    knex: Knex,
    options: {
      collector?: { thread?: boolean; memoryMegabytes?: number };
      workerModules?: [string, string][];
    } = {},
  ) {
    const rootConfig = mockServices.rootConfig({
      data: {
        backups: {
          collector: options.collector ?? {},
          folders: [
            {
              cluster: 'home-1',
              path: folder.resolve('manifests'),
              asOf: AS_OF.toISOString(),
            },
          ],
        },
      },
    });
    const logger = mockServices.logger.mock();
    const added: AddedByModules = {
      providers: new Map([['tapedeck', tapedeckProvider]]),
      readers: new Map(),
      channels: new Map(),
      workerModules: new Map(options.workerModules ?? [['tapedeck', TAPEDECK]]),
    };
    const started = await startCollector({
      config: readBackupsConfig(rootConfig, new Map()),
      rootConfig,
      added,
      knex,
      stores: storesOf(knex),
      listeners: [],
      catalog: catalogServiceMock({ entities: APPS.map(componentEntity) }),
      auth: mockServices.auth(),
      discovery: mockServices.discovery(),
      logger,
      execArgv: EXEC_ARGV,
    });
    stops.push(async () => {
      await started.collector.stop();
      await knex.destroy();
    });
    return { ...started, logger };
  }

  const collect = (collector: StartedCollector) =>
    collector.collect({ signal: new AbortController().signal });

  beforeEach(() => show('radarr'));
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  describe.each(databases.eachSupportedId())('on %p', id => {
    it('writes the same in a thread of its own as in the portal', async () => {
      const kept = [];
      for (const thread of [false, true]) {
        show('radarr');
        const { collector, stores, logger } = await start(
          await openDatabase(id),
          { collector: { thread } },
        );
        const first = await collect(collector);
        show(...APPS);
        const second = await collect(collector);
        const third = await collect(collector);
        await collector.prune({ runs: 0, day: '1970-01-01', uploads: 0 });

        expect([first, second, third]).toMatchObject([
          { plans: 1, planRowsWritten: 1 },
          { plans: 2, planRowsWritten: 1 },
          { plans: 2, planRowsWritten: 0 },
        ]);
        // What a thread has to say is in the portal's log.
        expect(logger.warn).toHaveBeenCalledWith(
          'Parts of a cluster could not be read',
          expect.objectContaining({ cluster: 'home-1' }),
        );
        expect(logger.info).toHaveBeenCalledTimes(thread ? 0 : 1);
        kept.push({
          backups: await stores.backups.load(),
          estate: await stores.estate.load(),
          heads: await stores.reports.getHeads(),
          version: await stores.backups.getVersion(),
        });
      }
      expect(kept[0].backups.plans).toHaveLength(2);
      expect(kept[1]).toEqual(kept[0]);
    });

    it('goes on with what was known when a thread has died', async () => {
      const { collector, stores } = await start(await openDatabase(id));
      await collect(collector);
      const known = await stores.backups.load();

      const dying = collect(collector);
      await collector.stop();
      await expect(dying).rejects.toThrow(
        'The thread that collects backups ended: it was stopped. The next collection starts it anew',
      );
      expect(await stores.backups.load()).toEqual(known);

      show(...APPS);
      expect(await collect(collector)).toMatchObject({
        plans: 2,
        planRowsWritten: 1,
      });
    });

    it('stops a cycle that takes too long', async () => {
      const { collector } = await start(await openDatabase(id));
      const controller = new AbortController();
      const cycle = collector.collect({ signal: controller.signal });
      controller.abort(new Error('It took too long.'));
      await expect(cycle).rejects.toThrow();
      // What did not answer in time is left alone for a while, unless somebody waits.
      collector.hurry();
      expect(await collect(collector)).toMatchObject({ plans: 1 });
    });
  });

  it('says that a thread ran out of memory, and what to do', async () => {
    const { collector, logger } = await start(await openDatabase('SQLITE_3'), {
      collector: { memoryMegabytes: 64 },
    });
    // More than its heap holds.
    folder.addContent({
      'manifests/large.json': JSON.stringify({
        kind: 'List',
        items: Array.from({ length: 60_000 }, (_, index) => ({
          kind: 'ConfigMap',
          apiVersion: 'v1',
          metadata: { name: `large-${index}`, namespace: 'x' },
          data: { text: `${index}`.repeat(40), more: { than: { enough: {} } } },
        })),
      }),
    });
    await expect(collect(collector)).rejects.toThrow('memory');
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('memory limit'),
      { fix: expect.stringContaining('backups.collector.memoryMegabytes') },
    );
  });

  it.each([
    ['configuration says so', { collector: { thread: false } }],
    ['a module names nothing to load', { workerModules: [] }],
  ])('collects in the portal where %s, and says why', async (_, options) => {
    const { collector, logger } = await start(
      await openDatabase('SQLITE_3'),
      options as Parameters<typeof start>[1],
    );
    expect(logger.info.mock.calls.flat().join()).toMatch(
      /^Backups are collected in the portal's own thread\. .*(thread says so|tapedeck)\.$/,
    );
    expect(await collect(collector)).toMatchObject({ plans: 1 });
  });

  it('collects in the portal where the database is in memory', async () => {
    const knex = sqliteDatabase();
    await BackupsStore.create({ knex });
    const { collector, logger } = await start(knex);
    expect(logger.info.mock.calls.flat().join()).toContain('in memory');
    expect(await collect(collector)).toMatchObject({ plans: 1 });
  });
});
