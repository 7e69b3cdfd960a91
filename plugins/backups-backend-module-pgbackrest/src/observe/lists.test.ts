import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  FindingFact,
  KubernetesObject,
  PlanFact,
} from 'backstage-plugin-backups-node';
import { cluster } from '../fixtures/objects';
import { observe } from '../fixtures/observe';

/** Lists as an API server answers them, one kind each. */
const FOLDER = join(__dirname, '..', 'fixtures', 'cnpg');

function list(name: string): KubernetesObject[] {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')).items;
}

const CLUSTERS = list('clusters-mixed');
const SCHEDULES = list('scheduledbackups-mixed');
const DALIBO_BACKUPS = list('backups-dalibo-mixed');
const STANZAS = list('stanzas-dalibo');

function utc(instant: number | undefined): string {
  return instant === undefined
    ? 'never'
    : new Date(instant * 1000).toISOString().replace('.000Z', 'Z');
}

const OPERA_PLUGIN = {
  name: 'pgbackrest.cnpg.opera.com',
  isWALArchiver: true,
  parameters: { pgbackrestObjectName: 'minio-store' },
};
const BARMAN_PLUGIN = {
  name: 'barman-cloud.cloudnative-pg.io',
  isWALArchiver: true,
  parameters: { barmanObjectName: 'db-backupstore' },
};

/** What is to be known of a plan, in a line. */
function inWords({
  database,
  schedule,
  lastSuccess,
  lastAttemptFailed,
  runningSince,
  suspended,
  destination,
}: PlanFact): string {
  const { recordedAs, archiving, chain, restorableFrom } = database!;
  const schedules =
    schedule.kind === 'several'
      ? schedule.each
          .map(each => `${each.makes} '${each.schedule.expression}'`)
          .join(' + ')
      : schedule.kind;
  return [
    `${recordedAs} at ${destination.endpoint ?? destination.label}`,
    schedules,
    `last ${utc(lastSuccess?.finishedAt)}`,
    lastAttemptFailed && `failing since ${utc(lastAttemptFailed.since)}`,
    runningSince && `running since ${utc(runningSince)}`,
    suspended && 'suspended',
    archiving.state !== 'working' && `log ${archiving.state}`,
    chain && `${chain.sinceFull} since the last full one`,
    restorableFrom && `from ${utc(restorableFrom)}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** When the lists were taken. */
const TAKEN = Date.parse('2026-08-21T09:00:00Z') / 1000;

/** Codes of what stands about one database cluster then, without repetition. */
function codesOf(findings: FindingFact[], itemKey: string): string {
  const codes = findings
    .filter(({ about }) => about.itemKey === itemKey)
    .filter(({ finding }) => (finding.standsFrom ?? 0) <= TAKEN)
    .map(({ finding }) => finding.code);
  return [...new Set(codes)].sort().join(' ');
}

/** Plans and findings of each database cluster, by its name. */
function told(
  objects: KubernetesObject[],
): Record<string, { plans: string[]; codes: string }> {
  const { items, plans, findings } = observe(objects);
  return Object.fromEntries(
    items.map(({ key, name }) => [
      name,
      {
        plans: plans.filter(plan => plan.itemKey === key).map(inWords),
        codes: codesOf(findings, key),
      },
    ]),
  );
}

const B2 = 's3.us-east-005.backblazeb2.com';
const UNUSED = `1 at ${B2}; none; last never`;
const SHARED = 'history-not-applied repository-without-backups stanza-shared';

describe('lists of a whole namespace', () => {
  const all = told([
    ...CLUSTERS,
    ...SCHEDULES,
    ...DALIBO_BACKUPS,
    ...STANZAS,
    ...list('databases'),
  ]);

  it.each<[string, string[], string]>([
    [
      'postgres18-cluster',
      [
        `1 at ${B2}; incremental '0 0 3 * * *' + full '0 0 1 * * 0' + incremental '0 3 * * *' + incremental '@daily' + incremental '0 0 5 * * *'; last 2026-08-19T03:00:49Z; failing since 2026-08-20T03:00:01Z; running since 2026-08-20T09:00:00Z`,
      ],
      'backup-queue-stalled cron-five-fields database-not-there history-not-applied plugin-not-available plugin-versions-differ schedule-invalid schedule-leads-nowhere schedule-stalled stanza-shared',
    ],
    ['running-backup-not-a-failure', [UNUSED], SHARED],
    [
      'last-backup-failed',
      [`${UNUSED}; failing since 2026-08-20T03:00:01Z`],
      'history-not-applied plugin-not-available repository-without-backups stanza-shared',
    ],
    [
      'archiving-failing-last-backup-ok',
      [`${UNUSED}; log failing`],
      'history-not-applied log-archiving-failing repository-without-backups stanza-shared',
    ],
    [
      'legacy-repositoryRef-parameter',
      ['1 at not known; none; last never; log not-seen'],
      'legacy-repository-ref log-archiving-not-seen',
    ],
    ['plugin-disabled', [], 'plugin-disabled'],
    ['postgres18-bookorbit', [], ''],
    ['restored-from-stanza', [UNUSED], SHARED],
  ])('tell of %s: %j, %s', (name, plans, codes) => {
    expect(all[name]).toEqual({ plans, codes });
  });

  it('hold no database cluster that the table has not', () => {
    expect(Object.keys(all)).toHaveLength(CLUSTERS.length);
  });
});

describe('a database cluster whose stanza is', () => {
  const PLAN = `1 at ${B2}; incremental '0 0 3 * * *' + full '0 0 1 * * 0'`;
  const CODES = 'history-not-applied schedule-leads-nowhere schedule-stalled';

  it.each<[string, string[], string]>([
    [
      'postgres18-cluster-stanza',
      [`${PLAN}; last 2026-08-19T03:00:49Z`],
      CODES,
    ],
    // Its status may be of either repository.
    [
      'two-repos-stanza-right-after-repo2-backup',
      [
        `${PLAN}; last never`,
        "2 at r2.cloudflarestorage.com; incremental '0 0 4 * * *'; last never; suspended",
      ],
      'history-not-applied schedule-stalled',
    ],
    ['never-backed-up-stanza', [`${PLAN}; last never`], CODES],
    [
      'repo-unreachable-stanza-0.0.3-counts-zero-window-stale',
      [`${PLAN}; last 2026-08-19T03:00:49Z`],
      `${CODES} stanza-sees-no-backups`,
    ],
    ['no-status-stanza', [`${PLAN}; last never`], CODES],
  ])('%s is told by it alone: %j, %s', (name, plans, codes) => {
    const stanza = STANZAS.find(({ metadata }) => metadata.name === name)!;
    expect(
      told([
        CLUSTERS[0],
        ...SCHEDULES.slice(0, 3),
        {
          ...stanza,
          metadata: { ...stanza.metadata, name: 'postgres18-cluster-stanza' },
        },
      ])['postgres18-cluster'],
    ).toEqual({ plans, codes });
  });

  it('of two repositories has the Backups of each', () => {
    const { plans, codes } = told([
      CLUSTERS[0],
      ...SCHEDULES.slice(0, 3),
      ...DALIBO_BACKUPS,
      {
        ...STANZAS[1],
        metadata: { ...STANZAS[1].metadata, name: 'postgres18-cluster-stanza' },
      },
    ])['postgres18-cluster'];
    expect(plans).toEqual([
      `${PLAN}; last 2026-08-19T03:00:49Z; failing since 2026-08-20T03:00:01Z; running since 2026-08-20T09:00:00Z`,
      "2 at r2.cloudflarestorage.com; incremental '0 0 4 * * *'; last 2026-08-18T04:01:10Z; failing since 2026-08-19T04:00:03Z; suspended",
    ]);
    expect(codes.split(' ')).toContain('repository-locked');
  });
});

describe('lists of other plugins', () => {
  it('tell of an Archive, and count no Backup into a repository it has not', () => {
    expect(
      told([
        cluster({
          name: 'cluster-example',
          spec: { plugins: [OPERA_PLUGIN] },
        }),
        ...list('archives-opera'),
        ...list('backups-opera'),
      ])['cluster-example'],
    ).toEqual({
      plans: ['1 at minio:9000; none; last never'],
      codes: 'repository-without-backups',
    });
  });

  it('tell of an ObjectStore, server by server', () => {
    expect(
      told([
        ...['cluster-a', 'cluster-b'].map(name =>
          cluster({ name, spec: { plugins: [BARMAN_PLUGIN] } }),
        ),
        ...list('objectstores-barman'),
      ]),
    ).toEqual({
      'cluster-a': {
        plans: [
          `1 at https://${B2}; none; last 2026-08-20T03:01:40Z; from 2026-07-21T03:02:10Z`,
        ],
        codes: '',
      },
      'cluster-b': {
        plans: [
          `1 at https://${B2}; none; last never; failing since 2026-08-20T03:00:05Z`,
        ],
        codes: '',
      },
    });
  });
});
