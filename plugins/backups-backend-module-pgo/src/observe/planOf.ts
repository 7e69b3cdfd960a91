import { retentionOf } from 'backstage-plugin-backups-backend-module-pgbackrest';
import type {
  LogArchiving,
  PlanFact,
  RunManners,
} from 'backstage-plugin-backups-node';
import {
  objectKey,
  parseInstant,
  latestInstant,
} from 'backstage-plugin-backups-node';
import type { RestoreValue } from '../restore/RestoreValue';
import type { ClusterContext } from './ClusterContext';
import { conditionOf } from './DatabaseCluster';
import type { DatabaseCluster } from './DatabaseCluster';
import { databasesOf } from './itemOf';
import type { CronJob } from '../read/BackupJob';
import { cronJobsOf } from './jobRuns';
import type { Observed } from './Observed';
import type { Repository } from './repositoriesOf';
import { toldRuns } from './Run';
import type { Run } from './Run';
import { scheduleOf } from './scheduleOf';

/** The name of the stanza is part of the operators. */
export const STANZA = 'db';

/** As many runs as it takes to see what a plan rests on. */
const SHOWN = 4;

const MADE_BY_PRIMARY =
  'It is a standby: its primary elsewhere makes the copies, and nothing here tells of them.';

/** A plan with what it was made from, for findings about it. */
export interface ObservedRepository {
  plan: PlanFact;
  repository: Repository;
  /** Oldest first. */
  runs: readonly Run[];
}

/** The repository was there before, and the record of its backups was cleared. */
function hasForgotten({ status, ...cluster }: DatabaseCluster, name: string) {
  const restored =
    status.restore !== undefined ||
    conditionOf({ status, ...cluster }, 'PGBackRestoreProgressing') !==
      undefined ||
    conditionOf({ status, ...cluster }, 'PostgresDataInitialized')?.reason ===
      'PGBackRestRestoreComplete';
  return (
    restored ||
    status.repos?.some(
      repository =>
        repository.name === name &&
        repository.replicaCreateBackupComplete === true,
    ) === true
  );
}

/** Every slot that its CronJobs wrote down ended well, up to the last one. */
function hasMissedNoSlot(
  cronJobs: readonly Observed<CronJob>[],
  {
    lastSuccess,
    lastAttemptFailed,
  }: Pick<PlanFact, 'lastSuccess' | 'lastAttemptFailed'>,
): boolean {
  const slots = cronJobs.flatMap(
    ({ value }) => value.status?.lastScheduleTime ?? [],
  );
  return (
    slots.length > 0 &&
    lastSuccess !== undefined &&
    lastAttemptFailed === undefined &&
    lastSuccess.finishedAt >= Math.max(...slots)
  );
}

/**
 * Since when the database is what it is. One that was filled from the copies of
 * another one has no backup of its own before that.
 */
export function madeSinceOf(cluster: DatabaseCluster): number | undefined {
  const created = parseInstant(
    cluster.observed.object.metadata.creationTimestamp,
  );
  const { postgresCluster, pgbackrest } = cluster.dataSource ?? {};
  if (!postgresCluster && !pgbackrest) return created;
  const filled = conditionOf(cluster, 'PostgresDataInitialized');
  return filled?.status === 'True'
    ? Math.max(created ?? 0, filled.lastTransitionTime ?? 0)
    : created;
}

function hiddenRuns(
  untoldAt: number | undefined,
  successes: boolean,
): PlanFact['hides'] {
  return untoldAt !== undefined || successes
    ? {
        ...(untoldAt !== undefined && { untoldAt }),
        ...(successes && { successes }),
      }
    : undefined;
}

/**
 * Makes the plan of one repository.
 *
 * @param options - `archiving`: what is known of the log, `manners`: who makes the
 * backups, `sharedWith`: other clusters that write to the same place, `movedAt`: it
 * is written to since then, and the last backup elsewhere ended before, `untoldAt`:
 * see `hides` of a plan, `oneIsLeaving`: a backup of it is being deleted
 */
export function planOf(options: {
  cluster: DatabaseCluster;
  repository: Repository;
  runs: readonly Run[];
  itemKey: string;
  providerId: string;
  runner: string;
  archiving: LogArchiving;
  manners: RunManners;
  sharedWith: readonly string[];
  movedAt?: number;
  untoldAt?: number;
  oneIsLeaving?: boolean;
  context: ClusterContext;
}): ObservedRepository {
  const { cluster, repository, runs, context, archiving } = options;
  const { observed, major, systemId } = cluster;
  const { object } = observed.subject;
  const { uid, creationTimestamp } = observed.object.metadata;
  const madeSince = latestInstant([madeSinceOf(cluster), options.movedAt]);
  const { backups, ...told } = toldRuns(
    runs.filter(
      ({ startedAt, endedAt }) =>
        (startedAt ?? endedAt ?? Infinity) >= (madeSince ?? 0),
    ),
  );
  const cronJobs = cronJobsOf(cluster, repository.name, context);
  const isSuspended =
    cluster.haltedBy !== undefined ||
    // The CronJobs of a standby are suspended because its primary copies it.
    (!cluster.isStandby &&
      cluster.operator === 'pgo' &&
      cronJobs.length > 0 &&
      cronJobs.every(({ value }) => value.spec?.suspend === true));
  const { global = {} } = cluster.pgBackRest ?? {};
  const restore: RestoreValue = {
    operator: cluster.operator,
    cluster: context.cluster,
    namespace: object.namespace,
    name: object.name,
    repository: repository.name,
    declared: repository.declared,
    policy: repository.policy,
    path: global[`${repository.name}-path`],
    secrets: (cluster.pgBackRest?.configuration ?? []).flatMap(
      ({ secret }) => secret?.name ?? [],
    ),
    postgresVersion: major,
    image: cluster.image,
    users: cluster.users.flatMap(({ name, databases = [] }) =>
      name === undefined ? [] : [{ name, databases }],
    ),
    storageSize: cluster.instances
      .at(0)
      ?.dataVolumeClaimSpec?.resources?.requests?.storage?.toString(),
    storageClass:
      cluster.instances.at(0)?.dataVolumeClaimSpec?.storageClassName,
    databases: databasesOf(cluster),
    backups: backups.flatMap(({ outcome, label, makes, startedAt, endedAt }) =>
      outcome === 'succeeded' ? [{ label, makes, startedAt, endedAt }] : [],
    ),
  };
  const plan: PlanFact = {
    type: 'plan',
    key: `${objectKey(object)}/${repository.fingerprint}`,
    fingerprint: repository.fingerprint,
    madeOf: {
      ...(systemId === undefined
        ? uid !== undefined && { cluster: uid }
        : { system: systemId }),
      ...(major !== undefined && { major: String(major) }),
    },
    madeSince,
    provider: options.providerId,
    method: 'pgbackrest',
    object,
    labels: {},
    annotations: {},
    createdAt: options.movedAt ?? parseInstant(creationTimestamp),
    itemKey: options.itemKey,
    destination: repository.destination,
    schedule: cluster.isStandby
      ? { kind: 'none' }
      : scheduleOf(repository, context.timeZone, options.runner),
    suspended: isSuspended,
    // A standby goes on with what its primary writes.
    standsStill:
      cluster.haltedBy === undefined || cluster.isStandby
        ? undefined
        : { ...(hasMissedNoSlot(cronJobs, told) && { missedNoSlot: true }) },
    ...told,
    ...(cluster.isStandby && {
      lastAttemptFailed: undefined,
      runningSince: undefined,
    }),
    hides: hiddenRuns(
      options.untoldAt,
      told.lastSuccess === undefined &&
        (options.oneIsLeaving === true ||
          hasForgotten(cluster, repository.name)),
    ),
    reportsSuccess: !cluster.isStandby,
    madeElsewhere: cluster.isStandby ? MADE_BY_PRIMARY : undefined,
    runs: options.manners,
    retention: retentionOf(repository.policy),
    writes: {
      // Its name stays when its bucket is edited, and it is another one then.
      repository: `${options.providerId}:${context.cluster}/${
        object.namespace ?? ''
      }/${object.name}/${repository.name}/${repository.fingerprint}`,
      identity: STANZA,
    },
    evidence: [
      ...repository.schedules.map(({ makes, expression }) => ({
        object: observed.subject.words,
        field: `spec.backups.pgbackrest.repos (${repository.name}): schedules.${makes}`,
        value: expression,
      })),
      ...[
        cluster.haltedBy,
        cluster.isStandby ? 'spec.standby.enabled' : undefined,
      ].flatMap(field =>
        field === undefined
          ? []
          : [{ object: observed.subject.words, field, value: 'true' }],
      ),
      ...runs.slice(-SHOWN).map(({ words, field, says }) => ({
        object: words,
        field,
        value: says,
      })),
    ],
    database: {
      recordedAs: repository.number,
      sharedWith:
        options.sharedWith.length > 0 ? [...options.sharedWith] : undefined,
      chained: true,
      // A backup ends when the log that it needs has arrived, unless that is switched off.
      waitsForLog: global['archive-check'] !== 'n' || undefined,
      archiving,
      backups,
    },
    restore,
  };
  return { plan, repository, runs };
}
