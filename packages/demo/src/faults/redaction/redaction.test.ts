import { createMockDirectory } from '@backstage/backend-test-utils';
import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  BackupsService,
  Collector,
  BackupsStore,
  FolderClusterReader,
  KubernetesApiReader,
  WorkloadsProvider,
  sqliteDatabase,
} from 'backstage-plugin-backups-backend/testUtils';
import type { KubernetesTransport } from 'backstage-plugin-backups-backend/testUtils';
import { createPgBackRestProvider } from 'backstage-plugin-backups-backend-module-pgbackrest';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import type { ClusterReader } from 'backstage-plugin-backups-node';
import type { Knex } from 'knex';
import { stringify } from 'yaml';
import { componentEntity } from '../../catalog/componentEntity';
import {
  LoopbackKubernetes,
  startLoopbackKubernetes,
} from '../../loopback/startLoopbackKubernetes';
import { readRows } from '../world/databaseRows';
import { loopbackTransport } from '../world/loopbackTransport';
import { Planter } from './Planter';
import { plantedObjects, plantedSecrets } from './plantedObjects';

const ENTITIES = ['jukebox', 'broken'].map(name =>
  componentEntity(name, 'media', undefined, name),
);
const START = Date.parse('2026-08-22T10:00:00Z');

/** Remembers everything it is told, at every level. */
function capturingLogger(lines: string[]): LoggerService {
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

/** An API that answers in words of its own. */
function answering(status: number, body: string): KubernetesTransport {
  return {
    credentialsAt: 'the test',
    get: async () => ({
      status,
      header: () => undefined,
      body: (async function* chunks() {
        yield Buffer.from(body);
      })(),
    }),
  };
}

/** An API that cannot be reached, and a client that says more than it should. */
function unreachable(message: string, cause: string): KubernetesTransport {
  return {
    credentialsAt: 'the test',
    get: async () => {
      throw new Error(message, { cause: new Error(cause) });
    },
  };
}

function statusOf(code: number, message: string): KubernetesTransport {
  return answering(code, JSON.stringify({ kind: 'Status', code, message }));
}

describe('secrets that somebody left in a cluster', () => {
  const folder = createMockDirectory();
  let planter: Planter;
  let lines: string[];
  let api: LoopbackKubernetes;
  let knex: Knex;
  let store: BackupsStore;
  let now: Date;

  beforeEach(async () => {
    planter = new Planter();
    lines = [];
    now = new Date(START);
    const objects = [...plantedObjects(planter), ...plantedSecrets(planter)];
    api = await startLoopbackKubernetes({
      clusters: { home: { objects: () => objects } },
    });
    knex = sqliteDatabase();
    store = await BackupsStore.create({ knex });
  });
  afterEach(async () => {
    await api.close();
    await knex.destroy();
  });

  function reader(transport: KubernetesTransport): ClusterReader {
    return new KubernetesApiReader({
      cluster: 'home',
      intervalSeconds: 300,
      transport,
      limits: { wait: async () => {} },
      clock: () => now,
    });
  }

  async function collect(readBy: ClusterReader): Promise<void> {
    const collector = new Collector({
      readers: [readBy],
      providers: [
        new WorkloadsProvider({ storageClasses: {} }),
        createPgBackRestProvider(),
        createVolSyncProvider(),
      ],
      store,
      tiers: {},
      logger: capturingLogger(lines),
      clock: () => now,
      listEntities: async () =>
        ENTITIES.map(entity => ({
          ref: stringifyEntityRef(entity),
          kind: 'component',
          name: entity.metadata.name,
          annotations: {},
        })),
    });
    await collector.collect({ signal: new AbortController().signal });
  }

  /** Every answer there is. */
  async function answers(): Promise<string> {
    const service = new BackupsService({ store, clock: () => now });
    const all: unknown[] = [
      await service.getSources(),
      await service.getUnlinkedItems(),
    ];
    for (const entity of ENTITIES) {
      const view = await service.getEntityBackups(entity);
      all.push(view);
      for (const { id } of view.items.flatMap(item => item.plans)) {
        const page = { entity, planId: id, limit: 200 };
        all.push(await service.getPlanRuns(page));
      }
    }
    return JSON.stringify(all);
  }

  /** @returns the places whose secrets got out, and through which door */
  async function leaks(): Promise<string[]> {
    const doors: [string, string][] = [
      ...Object.entries(await readRows(knex)).map(
        ([table, rows]): [string, string] => [table, JSON.stringify(rows)],
      ),
      ['logs', lines.join('\n')],
      ['answers', await answers()],
    ];
    return doors.flatMap(([door, text]) =>
      planter.placesIn(text).map(place => `${place} → ${door}`),
    );
  }

  it('are found where they are planted: the test can see', async () => {
    expect(planter.size).toBeGreaterThan(150);
    const text = JSON.stringify(plantedObjects(new Planter()));
    expect(planter.placesIn(text).length).toBeGreaterThan(150);
  });

  it('come out nowhere when it is read through its API', async () => {
    await collect(reader(loopbackTransport(api.url('home'))));
    expect(await answers()).toContain('ReplicationSource media/jukebox-rclone');
    expect(await answers()).toContain('[redacted]');
    expect((await readRows(knex)).runs.length).toBeGreaterThan(0);
    expect(await leaks()).toEqual([]);
    const paths = api.requests('home').map(({ path }) => path);
    expect(paths.filter(path => /\/secrets|\/pods|exec/.test(path))).toEqual(
      [],
    );
  });

  it('come out nowhere when a dump of it is read, Secrets and broken files included', async () => {
    const broken = planter.word('broken YAML');
    folder.setContent({
      'all.yaml': [...plantedObjects(planter), ...plantedSecrets(planter)]
        .map(object => stringify(object))
        .join('---\n'),
      'secrets.json': JSON.stringify({
        apiVersion: 'v1',
        kind: 'SecretList',
        items: plantedSecrets(planter).map(({ metadata, ...rest }) => ({
          ...rest,
          kind: undefined,
          metadata,
        })),
      }),
      'broken.yaml': `kind: Secret\nstringData:\n  password: @${broken}\n   ${broken}: {\n`,
      'broken.json': `{"kind": "Secret", "stringData": {"x": "${planter.word(
        'broken JSON',
      )}" oops`,
      'nameless.yaml': `kind: Secret\ndata: ${planter.word('nameless')}\n`,
      'text.yaml': `${planter.word('file that is no manifest')}\n`,
    });
    await collect(
      new FolderClusterReader({
        cluster: 'home',
        path: folder.path,
        mode: 'dump',
        intervalSeconds: 300,
        asOf: START / 1000,
        complete: true,
      }),
    );
    expect(await answers()).toContain('ReplicationSource media/jukebox-rclone');
    expect(await answers()).toContain('broken.yaml:3');
    expect(await leaks()).toEqual([]);
  });

  it('come out nowhere when its API repeats them in an error', async () => {
    await collect(reader(loopbackTransport(api.url('home'))));
    const secret = (place: string) => planter.word(place);
    const troubles: KubernetesTransport[] = [
      statusOf(
        403,
        `User "x" cannot list: token=${secret('refusal of an API')}`,
      ),
      statusOf(500, `etcd https://u:${secret('URL in an error')}@etcd: EOF`),
      statusOf(400, `bad key ${planter.secretKey('key in an error')}`),
      statusOf(401, `Bearer ${secret('token in an error')} has expired`),
      answering(502, `<p>password=${secret('page of a gateway')}</p>`),
      answering(200, `<input value="${secret('login page')}">`),
      answering(200, `{"token": "${secret('half an answer')}`),
      answering(
        404,
        JSON.stringify({
          error: { message: `api_key=${secret('error of the proxy')}` },
        }),
      ),
      unreachable(
        'fetch failed',
        `connect https://u:${secret('cause of an error')}@home: ECONNREFUSED`,
      ),
      unreachable(
        `GET https://home/?access_token=${secret('message of an error')}`,
        '',
      ),
    ];
    for (const trouble of troubles) {
      now = new Date(now.getTime() + 60_000);
      await collect(reader(trouble));
      expect(await answers()).toContain('"outcome":"unread"');
      expect(await leaks()).toEqual([]);
    }
    expect(
      lines.filter(line => line.includes('could not be read')),
    ).toHaveLength(troubles.length);
  });
});
