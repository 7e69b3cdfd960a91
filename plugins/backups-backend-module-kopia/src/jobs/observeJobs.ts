import type { Destination } from 'backstage-plugin-backups-common';
import type {
  ClusterSnapshot,
  DestinationPattern,
  Fact,
  KubernetesObject,
  PlanFact,
  PlanSchedule,
  Subject,
} from 'backstage-plugin-backups-node';
import {
  commandInText,
  completeDestination,
  hostOf,
  kubectl,
  locationOf,
  normaliseLocation,
  objectKey,
  objectsOf,
  parseInstant,
  recogniseEndpoint,
  subjectOf,
} from 'backstage-plugin-backups-node';
import { cronJobSchema } from '../read/CronJob';
import type { CronJob } from '../read/CronJob';
import { CRON_JOBS, JOBS } from '../read/resources';
import {
  JOB_MARK,
  KopiaCommand,
  REPOSITORY_MARK,
  kopiaCommandOf,
  secretNamesOf,
} from './kopiaCommandOf';
import { runsOf } from './runsOf';

type SyncTo = Extract<KopiaCommand, { kind: 'sync-to' }>;

function scheduleOf({ spec }: CronJob): PlanSchedule {
  return spec.schedule === undefined
    ? { kind: 'none' }
    : {
        kind: 'cron',
        expression: spec.schedule,
        // The controller manager's own zone, which is UTC in practice.
        zone: spec.timeZone ?? 'UTC',
        dialect: 'standard',
      };
}

/** Where the repository is: as annotated, else the one NFS share that is mounted. */
function repositoryOf(cronJob: CronJob, subject: Subject): string | undefined {
  const marked = subject.annotations[REPOSITORY_MARK];
  if (marked) return normaliseLocation(marked);
  const volumes = cronJob.spec.jobTemplate?.spec?.template?.spec?.volumes ?? [];
  const shares = volumes.flatMap(({ nfs }) =>
    nfs
      ? locationOf({ type: 'nfs', server: nfs.server, path: nfs.path }) ?? []
      : [],
  );
  return shares.length === 1 ? shares[0] : undefined;
}

/** A mirror is called like the place that it writes to, as copies that go there are. */
function labelOf(
  { product, endpoint, bucket, path }: Destination,
  subject: Subject,
): string {
  const host = endpoint === undefined ? undefined : hostOf(endpoint);
  return (
    product ??
    (host === undefined ? undefined : `S3 at ${host}`) ??
    bucket ??
    path ??
    subject.object.name
  );
}

function destinationOf(
  command: SyncTo,
  cronJob: CronJob,
  subject: Subject,
  patterns: readonly DestinationPattern[],
): Destination {
  const { provider, flags } = command;
  const { endpoint, bucket, prefix, path } = flags;
  const b2 = provider === 'b2';
  const recognised =
    endpoint === undefined ? undefined : recogniseEndpoint(endpoint);
  const product = b2 ? 'Backblaze B2' : recognised?.product;
  const destination: Destination = {
    type: provider === 's3' || b2 ? 's3' : 'unknown',
    label: '',
    product,
    endpoint,
    bucket,
    prefix,
    path,
    offSite: b2 ? true : undefined,
    failureDomain: b2 ? 'backblaze-b2' : undefined,
    derivedFrom: [`command of ${subject.words}`],
  };
  const completed = secretNamesOf(cronJob).reduce(
    (known, secretName) => completeDestination(known, { secretName }, patterns),
    completeDestination(destination, {}, patterns),
  );
  return {
    ...completed,
    label: completed.label || labelOf(completed, subject),
  };
}

function mirrorFact(options: {
  subject: Subject;
  cronJob: CronJob;
  command: SyncTo;
  repository: string;
  object: KubernetesObject;
  jobs: readonly KubernetesObject[];
  patterns: readonly DestinationPattern[];
}): PlanFact {
  const { subject, cronJob, command, repository, patterns } = options;
  const runs = runsOf(cronJob, options.jobs);
  return {
    type: 'plan',
    key: objectKey(subject.object),
    fingerprint: `sync-to|${repository}|${command.provider ?? ''}|${
      command.flags.bucket ?? command.flags.path ?? ''
    }`,
    provider: 'kopia',
    method: 'kopia sync-to',
    object: subject.object,
    labels: subject.labels,
    annotations: subject.annotations,
    createdAt: parseInstant(options.object.metadata.creationTimestamp),
    destination: destinationOf(command, cronJob, subject, patterns),
    schedule: scheduleOf(cronJob),
    suspended: cronJob.spec.suspend === true,
    ...runs,
    reportsSuccess: true,
    // A run that failed is over: its Job was given up.
    runs: {
      retries: false,
      runner: 'Kubernetes',
      inspect: `${subject.words} (${commandInText(
        kubectl(
          subject.object.namespace,
          'describe',
          'cronjob',
          subject.object.name,
        ),
      )})`,
    },
    retention: {
      noHistory: false,
      declared: [],
      inherited: [],
      sentence:
        'Follows its repository: what expires or is deleted there is gone here, too.',
    },
    mirrorOf: repository,
    evidence: [
      {
        object: subject.words,
        field: 'status.lastSuccessfulTime',
        value:
          runs.lastSuccess === undefined
            ? '(never)'
            : new Date(runs.lastSuccess.finishedAt * 1000).toISOString(),
      },
      { object: subject.words, field: 'spec.schedule' },
    ],
    restore: undefined,
  };
}

function unknownRepository(subject: Subject, what: string): Fact {
  return {
    type: 'finding',
    finding: {
      code: 'kopia-job-of-unknown-repository',
      severity: 'advice',
      title: `${subject.object.name} ${what} a Kopia repository, but not which one.`,
      detail:
        'Where its repository is stands in a Secret or in a volume that says nothing of it, so this job is tied to nothing.',
      fix: `Annotate the CronJob with ${REPOSITORY_MARK}: nfs://server/path or s3://endpoint/bucket/prefix. Where its script cannot be seen, add ${JOB_MARK}: sync-to or maintenance.`,
      causeKey: `kopia/kopia-job-of-unknown-repository/${objectKey(
        subject.object,
      )}`,
      evidence: [{ object: subject.words, field: 'spec.jobTemplate' }],
    },
    about: { object: subject.object, labels: subject.labels },
  };
}

/**
 * Turns CronJobs that mirror or maintain a repository into facts. What they run
 * is looked at and forgotten: scripts hold keys.
 */
export function* observeJobs(
  snapshot: ClusterSnapshot,
  patterns: readonly DestinationPattern[],
): Generator<Fact> {
  const { cluster } = snapshot;
  const jobsOf = new Map<string, KubernetesObject[]>();
  for (const job of objectsOf(snapshot, JOBS)) {
    const owner = job.metadata.ownerReferences?.find(
      reference => reference.kind === 'CronJob',
    );
    if (!owner) continue;
    const key = `${job.metadata.namespace}/${owner.name}`;
    jobsOf.set(key, [...(jobsOf.get(key) ?? []), job]);
  }
  for (const object of objectsOf(snapshot, CRON_JOBS)) {
    const parsed = cronJobSchema.safeParse(object);
    if (!parsed.success) continue;
    const cronJob = parsed.data;
    const subject = subjectOf(cluster, CRON_JOBS.kind, object);
    const command = kopiaCommandOf(cronJob, {
      ...subject.labels,
      ...subject.annotations,
    });
    if (!command) continue;
    const repository = repositoryOf(cronJob, subject);
    const jobs =
      jobsOf.get(`${object.metadata.namespace}/${object.metadata.name}`) ?? [];
    if (repository === undefined) {
      yield unknownRepository(
        subject,
        command.kind === 'sync-to' ? 'mirrors' : 'maintains',
      );
    } else if (command.kind === 'sync-to') {
      yield mirrorFact({
        subject,
        cronJob,
        command,
        repository,
        object,
        jobs,
        patterns,
      });
    } else {
      yield {
        type: 'maintenance',
        object: subject.object,
        repository,
        schedule: scheduleOf(cronJob),
        suspended: cronJob.spec.suspend === true,
        lastSuccessAt: runsOf(cronJob, jobs).lastSuccess?.finishedAt,
        createdAt: parseInstant(object.metadata.creationTimestamp),
        evidence: [
          { object: subject.words, field: 'status.lastSuccessfulTime' },
        ],
      };
    }
  }
}
