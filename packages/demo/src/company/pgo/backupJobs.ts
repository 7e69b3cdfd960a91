import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { metadataOf } from '../../homelab/objects/metadataOf';
import type { Moment } from '../../homelab/objects/Moment';
import { DAY, HOUR, MINUTE, WEEK } from '../../time/durations';
import type { Cadence } from '../../time/Cadence';
import { toTimestamp } from '../../time/toTimestamp';
import { runsOf } from '../runs';
import type { ScheduledRun } from '../runs';

/** Prefix of the labels that PGO gives what it makes. */
export const PGO_PREFIX = 'postgres-operator.crunchydata.com';

/** How many Jobs Kubernetes keeps of a CronJob. */
const KEPT_JOBS = 3;

/** 1970-01-01 was a Thursday. */
const SUNDAY = 3 * DAY;

/** A type of backup as PGO labels it, with when and how long it runs. */
export interface BackupSchedule {
  type: 'full' | 'incr';
  cadence: Cadence;
  typicalSeconds: number;
}

/** A full backup on Sundays, and an incremental one every day. */
export const SCHEDULES: readonly BackupSchedule[] = [
  {
    type: 'full',
    cadence: { cron: '0 1 * * 0', period: WEEK, offset: SUNDAY + HOUR },
    typicalSeconds: 840,
  },
  {
    type: 'incr',
    cadence: {
      cron: '10 4 * * *',
      period: DAY,
      offset: 4 * HOUR + 10 * MINUTE,
    },
    typicalSeconds: 95,
  },
];

/** A database whose backups CronJobs start. */
export interface ScheduledDatabase {
  name: string;
  namespace: string;
  /** Epoch seconds. */
  createdAt: number;
  /** The object that made its CronJobs. */
  owner: { apiVersion: string; kind: string; name: string };
}

/** @returns runs whose Jobs are still there, oldest first */
export function keptRuns(
  { now }: Moment,
  { name, namespace, createdAt }: ScheduledDatabase,
  { type, cadence, typicalSeconds }: BackupSchedule,
): ScheduledRun[] {
  return runsOf({
    seed: `${namespace}/${name}/${type}`,
    cadence,
    createdAt,
    now,
    typicalSeconds,
    newest: KEPT_JOBS,
  });
}

/** @returns name of the CronJob of a type of backup */
export function cronJobNameOf(
  database: ScheduledDatabase,
  { type }: BackupSchedule,
): string {
  return `${database.name}-repo1-${type}`;
}

function labelsOf(
  database: ScheduledDatabase,
  { type }: BackupSchedule,
): Record<string, string> {
  return {
    [`${PGO_PREFIX}/cluster`]: database.name,
    [`${PGO_PREFIX}/pgbackrest`]: '',
    [`${PGO_PREFIX}/pgbackrest-repo`]: 'repo1',
    [`${PGO_PREFIX}/pgbackrest-cronjob`]: type,
  };
}

const JOB = {
  template: {
    spec: {
      restartPolicy: 'Never',
      containers: [
        {
          name: 'pgbackrest',
          image: 'registry.developers.crunchydata.com/crunchy-pgbackrest:2.57',
          command: ['/opt/crunchy/bin/pgbackrest'],
        },
      ],
    },
  },
};

function jobObject(
  moment: Moment,
  database: ScheduledDatabase,
  schedule: BackupSchedule,
  { slot, startedAt, endsAt }: ScheduledRun,
): KubernetesObject {
  const cronJob = cronJobNameOf(database, schedule);
  const startTime = toTimestamp(startedAt);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: metadataOf(moment, {
      kind: 'Job',
      name: `${cronJob}-${Math.floor(slot / MINUTE)}`,
      namespace: database.namespace,
      createdAt: startedAt,
      labels: labelsOf(database, schedule),
      owner: { apiVersion: 'batch/v1', kind: 'CronJob', name: cronJob },
    }),
    spec: JOB,
    status:
      endsAt > moment.now
        ? { active: 1, startTime }
        : {
            startTime,
            completionTime: toTimestamp(endsAt),
            succeeded: 1,
            conditions: [
              {
                type: 'Complete',
                status: 'True',
                lastTransitionTime: toTimestamp(endsAt),
              },
            ],
          },
  };
}

/** The CronJob of one type of backup, with the Jobs of it that are still there. */
export function backupJobs(
  moment: Moment,
  database: ScheduledDatabase,
  schedule: BackupSchedule,
): KubernetesObject[] {
  const runs = keptRuns(moment, database, schedule);
  const name = cronJobNameOf(database, schedule);
  const jobs = runs.map(run => jobObject(moment, database, schedule, run));
  const active = runs.flatMap(({ endsAt }, index) =>
    endsAt > moment.now
      ? [
          {
            apiVersion: 'batch/v1',
            kind: 'Job',
            name: jobs[index].metadata.name,
            namespace: database.namespace,
          },
        ]
      : [],
  );
  const started = runs.at(-1);
  const ended = runs.filter(({ endsAt }) => endsAt <= moment.now).at(-1);
  return [
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: metadataOf(moment, {
        kind: 'CronJob',
        name,
        namespace: database.namespace,
        createdAt: database.createdAt,
        labels: labelsOf(database, schedule),
        owner: database.owner,
      }),
      spec: {
        schedule: schedule.cadence.cron,
        suspend: false,
        concurrencyPolicy: 'Forbid',
        successfulJobsHistoryLimit: KEPT_JOBS,
        failedJobsHistoryLimit: 1,
        jobTemplate: { spec: JOB },
      },
      status: {
        ...(active.length > 0 && { active }),
        ...(started && { lastScheduleTime: toTimestamp(started.slot) }),
        ...(ended && { lastSuccessfulTime: toTimestamp(ended.endsAt) }),
      },
    },
    ...jobs,
  ];
}
