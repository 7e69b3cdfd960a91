import {
  BackupWish,
  ClusterWish,
  DATABASES,
  DatabaseTool,
  ScheduleWish,
  databaseBackup,
  databaseCluster,
  scheduledBackup,
} from '../estate/databases';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';
const ARCHIVING = '2026-09-01T00:05:00Z';

/** The night of a day of October, when backups begin. */
function night(day: number, hour = '02:00'): string {
  return `2026-10-${String(day).padStart(2, '0')}T${hour}:00Z`;
}

/** One backup of each night. */
function nights(
  from: number,
  until: number,
  wish: Partial<BackupWish> = {},
): BackupWish[] {
  return Array.from({ length: until - from + 1 }, (_, index) => ({
    at: night(from + index),
    stoppedAt: night(from + index, '02:04'),
    ...wish,
  }));
}

/** The version that the operator says the data are of. */
const UPGRADED: ClusterWish = {
  status: {
    image: 'ghcr.io/cloudnative-pg/postgresql:18.0',
    pgDataImageInfo: { majorVersion: 18 },
  },
};

/** A database with its schedule and its backups. */
function database(options: {
  name?: string;
  tool?: DatabaseTool;
  cluster?: ClusterWish;
  schedule?: ScheduleWish;
  backups: readonly BackupWish[];
}) {
  const { name = 'ledger', tool = 'in-tree', cluster, schedule } = options;
  return [
    ...databaseCluster({ name, tool, archivingSince: ARCHIVING, ...cluster }),
    scheduledBackup({
      name,
      tool,
      lastSlot: night(14),
      nextSlot: night(15),
      ...schedule,
    }),
    ...options.backups.map(backup => databaseBackup({ name, tool, ...backup })),
  ];
}

/** The same database, which was switched off then. */
function hibernated(
  since: string,
  objects: ReturnType<typeof database>,
): ReturnType<typeof database> {
  return objects.map(object =>
    object.kind === 'Cluster'
      ? {
          ...object,
          metadata: {
            ...object.metadata,
            annotations: { 'cnpg.io/hibernation': 'on' },
          },
          status: {
            ...object.status,
            readyInstances: 0,
            conditions: [
              {
                type: 'cnpg.io/hibernation',
                status: 'True',
                reason: 'Hibernated',
                message: '',
                lastTransitionTime: since,
              },
              ...conditionsOf(object.status),
            ],
          },
        }
      : object,
  );
}

/** The same database with annotations, and with what its status says besides. */
function annotated(
  annotations: Record<string, string>,
  status: object,
  objects: ReturnType<typeof database>,
): ReturnType<typeof database> {
  return objects.map(object =>
    object.kind === 'Cluster'
      ? {
          ...object,
          metadata: { ...object.metadata, annotations },
          status: { ...object.status, ...status },
        }
      : object,
  );
}

function conditionsOf(status: unknown): unknown[] {
  const { conditions = [] } = (status ?? {}) as { conditions?: unknown[] };
  return conditions;
}

/** An app that says which database it uses. */
function uses(name: string) {
  return {
    name,
    annotations: { 'backups/databases': `${DATABASES}/${name}` },
  };
}

function once(
  title: string,
  objects: Case['steps'][number]['objects'],
  expected: Case['expected'],
  apps = [uses('ledger')],
): Case {
  return { title, apps, steps: [{ at: NOW, objects }], expected };
}

const PRESENT = [
  { state: 'new', counted: false },
  { state: 'gone', counted: true },
] as const;

/** CloudNativePG: queues, clocks, places, upgrades and schedules. */
export const DATABASE_CASES: readonly Case[] = [
  once(
    'protects a database that is backed up and archived',
    database({ backups: nights(2, 14) }),
    {
      verdict: 'protected',
      copies: [{ state: 'healthy', counted: true }],
      never: [/stanza/],
    },
  ),
  once(
    'names the Backup that did not begin and holds up others',
    database({
      backups: [
        ...nights(6, 10),
        { at: night(11), phase: 'walArchivingFailing' },
        ...[12, 13, 14].map(day => ({ at: night(day), phase: 'pending' })),
      ],
    }),
    {
      verdict: 'needs-attention',
      copies: [{ state: 'failing', counted: true }],
      says: [
        /ledger-nightly-20261011020000 did not begin.*holds up 3 others/,
        /kubectl -n data delete backups\.postgresql\.cnpg\.io/,
      ],
      never: [/the Job/, /its pod/, /increments/, /retrying/],
    },
  ),
  once(
    'looks at the bucket where archiving never began',
    database({
      cluster: { archivingSince: undefined },
      backups: [{ at: night(12), phase: 'walArchivingFailing' }],
      schedule: { lastSlot: night(12), nextSlot: night(13) },
    }),
    {
      verdict: 'at-risk',
      copies: [{ state: 'failing', counted: false }],
      says: [/archiving has not begun/, /bucket and its credentials/],
      never: [/isWALArchiver/, /the Job behind/],
    },
  ),
  once(
    'lets no success that a wrong zone dates late hide two failures',
    database({
      schedule: { schedule: '0 0 */2 * * *', lastSlot: night(14, '08:00') },
      backups: [
        {
          at: night(14, '04:00'),
          stoppedAt: night(14, '04:03'),
          toldStoppedAt: night(14, '09:33'),
          status: { startedAt: night(14, '09:30') },
        },
        ...['06', '08'].map(hour => ({
          at: night(14, `${hour}:00`),
          error: 'exit status 4',
          status: {
            reconciliationStartedAt: night(14, `${hour}:00`),
            reconciliationTerminatedAt: night(14, `${hour}:02`),
          },
        })),
      ],
    }),
    {
      verdict: 'needs-attention',
      copies: [{ state: 'failing', counted: true, because: /06:02/ }],
      says: [/a clock or a time zone is wrong/],
      never: [/0 s old/],
    },
  ),
  once(
    'names a method that the cluster is not set up for',
    database({
      tool: 'barman',
      schedule: { wrongMethod: true },
      backups: [12, 13, 14].map(day => ({
        at: night(day),
        tool: 'in-tree',
        error:
          'cannot proceed with the backup as the cluster has no backup section',
      })),
    }),
    {
      verdict: 'at-risk',
      says: [/not set up for/, /Set method: plugin/],
      never: [/retrying/],
    },
  ),
  once(
    'promises no retry of a Backup whose plugin is not there',
    database({
      tool: 'barman',
      schedule: { schedule: '0 0 3 * * 0' },
      backups: [
        {
          at: night(12),
          error:
            'requested plugin is not available: barman-cloud.cloudnative-pg.io',
        },
      ],
    }),
    {
      verdict: 'at-risk',
      copies: [{ state: 'failing', counted: false }],
      says: [/does not know the backup plugin/, /not tried again/],
      never: [/retries by itself/, /and retrying/],
    },
  ),
  once(
    'believes no backup in the new bucket that its own status places in the old',
    database({
      cluster: { bucket: 'cellar' },
      backups: nights(2, 14, { status: { destinationPath: 's3://attic/pg' } }),
    }),
    { verdict: 'at-risk', copies: PRESENT, says: [/present place/] },
  ),
  {
    title:
      'gives the copies of a bucket to no other when it is changed while we look',
    apps: [uses('ledger')],
    steps: ['attic', 'cellar'].map((bucket, index) => ({
      at: `2026-10-14T09:${index}5:00Z`,
      objects: database({
        cluster: { bucket },
        backups: nights(2, 14, {
          status: { destinationPath: 's3://attic/pg', serverName: 'ledger' },
        }),
      }),
    })),
    expected: {
      verdict: 'at-risk',
      copies: PRESENT,
      never: [/was removed on purpose/, /is gone/],
    },
  },
  once(
    'counts no snapshot of the storage that the database lives on',
    database({
      tool: 'snapshots',
      cluster: { archivingSince: undefined },
      backups: nights(10, 14),
    }),
    {
      verdict: 'at-risk',
      headline: /lives where the database lives/,
      copies: [{ state: 'healthy', counted: false }],
    },
  ),
  once(
    'quotes why a snapshot failed',
    database({
      tool: 'snapshots',
      cluster: { archivingSince: undefined },
      backups: [
        ...nights(10, 13),
        { at: night(14), error: 'rpc error: code = DeadlineExceeded' },
      ],
    }),
    {
      verdict: 'at-risk',
      copies: [{ state: 'failing', counted: false, because: /Deadline/ }],
    },
  ),
  ...[
    ['every night', nights(2, 14), '0 0 2 * * *'] as const,
    [
      'once a week',
      [...nights(4, 4), ...nights(11, 11)],
      '0 0 2 * * 0',
    ] as const,
  ].map(([often, backups, schedule]) =>
    once(
      `rolls no log of a new version over a base of the old, made ${often}`,
      database({
        tool: 'barman',
        cluster: {
          archivingSince: '2026-10-14T06:20:00Z',
          status: {
            image: 'ghcr.io/cloudnative-pg/postgresql:18.0',
            pgDataImageInfo: {
              image: 'ghcr.io/cloudnative-pg/postgresql:18.0',
              majorVersion: 18,
            },
          },
        },
        schedule: { schedule },
        backups: backups.map(backup => ({
          ...backup,
          status: { majorVersion: 17 },
        })),
      }),
      {
        verdict: 'at-risk',
        headline: /PostgreSQL 18 took over/,
        copies: PRESENT,
        says: [/Take a base backup now/],
      },
    ),
  ),
  once(
    'rolls no log of a new cluster over a base of its namesake',
    database({
      cluster: {
        createdAt: '2026-10-14T06:00:00Z',
        archivingSince: '2026-10-14T06:05:00Z',
      },
      backups: nights(2, 14),
    }),
    {
      verdict: 'at-risk',
      headline: /since it was created/,
      copies: PRESENT,
    },
  ),
  once(
    'names a schedule of a day that no month has',
    database({
      schedule: {
        schedule: '0 0 0 31 9 *',
        lastSlot: undefined,
        nextSlot: undefined,
      },
      backups: [],
    }),
    {
      verdict: 'at-risk',
      copies: [{ state: 'never-ran', counted: false }],
      says: [/can never fire/],
      never: [/the first one is due/],
    },
  ),
  once(
    'takes the name of a Backup by hand for no time',
    database({
      backups: [
        ...nights(2, 14),
        {
          at: night(14, '08:00'),
          stoppedAt: night(14, '08:03'),
          byHand: 'ledger-nightly-20261014133000',
        },
      ],
    }),
    {
      verdict: 'protected',
      copies: [{ state: 'healthy', counted: true, because: /08:03/ }],
    },
  ),
  once(
    'believes no log to be archived of a database that is down',
    database({
      cluster: {
        status: {
          phase: 'Not enough disk space',
          readyInstances: 0,
          phaseReason: 'Insufficient disk space in one or more pods.',
        },
      },
      backups: nights(2, 14),
    }),
    {
      verdict: 'needs-attention',
      says: [
        /is down: Not enough disk space/,
        /When its log was last archived is not known/,
      ],
      never: [/5 min old/],
    },
  ),
  once(
    'reads names of weekdays in a schedule of six fields',
    database({
      schedule: {
        schedule: '0 30 3 * * SUN,WED',
        lastSlot: night(14, '03:30'),
        nextSlot: night(18, '03:30'),
      },
      backups: [{ at: night(14, '03:30'), stoppedAt: night(14, '03:34') }],
    }),
    {
      verdict: 'protected',
      copies: [{ state: 'healthy', counted: true, because: /18 Oct 03:30/ }],
    },
  ),
  // Nothing was written since it stopped: its copy has what there was, green.
  ...(
    [
      ['an hour ago', night(14, '08:35'), 14],
      ['two months ago', '2026-08-14T02:30:00Z', 0],
    ] as const
  ).map(([when, since, last]) =>
    once(
      `lets the copy of a database not grow old that was hibernated ${when}`,
      hibernated(
        since,
        database({
          backups:
            last > 0
              ? nights(2, last)
              : [
                  {
                    at: '2026-08-14T02:00:00Z',
                    stoppedAt: '2026-08-14T02:04:00Z',
                  },
                ],
        }),
      ),
      {
        verdict: 'protected',
        copies: [
          { state: 'suspended', counted: true, because: /do not grow old/ },
        ],
        says: [/is hibernated/],
        never: [/no usable copy|protects it now/, /It is suspended/, /Resume/],
      },
    ),
  ),
  once(
    'cannot tell of a database without pods whose hibernation has no date',
    annotated(
      { 'cnpg.io/hibernation': 'on' },
      { readyInstances: 0 },
      database({ backups: nights(2, 10) }),
    ),
    {
      verdict: 'cannot-tell',
      says: [/is hibernated/],
      never: [/no usable copy|protects it now/, /no copy newer/],
    },
  ),
  once(
    'judges a database with pods as always that is only about to be hibernated',
    annotated(
      { 'cnpg.io/hibernation': 'on' },
      {},
      database({ backups: nights(2, 14) }),
    ),
    {
      verdict: 'protected',
      copies: [{ state: 'healthy', counted: true }],
      never: [/is hibernated/],
    },
  ),
  ...['["*"]', '["ledger-1"]'].map(fenced =>
    once(
      `believes no log to be archived of a database that is fenced: ${fenced}`,
      annotated(
        { 'cnpg.io/fencedInstances': fenced },
        {},
        database({ backups: nights(2, 14) }),
      ),
      {
        verdict: 'needs-attention',
        headline: /ledger is fenced/,
        left: { volume: '2026-10-14T02:04:00.000Z' },
      },
    ),
  ),
  once(
    'believes the log of a database of which a replica is fenced',
    annotated(
      { 'cnpg.io/fencedInstances': '["ledger-2"]' },
      {},
      database({ backups: nights(2, 14) }),
    ),
    { verdict: 'protected', left: { volume: '2026-10-14T09:30:00.000Z' } },
  ),
  // What it says of pods and of its log is of before it was switched off.
  once(
    'believes no log to be archived of a database that is hibernated',
    hibernated(night(14, '08:35'), database({ backups: nights(2, 14) })).map(
      object =>
        object.kind === 'Cluster'
          ? { ...object, status: { ...object.status, readyInstances: 2 } }
          : object,
    ),
    {
      verdict: 'protected',
      left: { volume: '2026-10-14T08:30:00.000Z' },
      never: [/copy 5 min old/],
    },
  ),
  // It was written to for days after the last copy, and then stopped: red.
  once(
    'accuses a database that was hibernated long after its last copy',
    hibernated(
      night(13, '08:00'),
      database({
        cluster: { archivingSince: undefined },
        backups: nights(2, 8),
      }),
    ),
    { verdict: 'at-risk', never: [/Resume/] },
  ),
  once(
    'asks for a schedule where there is none, and accuses no operator',
    database({ backups: [] }).filter(({ kind }) => kind !== 'ScheduledBackup'),
    {
      verdict: 'at-risk',
      copies: [{ state: 'never-ran', counted: false }],
      says: [/Give it a schedule/],
      never: [/operator is running/, /was due/],
    },
  ),
  // Older operators name no version; the image does.
  once(
    'knows by the image of a cluster that its version is newer',
    database({
      cluster: {
        status: { image: 'ghcr.io/cloudnative-pg/postgresql:18.0-bookworm' },
      },
      backups: nights(2, 14, { status: { majorVersion: 17 } }),
    }),
    {
      verdict: 'at-risk',
      headline: /PostgreSQL 18 took over/,
      copies: PRESENT,
    },
  ),
  // Nothing else tells of the version: only who watched the upgrade knows of it.
  {
    title: 'sees by the image alone that a newer version took over',
    apps: [uses('ledger')],
    steps: ['17.5', '18.0'].map((version, index) => ({
      at: `2026-10-14T09:${index}5:00Z`,
      objects: database({
        cluster: {
          status: { image: `ghcr.io/cloudnative-pg/postgresql:${version}` },
        },
        backups: nights(2, 14),
      }),
    })),
    expected: { verdict: 'at-risk' },
  },
  // The operator names versions, and the backups are of before it did.
  once(
    'cannot tell of which version a backup is that names none',
    [
      ...database({ cluster: UPGRADED, backups: nights(2, 14) }),
      ...database({
        name: 'stock',
        cluster: UPGRADED,
        backups: nights(2, 14, { status: { majorVersion: 18 } }),
      }),
    ],
    {
      verdict: 'cannot-tell',
      copies: [{ state: 'healthy', counted: false }],
      says: [/of which version it is/, /Take a base backup now/],
    },
  ),
  // Before 1.26.2 and 1.27.1 it named none, of whatever version.
  once(
    'asks for no version where the operator names none',
    database({ cluster: UPGRADED, backups: nights(2, 14) }),
    { verdict: 'protected', copies: [{ state: 'healthy', counted: true }] },
  ),
  // A timeline never goes back: what is of a later one is of another system.
  once(
    'knows by its timeline that a backup is of another system',
    database({
      cluster: { status: { timelineID: 1 } },
      backups: nights(2, 14, {
        status: { endWal: '000000040000000000000031' },
      }),
    }),
    { verdict: 'at-risk', copies: PRESENT },
  ),
  once(
    'believes backups of earlier timelines',
    database({
      cluster: { status: { timelineID: 5 } },
      backups: nights(2, 14, {
        status: { endWal: '000000040000000000000031' },
      }),
    }),
    { verdict: 'protected', copies: [{ state: 'healthy', counted: true }] },
  ),
  once(
    'sees two databases that write one archive under one name',
    [
      ...database({ backups: nights(2, 14) }),
      ...database({ name: 'journal', backups: nights(2, 14) }).map(object =>
        object.kind === 'Cluster'
          ? {
              ...object,
              spec: {
                ...object.spec,
                backup: {
                  barmanObjectStore: {
                    destinationPath: 's3://attic/pg',
                    endpointURL: 'https://s3.eu-central-003.backblazeb2.com',
                    serverName: 'ledger',
                  },
                },
              },
            }
          : object,
      ),
    ],
    { verdict: 'at-risk', headline: /write into one archive/ },
    [uses('ledger'), uses('journal')],
  ),
  once(
    'calls a Backup stuck that started and tells no time',
    database({
      tool: 'barman',
      backups: [...nights(10, 13), { at: night(14), phase: 'started' }],
    }),
    {
      verdict: 'needs-attention',
      copies: [{ state: 'stuck', counted: true, because: /14 Oct 02:00/ }],
    },
  ),
  ...(
    [
      ['in-tree', 'counts', true],
      // A plugin does not say where it put them.
      ['barman', 'may count', false],
    ] as const
  ).map(([tool, word, counted]) =>
    once(
      `knows that a backup ${word} after backups were switched off (${tool})`,
      database({
        tool,
        backups: nights(10, 14, {
          status:
            tool === 'in-tree'
              ? {
                  destinationPath: 's3://attic/pg',
                  endpointURL: 'https://s3.eu-central-003.backblazeb2.com',
                }
              : {},
        }),
      }).flatMap(object => {
        if (object.kind === 'ScheduledBackup') return [];
        if (object.kind !== 'Cluster') return [object];
        const {
          plugins: _,
          backup: __,
          ...spec
        } = object.spec as {
          plugins?: unknown;
          backup?: unknown;
        };
        return [{ ...object, spec }];
      }),
      { verdict: 'cannot-tell', copies: [{ state: 'unscheduled', counted }] },
    ),
  ),
];
