import { infoBackup, infoStanza } from '../estate/pgBackRestInfo';
import type { KubernetesManifest } from '../estate/KubernetesManifest';
import {
  CLOUD,
  COMPANY_DATABASES,
  LOCAL,
  perconaBackup,
  perconaCluster,
  pgoCluster,
  pgoCronJob,
  pgoWorkloads,
} from '../estate/postgresOperators';
import type { Case } from './Case';

/** A Wednesday. */
const NOW = '2026-10-14T09:35:00Z';
const SUNDAY = '2026-10-11T01:00:00Z';
const TONIGHT = '2026-10-14T01:00:00Z';

const SHOP = {
  name: 'shop',
  annotations: { 'backups/databases': `${COMPANY_DATABASES}/shop` },
};

/** The CronJobs of PGO after a good night. */
const CRON_JOBS = [pgoCronJob('full', SUNDAY), pgoCronJob('incr', TONIGHT)];

function once(
  title: string,
  objects: readonly KubernetesManifest[],
  expected: Case['expected'],
): Case {
  return { title, apps: [SHOP], steps: [{ at: NOW, objects }], expected };
}

/** Backups of the nights until a day of October. */
function nights(
  from: number,
  until: number,
  reached: (day: number) => string | undefined = () => undefined,
): KubernetesManifest[] {
  return Array.from({ length: until - from + 1 }, (_, index) => {
    const day = from + index;
    const latestRestorableTime = reached(day);
    return perconaBackup(
      `2026-10-${String(day).padStart(2, '0')}`,
      latestRestorableTime ? { latestRestorableTime } : {},
    );
  });
}

/** In these estates the log of each night reached to just before the next one. */
function untilNext(day: number): string | undefined {
  return day < 14
    ? `2026-10-${String(day + 1).padStart(2, '0')}T00:58:00Z`
    : undefined;
}

/** The same, after `spec.shutdown` was set: PGO suspends its CronJobs then. */
function shutDown(
  objects: readonly KubernetesManifest[],
): KubernetesManifest[] {
  return objects.map(object => ({
    ...object,
    spec: {
      ...object.spec,
      ...(object.kind === 'CronJob' ? { suspend: true } : { shutdown: true }),
    },
  }));
}

/** The same, as the follower of a primary elsewhere: PGO suspends its CronJobs then, too. */
function standby(objects: readonly KubernetesManifest[]): KubernetesManifest[] {
  return objects.map(object => ({
    ...object,
    spec: {
      ...object.spec,
      ...(object.kind === 'CronJob'
        ? { suspend: true }
        : { standby: { enabled: true } }),
    },
  }));
}

/** What PGO copies from the Job of a scheduled backup. */
function scheduledBackup(day: string, type: 'full' | 'incr' = 'incr'): object {
  return {
    cronJobName: `shop-repo1-${type}`,
    repo: 'repo1',
    type,
    startTime: `${day}T01:00:00Z`,
    completionTime: `${day}T01:05:00Z`,
    succeeded: 1,
  };
}

/** The CronJob whose last Job ended, by its own clock, at a moment to come. */
function dated(cronJob: KubernetesManifest, at: string): KubernetesManifest {
  return {
    ...cronJob,
    status: { ...cronJob.status, lastSuccessfulTime: at },
  };
}

/** A database whose declaration of backups is another one. */
function withBackups(
  cluster: KubernetesManifest,
  changed: (backups: object) => object | undefined,
): KubernetesManifest {
  const { backups, ...spec } = cluster.spec as { backups: object };
  return { ...cluster, spec: { ...spec, backups: changed(backups) } };
}

/** Of a standby: its copies are made where nothing is read. */
const COPIED_BY_PRIMARY: Case['expected'] = {
  verdict: 'cannot-tell',
  headline: /its primary elsewhere makes the copies/,
  copies: [{ state: 'unscheduled', counted: false, because: /its primary/ }],
  never: [/[Ss]uspended/, /no schedule/, /switched off/, /[Nn]ever succeeded/],
};

/** What companies run databases with: each app's colour, and why it is that. */
export const POSTGRES_OPERATOR_CASES: readonly Case[] = [
  // Every expected run was seen to end, off the cluster: nothing speaks against it.
  once(
    'protects a database that PGO copied to a bucket last night',
    [pgoCluster(), ...CRON_JOBS],
    {
      verdict: 'protected',
      copies: [{ state: 'healthy', counted: true }],
      never: [/has no CronJob/, /may copy/],
    },
  ),
  // Its volumes are the database itself: they are no rows of their own.
  once(
    'lists the database, and not the volumes that it lies on',
    [pgoCluster(), ...CRON_JOBS, ...pgoWorkloads()],
    {
      verdict: 'protected',
      copies: [{ state: 'healthy', counted: true }],
    },
  ),
  // The schedule is there and reads well, and nothing will ever start it: red.
  once(
    'says that a schedule without a CronJob starts nothing',
    [
      pgoCluster({
        status: {
          pgbackrest: {
            repos: [{ name: 'repo1', replicaCreateBackupComplete: false }],
          },
        },
      }),
    ],
    {
      verdict: 'at-risk',
      copies: [{ state: 'never-ran', counted: false }],
      says: [/its schedule has no CronJob/],
    },
  ),
  // The copy of tonight is good; that nothing starts the next one is yellow.
  {
    title: 'keeps the copy of last night when the CronJobs are gone',
    apps: [SHOP],
    steps: [
      { at: '2026-10-14T08:00:00Z', objects: [pgoCluster(), ...CRON_JOBS] },
      { at: NOW, objects: [pgoCluster()] },
    ],
    expected: {
      verdict: 'needs-attention',
      copies: [{ state: 'healthy', counted: true }],
      says: [/its schedule has no CronJob/],
    },
  },
  // A repository on a volume of the same class is lost together with the database.
  once(
    'counts no repository that lies where the database lies',
    [pgoCluster({ repo: LOCAL }), ...CRON_JOBS],
    {
      verdict: 'at-risk',
      copies: [{ state: 'healthy', counted: false }],
    },
  ),
  // A restore in place clears what PGO says of its backups: that is no "never".
  {
    title: 'remembers what PGO says no more after a restore in place',
    apps: [SHOP],
    steps: [
      { at: '2026-10-14T08:00:00Z', objects: [pgoCluster(), ...CRON_JOBS] },
      {
        at: NOW,
        objects: [
          pgoCluster({ status: { pgbackrest: {} } }),
          ...CRON_JOBS.map(cronJob => ({ ...cronJob, status: {} })),
        ],
      },
    ],
    expected: {
      verdict: 'protected',
      copies: [{ state: 'healthy', counted: true }],
      never: [/never/],
    },
  },
  // At a first look it is not known what there was before: that accuses no copy.
  once(
    'cannot tell of a status that was cleared before the first look',
    [
      pgoCluster({
        status: {
          pgbackrest: {},
          conditions: [
            {
              type: 'PGBackRestoreProgressing',
              status: 'True',
              reason: 'RestoreInPlaceRequested',
              message: '',
              lastTransitionTime: '2026-10-14T09:00:00Z',
            },
          ],
        },
      }),
      ...CRON_JOBS.map(cronJob => ({ ...cronJob, status: {} })),
    ],
    { verdict: 'cannot-tell', never: [/[Nn]ever succeeded|everything/] },
  ),
  once(
    'protects a database that Percona copied to a bucket last night',
    [perconaCluster('2.9.0'), ...nights(8, 14)],
    {
      verdict: 'protected',
      copies: [{ state: 'healthy', counted: true }],
    },
  ),
  // Both schedules work, and two backups a night halve how far back it reaches: yellow.
  once(
    'says that version 3.0 of Percona starts every backup twice',
    [perconaCluster('3.0.0'), pgoCronJob('full', TONIGHT), ...nights(8, 14)],
    {
      verdict: 'needs-attention',
      copies: [{ state: 'healthy', counted: true }],
      says: [/are started twice/],
    },
  ),
  // Percona writes nothing down of a slot that it missed: only a clock finds it.
  once(
    'finds the slots that Percona missed without a trace',
    [perconaCluster('2.9.0'), ...nights(8, 12)],
    {
      verdict: 'at-risk',
      copies: [{ state: 'overdue', counted: true }],
    },
  ),
  // Commits were archived up to every backup before, and none is since: yellow.
  once(
    'says that the log of a busy database stands still',
    [perconaCluster('2.9.0'), ...nights(8, 14, untilNext)],
    {
      verdict: 'needs-attention',
      copies: [{ state: 'healthy', counted: true }],
      says: [/is known to be in the archived log/],
    },
  ),
  // Without commits at night nothing moves, and that says nothing of archiving.
  once(
    'accuses no idle database of a log that stands still',
    [
      perconaCluster('2.9.0'),
      ...nights(8, 14, day =>
        day < 14
          ? `2026-10-${String(day).padStart(2, '0')}T17:20:00Z`
          : undefined,
      ),
    ],
    {
      verdict: 'protected',
      copies: [{ state: 'healthy', counted: true }],
      never: [/stand/],
    },
  ),
  // The new bucket is empty, whatever Jobs and CronJobs tell of tonight: red.
  once(
    'counts no backup in the new bucket of Percona that says it is in the old',
    [
      perconaCluster('3.0.0'),
      pgoCronJob('full', TONIGHT),
      ...nights(8, 14).map(backup => ({
        ...backup,
        status: {
          ...backup.status,
          destination: 's3://attic/pgbackrest/database/shop/repo1',
        },
      })),
    ],
    {
      verdict: 'at-risk',
      headline: /present place/,
      copies: [
        { state: 'gone', counted: true },
        { state: 'new', counted: false },
      ],
      left: { volume: '2026-10-14T01:05:07.000Z' },
    },
  ),
  // The Backups are older than the cluster: no log of this one fits on them, red.
  once(
    'rolls no log of a new cluster of Percona over a backup of its namesake',
    [
      {
        ...perconaCluster('2.9.0'),
        metadata: {
          ...perconaCluster('2.9.0').metadata,
          creationTimestamp: '2026-10-14T08:00:00Z',
        },
      },
      ...nights(8, 14),
    ],
    {
      verdict: 'at-risk',
      headline: /since it was created/,
      copies: [
        { state: 'gone', counted: true },
        { state: 'new', counted: false },
      ],
      left: { volume: '2026-10-14T01:05:07.000Z' },
    },
  ),
  // A wrong clock once hides none of the nights before: yellow.
  once(
    'keeps the copy of last night beside one that is dated tomorrow',
    [perconaCluster('2.9.0'), ...nights(8, 14), ...nights(16, 16)],
    {
      verdict: 'needs-attention',
      copies: [{ state: 'healthy', counted: true }],
      says: [/A clock of home-1/],
      left: { volume: '2026-10-14T01:05:07.000Z' },
    },
  ),
  // The same for PGO, by what it copied from its Jobs: yellow.
  once(
    'keeps what PGO copied last night beside a run that is dated tomorrow',
    [
      pgoCluster({
        status: {
          pgbackrest: {
            repos: [{ name: 'repo1', replicaCreateBackupComplete: true }],
            scheduledBackups: [
              scheduledBackup('2026-10-11', 'full'),
              scheduledBackup('2026-10-14'),
              scheduledBackup('2026-10-16'),
            ],
          },
        },
      }),
      pgoCronJob('full', SUNDAY),
      dated(pgoCronJob('incr', TONIGHT), '2026-10-16T01:05:00Z'),
    ],
    {
      verdict: 'needs-attention',
      copies: [{ state: 'healthy', counted: true }],
      says: [/A clock of home-1/],
      left: { volume: '2026-10-14T01:05:00.000Z' },
    },
  ),
  // The Job of tonight is gone, and no success that can be is known of it: red.
  once(
    'lets no success of tomorrow stand for the slots since Sunday',
    [
      pgoCluster(),
      pgoCronJob('full', SUNDAY),
      dated(pgoCronJob('incr', TONIGHT), '2026-10-16T01:05:00Z'),
    ],
    {
      verdict: 'at-risk',
      copies: [{ state: 'overdue', counted: true }],
      says: [/A clock of home-1/],
      left: { volume: '2026-10-11T01:05:00.000Z' },
    },
  ),
  // Nothing says that it was shut down before the slot that has no success: neither.
  once(
    'takes no success of tomorrow for the last slot of a database that is shut down',
    shutDown([
      pgoCluster(),
      pgoCronJob('full', '2026-08-09T01:00:00Z'),
      dated(pgoCronJob('incr', '2026-08-12T01:00:00Z'), '2026-10-16T01:05:00Z'),
    ]),
    {
      verdict: 'cannot-tell',
      headline: /nothing says since when/,
      copies: [{ state: 'suspended', counted: true }],
      left: { volume: '2026-08-09T01:05:00.000Z' },
    },
  ),
  // PGO names no place: only who watched the edit knows of it.
  {
    title: 'gives the copies of a bucket of PGO to no other while we look',
    apps: [SHOP],
    steps: ['attic', 'cellar'].map((bucket, index) => ({
      at: `2026-10-14T09:${index}5:00Z`,
      objects: [
        pgoCluster({ repo: { ...CLOUD, s3: { ...CLOUD.s3, bucket } } }),
        ...CRON_JOBS,
      ],
    })),
    expected: {
      verdict: 'at-risk',
      copies: [
        { state: 'new', counted: false },
        { state: 'gone', counted: false, because: /to somewhere else/ },
      ],
      left: { volume: '2026-10-14T01:05:00.000Z' },
      never: [/no longer made/, /goes on with the work/],
    },
  },
  // The Job ended well and the repository was not seen to have it: yellow.
  once(
    'calls a success that the operator did not find not confirmed',
    [
      perconaCluster('2.9.0'),
      ...nights(8, 13),
      perconaBackup('2026-10-14', { backupName: undefined }),
    ],
    {
      verdict: 'needs-attention',
      copies: [{ state: 'healthy', counted: true }],
      says: [/did not find it in the repository/],
    },
  ),
  // Its last slot was run, and none was since: nothing was written that it lacks, green.
  once(
    'lets the copy of a database not grow old that PGO shut down two months ago',
    shutDown([
      pgoCluster(),
      pgoCronJob('full', '2026-08-09T01:00:00Z'),
      pgoCronJob('incr', '2026-08-12T01:00:00Z'),
    ]),
    {
      verdict: 'protected',
      copies: [
        { state: 'suspended', counted: true, because: /do not grow old/ },
      ],
      never: [/Resume/],
    },
  ),
  // It ran when the last backup failed, days after the newest copy: red.
  once(
    'accuses a database that PGO shut down after its backups had failed',
    shutDown([
      pgoCluster(),
      pgoCronJob('full', '2026-08-09T01:00:00Z'),
      {
        ...pgoCronJob('incr', '2026-08-08T01:00:00Z'),
        status: {
          lastScheduleTime: '2026-08-12T01:00:00Z',
          lastSuccessfulTime: '2026-08-08T01:05:00Z',
        },
      },
    ]),
    { verdict: 'at-risk' },
  ),
  // Percona writes no slot down, so nothing says when it stopped: neither.
  once(
    'cannot tell of a database that Percona paused some day',
    [
      {
        ...perconaCluster('2.9.0'),
        spec: { ...perconaCluster('2.9.0').spec, pause: true },
      },
      perconaBackup('2026-08-11'),
      perconaBackup('2026-08-12'),
    ],
    {
      verdict: 'cannot-tell',
      headline: /nothing says since when/,
      copies: [{ state: 'suspended', counted: true }],
      left: { volume: '2026-08-12T01:05:07.000Z' },
    },
  ),
  // The primary copies it, or does not: nothing here tells, neither red nor green.
  once(
    'cannot tell of a standby of PGO, whose suspended CronJobs say nothing',
    standby([pgoCluster(), ...CRON_JOBS]),
    COPIED_BY_PRIMARY,
  ),
  once(
    'cannot tell of a standby of PGO with a repository beside it',
    standby([pgoCluster({ repo: LOCAL }), ...CRON_JOBS]),
    COPIED_BY_PRIMARY,
  ),
  once(
    'cannot tell of a standby of Percona that never made a backup',
    standby([perconaCluster('2.9.0')]),
    COPIED_BY_PRIMARY,
  ),
  // Its repository was switched to standby: what it made before does not prove today.
  {
    title: 'is not protected by what a standby copied while it was the primary',
    apps: [SHOP],
    steps: [
      { at: '2026-10-14T08:00:00Z', objects: [pgoCluster(), ...CRON_JOBS] },
      { at: NOW, objects: standby([pgoCluster(), ...CRON_JOBS]) },
    ],
    expected: COPIED_BY_PRIMARY,
  },
  // What the repository itself lists is worth more than what the operator says.
  {
    title: 'believes what the repository lists, joined by the place it is',
    apps: [SHOP],
    steps: [
      {
        at: NOW,
        objects: [perconaCluster('2.9.0'), ...nights(12, 14)],
        reports: [
          {
            kind: 'pgbackrest',
            repository:
              's3://s3.eu-central-1.amazonaws.com/acme-pg/pgbackrest/database/shop/repo1',
            takenAt: '2026-10-14T09:30:00Z',
            body: [
              infoStanza({
                name: 'db',
                min: '000000010000000000000010',
                max: '000000010000000000000030',
                backups: ['12', '13', '14'].map(day => {
                  const start = Date.parse(`2026-10-${day}T01:00:10Z`) / 1000;
                  return infoBackup({
                    start,
                    stop: start + 290,
                    segment: '000000010000000000000020',
                  });
                }),
              }),
            ],
          },
        ],
      },
    ],
    expected: {
      verdict: 'protected',
      copies: [
        { state: 'healthy', grade: 'seen-in-repository', counted: true },
      ],
    },
  },
  ...(
    [
      ['switched off', (spec: object) => ({ ...spec, enabled: false })],
      ['switched off, with its repositories gone', () => ({ enabled: false })],
      ['taken out of the specification', () => undefined],
    ] as const
  ).map(
    ([how, changed]): Case =>
      once(
        `keeps the copies of before where the backups of Percona are ${how}`,
        [
          withBackups(perconaCluster('2.9.0'), changed),
          ...nights(10, 14).map(backup => ({
            ...backup,
            status: { ...backup.status, repo: CLOUD },
          })),
        ],
        {
          // Last night's is in the bucket, and no other follows: how old it may get is declared nowhere: it cannot be told.
          verdict: 'cannot-tell',
          copies: [{ state: 'unscheduled', counted: true }],
          left: { volume: '2026-10-14T01:05:07.000Z' },
          says: [/are switched off: no other follows/],
          never: [/nothing copies/i, /Next due/, /next in/],
        },
      ),
  ),
  ...(
    [
      ['counts', 14, 'needs-attention'],
      ['is past its RPO without', 11, 'at-risk'],
    ] as const
  ).map(
    ([what, until, verdict]): Case => ({
      title: `${what} a copy of 24 h after the backups of Percona were switched off`,
      apps: [
        {
          name: 'shop',
          annotations: { ...SHOP.annotations, 'backups/rpo': '24h' },
        },
      ],
      steps: [
        {
          at: NOW,
          objects: [
            withBackups(perconaCluster('2.9.0'), spec => ({
              ...spec,
              enabled: false,
            })),
            ...nights(until - 3, until),
          ],
        },
      ],
      expected: { verdict, never: [/nothing copies/i] },
    }),
  ),
  once(
    'cannot tell how old copies may be that no schedule follows',
    [
      withBackups(perconaCluster('2.9.0'), spec => ({
        ...spec,
        pgbackrest: {
          ...(spec as { pgbackrest: object }).pgbackrest,
          repos: [{ ...CLOUD, schedules: undefined }],
        },
      })),
      ...nights(10, 14),
    ],
    {
      verdict: 'cannot-tell',
      copies: [{ state: 'unscheduled', counted: true }],
      left: { volume: '2026-10-14T01:05:07.000Z' },
    },
  ),
];
