import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  LoggerService,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kopiaModule from 'backstage-plugin-backups-backend-module-kopia';
import volsyncModule from 'backstage-plugin-backups-backend-module-volsync';
import backupsPlugin from 'backstage-plugin-backups-backend';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import type { Knex } from 'knex';
import { homelabEntities } from '../catalog/homelabEntities';
import { Planter } from '../faults/redaction/Planter';
import { readRows } from '../faults/world/databaseRows';
import { homelabManifestsAt } from '../homelab/homelabManifestsAt';
import { NAS } from '../homelab/objects/backends';
import { demoRepositories } from '../repositories/DemoRepository';
import { kopiaReportAt } from '../repositories/kopiaReportAt';
import { KopiaContents } from './KopiaContents';
import type { LoopbackKopiaServer } from './LoopbackKopiaServer';
import { startLoopbackKopiaServer } from './startLoopbackKopiaServer';
import { sqliteDatabase } from 'backstage-plugin-backups-backend/testUtils';

const ANCHOR = new Date('2026-08-22T10:00:00Z');
const LOCATION = `nfs://${NAS.server}${NAS.path}`;
/** What the mocked tokens of services say. */
const SENDER = 'external:test-service';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every text in a document, by its place. */
function textsIn(value: Json, place: string): string[] {
  if (typeof value === 'string') return [place];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner, `${place}/${key}`),
  );
}

/** The same with one text replaced. */
function replaced(value: Json, place: string, path: string, by: string): Json {
  if (place === path) return by;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, Json] => [
    key,
    replaced(inner, `${place}/${key}`, path, by),
  ]);
  return Array.isArray(value)
    ? entries.map(([, inner]) => inner)
    : Object.fromEntries(entries);
}

describe('secrets that somebody left in a Kopia repository', () => {
  const folder = createMockDirectory();
  let planter: Planter;
  let lines: string[];
  let knex: Knex;
  let contents: KopiaContents;
  let kopia: LoopbackKopiaServer;
  let minute: number;

  beforeEach(async () => {
    planter = new Planter();
    lines = [];
    folder.setContent({
      'all.json': JSON.stringify({
        kind: 'List',
        items: homelabManifestsAt({
          cluster: 'home-1',
          now: ANCHOR,
          anchor: ANCHOR,
        }),
      }),
    });
    knex = sqliteDatabase();
    contents = new KopiaContents();
    kopia = await startLoopbackKopiaServer({ contents });
    minute = 0;
  });
  afterEach(async () => {
    await kopia.close();
    await knex.destroy();
  });

  /** Remembers everything it is told, at every level. */
  function capturingLogger(): LoggerService {
    const tell = (message: string | Error, meta?: unknown) => {
      lines.push(`${message} ${JSON.stringify(meta)}`);
    };
    const logger: LoggerService = {
      debug: tell,
      info: tell,
      warn: tell,
      error: tell,
      child: () => logger,
    };
    return logger;
  }

  async function start(options: { asksServer?: boolean } = {}) {
    const logger = capturingLogger();
    const { server } = await startTestBackend({
      features: [
        backupsPlugin,
        kopiaModule,
        volsyncModule,
        catalogServiceMock.factory({ entities: homelabEntities() }),
        mockServices.permissions.factory(),
        mockServices.scheduler.factory({
          includeInitialDelayedTasksOnStartup: true,
        }),
        createServiceFactory({
          service: coreServices.database,
          deps: {},
          factory: () => ({ getClient: async () => knex }),
        }),
        createServiceFactory({
          service: coreServices.rootLogger,
          deps: {},
          factory: () => logger,
        }),
        createServiceFactory({
          service: coreServices.logger,
          deps: {},
          factory: () => logger,
        }),
        mockServices.rootConfig.factory({
          data: {
            backups: {
              folders: [
                {
                  cluster: 'home-1',
                  path: folder.path,
                  asOf: ANCHOR.toISOString(),
                },
              ],
              kubernetes: { enabled: false },
              reports: {
                senders: [
                  {
                    subject: SENDER,
                    kind: 'kopia',
                    repositories: [LOCATION],
                  },
                ],
              },
              providers: {
                kopia: {
                  servers: !options.asksServer
                    ? []
                    : [
                        {
                          name: 'kopia',
                          url: kopia.url,
                          repository: LOCATION,
                          control: { ...kopia.control },
                          ui: { ...kopia.ui },
                          fingerprint: kopia.fingerprint,
                        },
                      ],
                },
              },
            },
          },
        }),
      ],
    });
    return `http://localhost:${server.port()}/api/backups`;
  }

  async function send(api: string, body: string): Promise<string> {
    minute += 1;
    const query = new URLSearchParams({
      repository: LOCATION,
      takenAt: new Date(ANCHOR.getTime() + minute * 60_000).toISOString(),
    });
    const response = await fetch(`${api}/reports/kopia?${query}`, {
      method: 'POST',
      headers: {
        Authorization: mockCredentials.service.header(),
        'Content-Type': 'application/json',
      },
      body,
    });
    return `${response.status} ${await response.text()}`;
  }

  /** What the pages are made of. */
  async function answers(api: string): Promise<string> {
    const get = async (path: string) => (await fetch(`${api}${path}`)).text();
    const radarr = '/entities/by-name/component/default/radarr';
    const view = await get(radarr);
    const { items = [] } = JSON.parse(view) as Partial<EntityBackups>;
    const paths = [
      '/sources',
      '/estate/destinations',
      '/estate/findings',
      '/estate/causes',
      ...items.flatMap(item =>
        item.plans.map(({ id }) => `${radarr}/plans/${id}/points?limit=100`),
      ),
    ];
    return [view, ...(await Promise.all(paths.map(get)))].join('\n');
  }

  async function collect(api: string): Promise<void> {
    await fetch(`${api}/refresh`, { method: 'POST' });
  }

  /** @returns the places whose secrets got out, and through which door */
  async function leaks(api: string, replies: string[]): Promise<string[]> {
    const doors: [string, string][] = [
      ...Object.entries(await readRows(knex)).map(
        ([table, rows]): [string, string] => [table, JSON.stringify(rows)],
      ),
      ['logs', lines.join('\n')],
      ['answers', await answers(api)],
      ['replies', replies.join('\n')],
    ];
    return doors.flatMap(([door, text]) =>
      planter.placesIn(text).map(place => `${place} → ${door}`),
    );
  }

  it('come out nowhere, whichever text of a report they stand in', async () => {
    const api = await start();
    const [nas] = demoRepositories();
    const report = kopiaReportAt(nas, {
      now: ANCHOR,
      anchor: ANCHOR,
    }) as unknown as { [key: string]: Json };
    const snapshots = report.snapshots as Json[];
    const [one] = snapshots.slice(-1);
    const replies: string[] = [];
    const styles: [string, (place: string) => string][] = [
      ['password', place => `password=${planter.word(place)}`],
      ['key', place => planter.accessKey(place)],
      ['URL', place => `https://u:${planter.word(place)}@b2.example.com/x`],
    ];
    for (const [style, secret] of styles) {
      const rest = { ...report, snapshots: [] } as Json;
      let planted = rest;
      for (const path of textsIn(rest, '')) {
        // What a repository says of its own place is compared, and refused.
        if (path.startsWith('/status/storage')) continue;
        planted = replaced(planted, '', path, secret(`${style} in ${path}`));
      }
      const manifest = {
        ...(one as object),
        tags: { a: 'b' },
        pins: ['p'],
      } as Json;
      const each = textsIn(manifest, '').map((path, index) =>
        replaced(
          replaced(manifest, '', '/id', `${index}`.padStart(32, '0')),
          '',
          path,
          secret(`${style} in snapshots[]${path}`),
        ),
      );
      // An id that is none costs the licence to miss any: it goes first.
      const [withId, without] = [true, false].map(wanted =>
        each.filter((_, index) => (index === 0) === wanted),
      );
      for (const further of [withId, without]) {
        replies.push(
          await send(
            api,
            JSON.stringify({
              ...(planted as object),
              snapshots: [...snapshots, ...further],
            }),
          ),
        );
      }
      await collect(api);
    }
    expect(planter.size).toBeGreaterThan(100);
    expect(replies.filter(reply => !reply.startsWith('200'))).toEqual([]);
    expect((await answers(api)).includes('"keptBecause":["')).toBe(true);
    expect(await leaks(api, replies)).toEqual([]);
  });

  it('come out nowhere when a report is refused', async () => {
    const api = await start();
    const word = (place: string) => `password=${planter.word(place)}`;
    const replies = [
      await send(api, `{"snapshots":[{"id":"${word('half a report')}`),
      await send(api, word('no report')),
      await send(api, JSON.stringify({ [word('a key')]: word('its value') })),
      await send(
        api,
        JSON.stringify({
          status: {
            storage: {
              type: 's3',
              config: {
                bucket: word('bucket'),
                secretAccessKey: planter.secretKey('storage key'),
              },
            },
          },
        }),
      ),
    ];
    expect(replies.map(reply => reply.slice(0, 3))).toEqual([
      '400',
      '400',
      '400',
      '200',
    ]);
    await collect(api);
    expect(await leaks(api, replies)).toEqual([]);
  });

  it('come out nowhere when a server repeats them, nor do its users’ own', async () => {
    for (const user of [kopia.control, kopia.ui]) {
      planter.remember(user.password, `password of ${user.username}`);
    }
    contents.takeSnapshot({
      identity: `radarr@downloads:/password=${planter.word('path')}`,
      startedAt: ANCHOR,
      content: `password=${planter.word('content')}`,
      incomplete: `token=${planter.word('reason')}`,
    });
    kopia.refresh();
    const api = await start({ asksServer: true });
    kopia.setFault('broken-snapshots');
    for (const place of ['error', 'session']) {
      planter.remember(`planted-in-${place}`, place);
    }
    await collect(api);
    expect(kopia.asked()).toContainEqual(expect.stringContaining('/snapshots'));
    expect(await leaks(api, [])).toEqual([]);
  });
});
