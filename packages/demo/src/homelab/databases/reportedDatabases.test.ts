import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  BackupsService,
  Collector,
  BackupsStore,
  ReportStore,
  ReportReceiver,
  WorkloadsProvider,
  sqliteDatabase,
} from 'backstage-plugin-backups-backend/testUtils';
import { createPgBackRestProvider } from 'backstage-plugin-backups-backend-module-pgbackrest';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { snapshotOf } from 'backstage-plugin-backups-node';
import type { Knex } from 'knex';
import { mockLogger } from '../../__testUtils__/mockLogger';

const B2 = 's3://s3.us-east-005.backblazeb2.com/pg/shelf';
const MINIO = 's3://minio.storage.svc:9000/pg/shelf';
const NOW = new Date('2026-11-22T18:30:00Z');

/** Real output of pgBackRest of a stanza `postgres18-cluster`. */
function outputOf(sample: string): string {
  return readFileSync(
    resolvePackagePath(
      'backstage-plugin-backups-backend-module-pgbackrest',
      `src/fixtures/info/${sample}.out`,
    ),
    'utf8',
  );
}

/** As `--repo=<number>` would have printed it. */
function ofRepository(sample: string, number: number): string {
  const stanzas = JSON.parse(outputOf(sample));
  for (const told of stanzas) {
    told.repo = told.repo.filter(
      (repo: { key: number }) => repo.key === number,
    );
  }
  return JSON.stringify(stanzas);
}

function repository(endpoint: string, retentionPolicy: object) {
  return { bucket: 'pg', repoPath: '/shelf', endpoint, retentionPolicy };
}

function object(apiVersion: string, kind: string, name: string, rest: object) {
  const metadata = {
    name,
    namespace: 'database',
    creationTimestamp: '2026-11-01T00:00:00Z',
  };
  return { apiVersion, kind, metadata, ...rest };
}

const CNPG = 'postgresql.cnpg.io/v1';
const DALIBO = 'pgbackrest.dalibo.com';

function databaseCluster() {
  return object(CNPG, 'Cluster', 'shelf', {
    spec: {
      storage: { size: '10Gi', storageClass: 'local' },
      plugins: [
        {
          name: DALIBO,
          isWALArchiver: true,
          parameters: { stanzaRef: 'shelf-stanza' },
        },
      ],
    },
    status: {
      conditions: [{ type: 'ContinuousArchiving', status: 'True' }],
    },
  });
}

function stanza(...s3Repositories: object[]) {
  return object(`${DALIBO}/v1`, 'Stanza', 'shelf-stanza', {
    spec: {
      stanzaConfiguration: { name: 'postgres18-cluster', s3Repositories },
    },
  });
}

/** What the operator tells of a backup that is in the samples. */
function backup(number: number, type: string, at: string) {
  return object(CNPG, 'Backup', `shelf-${number}-${at.replace(/\D/g, '')}`, {
    spec: {
      cluster: { name: 'shelf' },
      method: 'plugin',
      pluginConfiguration: {
        name: DALIBO,
        parameters: { selectedRepository: `${number}`, backupType: type },
      },
    },
    status: { phase: 'completed', startedAt: at, stoppedAt: at },
  });
}

function scheduled(number: number) {
  return object(CNPG, 'ScheduledBackup', `shelf-${number}`, {
    spec: {
      schedule: '0 0 1 * * *',
      cluster: { name: 'shelf' },
      method: 'plugin',
      pluginConfiguration: {
        name: DALIBO,
        parameters: { selectedRepository: `${number}`, backupType: 'full' },
      },
    },
  });
}

describe('a database whose repositories are reported', () => {
  let knex: Knex;
  let store: BackupsStore;
  let reports: ReportStore;
  let objects: object[];
  const provider = createPgBackRestProvider({
    destinations: [
      {
        configPath: 'backups.destinations[0]',
        match: { endpoint: /^minio\./ },
        failureDomain: 'minio',
      },
    ],
  });

  beforeEach(async () => {
    knex = sqliteDatabase();
    store = await BackupsStore.create({ knex });
    reports = new ReportStore(knex);
  });
  afterEach(() => knex.destroy());

  async function report(alias: string, output: string, takenAt: string) {
    const receiver = new ReportReceiver({
      formats: provider.reports ?? [],
      config: {
        maxBytes: 1_000_000,
        senders: [{ subject: 'job', kind: 'pgbackrest', repositories: ['*'] }],
      },
      store: reports,
      logger: mockLogger(),
      clock: () => NOW,
    });
    await receiver.receive({
      subject: 'job',
      kind: 'pgbackrest',
      repository: alias,
      takenAt: Date.parse(takenAt) / 1000,
      body: Readable.from([Buffer.from(output)]),
    });
  }

  async function collect(): Promise<EntityBackups> {
    const clock = () => NOW;
    await new Collector({
      clock,
      store,
      readers: [
        {
          cluster: 'home-1',
          mode: 'live',
          intervalSeconds: 300,
          read: async queries =>
            snapshotOf({ cluster: 'home-1', readAt: NOW, queries, objects }),
        },
      ],
      providers: [new WorkloadsProvider({ storageClasses: {} }), provider],
      reports: { store: reports, expected: [], isExpected: () => true },
      tiers: {},
      logger: mockLogger(),
      listEntities: async () => [
        {
          ref: 'component:default/books',
          kind: 'component',
          name: 'books',
          annotations: { 'backups/databases': 'database/shelf' },
        },
      ],
    }).collect({ signal: new AbortController().signal });
    return new BackupsService({ store, reports, clock }).getEntityBackups({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'books', namespace: 'default' },
    });
  }

  it.each([1, 2])(
    'trap 13: has a window that is computed: with log for %i full backups it begins at the first sound one of them',
    async archive => {
      objects = [
        databaseCluster(),
        stanza(
          repository('s3.us-east-005.backblazeb2.com', {
            full: 3,
            archive,
            archiveType: 'full',
          }),
        ),
        scheduled(1),
        ...['18:14:24', '18:19:10', '18:19:52'].map(time =>
          backup(1, 'full', `2026-11-22T${time}Z`),
        ),
      ];
      await report(
        B2,
        outputOf('v2.45-51-after-archive-retention-1-full-gaps'),
        '2026-11-22T18:25:00Z',
      );
      const [plan] = (await collect()).items[0].plans;
      // A restore to 18:20:27 succeeded in this very stanza; one to 18:18:00
      // failed, though the oldest backup that is listed ended before that. The
      // one of 18:19:10 is damaged, and counts all the same.
      expect(plan.database?.window.earliest).toMatchObject({
        at: '2026-11-22T18:19:52.000Z',
        known: 'computed',
      });
      expect(plan.database?.window.oldestPoint).toMatchObject({
        at: '2026-11-22T18:14:24.000Z',
        known: 'computed',
      });
      expect(plan.database?.window.latest?.known).toBe('estimated');
      expect(plan.grade).toBe('seen-in-repository');
    },
  );

  it('says within one report that a repository cannot be read, and leaves the other what it is', async () => {
    const both = { full: 2 };
    objects = [
      databaseCluster(),
      stanza(
        repository('s3.us-east-005.backblazeb2.com', both),
        repository('minio.storage.svc:9000', both),
      ),
      scheduled(1),
      scheduled(2),
      backup(1, 'full', '2026-11-22T18:13:16Z'),
      backup(2, 'full', '2026-11-22T18:13:20Z'),
    ];
    const sound = 'v2.45-04-healthy-two-repos-full-diff-incr';
    await report(B2, ofRepository(sound, 1), '2026-11-22T18:14:00Z');
    await report(MINIO, ofRepository(sound, 2), '2026-11-22T18:14:00Z');
    const before = await collect();
    expect(before.verdict).toBe('protected');
    const sizeOf = ({ repositories }: EntityBackups) =>
      repositories.find(({ label }) => label.includes('minio'))?.sizeBytes;
    expect(sizeOf(before)).toBeGreaterThan(1_000_000);

    const broken = 'v2.45-10-repo2-unreadable';
    await report(B2, ofRepository(sound, 1), '2026-11-22T18:20:00Z');
    await report(MINIO, ofRepository(broken, 2), '2026-11-22T18:20:00Z');
    const after = await collect();
    const [first, second] = after.items[0].plans;
    expect(second.findings).toMatchObject([
      {
        code: 'repository-unreadable',
        title: expect.stringMatching(/^pgBackRest cannot read .*minio/),
      },
    ]);
    expect(after.verdict).toBe('needs-attention');
    expect(after.problems[0].title).toMatch(/cannot read/);
    expect(first).toMatchObject({
      state: before.items[0].plans[0].state,
      findings: [],
      grade: 'seen-in-repository',
    });
    // What it was seen to hold before stays, with the time at which it was seen.
    expect(sizeOf(after)).toBe(sizeOf(before));
    const [, known] = before.items[0].plans;
    expect(second.proof?.listedAt).toBe('2026-11-22T18:14:00.000Z');
    expect(second.database?.window).toEqual(known.database?.window);
  });
});
