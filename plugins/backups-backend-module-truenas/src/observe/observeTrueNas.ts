import type { Evidence } from 'backstage-plugin-backups-common';
import { instantToIso } from 'backstage-plugin-backups-common';
import type {
  DestinationPattern,
  Fact,
  ObjectReference,
  PlanFact,
} from 'backstage-plugin-backups-node';
import { describeObject, objectKey } from 'backstage-plugin-backups-node';
import type { TrueNasServer } from '../config/TrueNasServer';
import type { TrueNasReading } from '../read/TrueNasReading';
import type { Alert, CloudSyncTask, Job } from '../read/schemas';
import type { CloudSyncRestoreValue } from './RestoreValue';
import { destinationOf } from './destinationOf';
import { filtersOf } from './filtersOf';
import { retentionOf } from './retentionOf';
import { TaskRuns, runsOf } from './runsOf';
import { scheduleOf } from './scheduleOf';
import { taskFindings } from './taskFindings';

const PROVIDER_ID = 'truenas';

/** What of a server's settings facts depend on. */
export type ObservedServer = Pick<TrueNasServer, 'name' | 'hosts'>;

interface Observing {
  server: ObservedServer;
  reading: TrueNasReading;
  patterns: readonly DestinationPattern[];
  jobsOf: ReadonlyMap<number, Job[]>;
}

/** A task that copies from the NAS; a restore pulls, and is disabled. */
function isBackup(task: CloudSyncTask): boolean {
  return task.direction !== 'PULL';
}

function jobsByTask(jobs: readonly Job[]): Map<number, Job[]> {
  const byTask = new Map<number, Job[]>();
  for (const job of jobs) {
    const id = job.arguments?.taskId;
    if (id === undefined) continue;
    const known = byTask.get(id);
    if (known) known.push(job);
    else byTask.set(id, [job]);
  }
  return byTask;
}

function datasetObject(server: string, path: string): ObjectReference {
  return { cluster: server, kind: 'Dataset', name: path };
}

function evidenceOf(words: string, task: CloudSyncTask): Evidence[] {
  const { job } = task;
  const finished = job?.time_finished;
  return [
    {
      object: words,
      field: 'job.state',
      value: job?.state ?? 'no run is known',
    },
    ...(typeof finished === 'number'
      ? [
          {
            object: words,
            field: 'job.time_finished',
            value: instantToIso(finished),
          },
        ]
      : []),
  ];
}

function restoreValueOf(
  task: CloudSyncTask,
  server: string,
): CloudSyncRestoreValue {
  return {
    provider: PROVIDER_ID,
    server,
    taskId: task.id,
    description: task.description || undefined,
    path: task.path,
    transferMode: task.transfer_mode,
    providerType: task.credentials?.provider?.type,
    credential: task.credentials?.name,
    bucket: task.attributes?.bucket ?? undefined,
    folder: task.attributes?.folder ?? undefined,
    encrypted: task.encryption ?? false,
    encryptedNames: task.filename_encryption ?? false,
  };
}

/** TrueNAS keeps the last run of a task when it is edited: a copy of what was there before. */
function madeOf(task: CloudSyncTask): PlanFact['madeOf'] {
  const { path, credentials, include } = task;
  const { id } = credentials ?? {};
  const { without = [], withoutMatching = [] } = filtersOf(task);
  return {
    ...(path !== undefined && { path }),
    filters: JSON.stringify([include ?? [], [...without, ...withoutMatching]]),
    ...(id !== undefined && { credential: String(id) }),
  };
}

function planOf(
  task: CloudSyncTask,
  runs: TaskRuns,
  object: ObjectReference,
  words: string,
  { server, reading, patterns }: Observing,
): PlanFact {
  const destination = destinationOf(task, words, patterns);
  const path = task.path;
  return {
    type: 'plan',
    key: `${server.name}//CloudSyncTask/${task.id}`,
    fingerprint: [
      task.credentials?.provider?.type ?? task.credentials?.name ?? '',
      destination.endpoint ?? '',
      destination.bucket ?? '',
      destination.prefix ?? '',
    ].join('|'),
    madeOf: madeOf(task),
    provider: PROVIDER_ID,
    method: `rclone ${task.transfer_mode?.toLowerCase() ?? ''}`.trim(),
    object,
    labels: {},
    annotations: {},
    itemKey:
      path === undefined
        ? undefined
        : objectKey(datasetObject(server.name, path)),
    copiesFolder:
      path === undefined
        ? undefined
        : { servers: server.hosts, path, ...filtersOf(task) },
    destination,
    ...(task.transfer_mode === 'SYNC' && { removesOthers: true }),
    schedule: scheduleOf(task, reading.timeZone ?? 'UTC'),
    suspended: task.enabled === false,
    lastSuccess: runs.lastSuccess,
    lastAttemptFailed: runs.lastAttemptFailed,
    runningSince: runs.runningSince,
    progress: runs.progress,
    queued: runs.queued,
    hides: runs.hides,
    reportsSuccess: true,
    runs: {
      retries: false,
      runner: `TrueNAS on ${server.name}`,
      inspect: `the task on ${server.name} under Data Protection > Cloud Sync Tasks, and its run under Jobs there`,
    },
    retention: retentionOf(task),
    logTail: runs.logTail,
    evidence: evidenceOf(words, task),
    restore: restoreValueOf(task, server.name),
  };
}

function isAlertOf(task: CloudSyncTask, { klass, args }: Alert): boolean {
  return (
    ['CloudSyncTaskFailed', 'TaskLocked'].includes(klass) &&
    Number(args?.id) === task.id
  );
}

function observeTask(task: CloudSyncTask, observing: Observing): Fact[] {
  const { server, reading, jobsOf } = observing;
  const object: ObjectReference = {
    cluster: server.name,
    kind: 'Cloud Sync task',
    name: task.description || `${task.id}`,
  };
  const words = `${describeObject(object)} on ${server.name}`;
  const runs = runsOf(task.job, jobsOf.get(task.id) ?? []);
  const plan = planOf(task, runs, object, words, observing);
  const facts: Fact[] = [plan];
  if (plan.itemKey !== undefined && task.path !== undefined) {
    facts.push({
      type: 'item',
      key: plan.itemKey,
      kind: 'dataset',
      cluster: server.name,
      name: task.path,
      labels: {},
      annotations: {},
      mountedBy: [],
      aliases: [],
      failureDomain: `nfs:${server.hosts[0]}`,
    });
  }
  const about = {
    object: { ...object, name: `${task.id}` },
    planKey: plan.key,
    labels: {},
  };
  for (const { field, value, ...finding } of taskFindings(task, runs.dryRun)) {
    facts.push({
      type: 'finding',
      finding: {
        ...finding,
        causeKey: `${PROVIDER_ID}/${finding.code}`,
        evidence: [{ object: words, field, value }],
      },
      about,
    });
  }
  for (const alert of reading.alerts.filter(each => isAlertOf(task, each))) {
    facts.push({
      type: 'finding',
      finding: {
        code: 'truenas-alert',
        severity: 'advice',
        title: `TrueNAS alerts: ${alert.formatted ?? alert.klass}`,
        detail: alert.dismissed
          ? 'The alert was dismissed in TrueNAS; that does not mend anything.'
          : undefined,
        causeKey: `${PROVIDER_ID}/alert/${alert.klass}`,
        evidence: [
          {
            object: `alert.list on ${server.name}`,
            field: alert.klass,
            value:
              typeof alert.last_occurrence === 'number'
                ? instantToIso(alert.last_occurrence)
                : undefined,
          },
        ],
      },
      about,
    });
  }
  return facts;
}

/**
 * Turns what a NAS told into facts. Pure: what was read gives the same facts at
 * any time.
 */
export function observeTrueNas(
  reading: TrueNasReading,
  server: ObservedServer,
  patterns: readonly DestinationPattern[],
): Fact[] {
  const jobsOf = jobsByTask(reading.jobs);
  return reading.tasks
    .filter(isBackup)
    .flatMap(task => observeTask(task, { server, reading, patterns, jobsOf }));
}
