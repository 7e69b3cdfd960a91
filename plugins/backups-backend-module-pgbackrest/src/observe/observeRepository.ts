import type {
  ClaimedBackup,
  ItemFact,
  PlanFact,
} from 'backstage-plugin-backups-node';
import { objectKey, parseInstant } from 'backstage-plugin-backups-node';
import {
  UNKNOWN_DESTINATION,
  destinationOf,
} from '../destination/destinationOf';
import type { Cluster } from '../read/Cluster';
import { UNKNOWN_RETENTION } from '../retention/unknownRetention';
import { restoreValueOf } from '../restore/restoreValueOf';
import { archivingOf } from './archivingOf';
import { nameKey } from './ClusterContext';
import type { ClusterContext, Observed } from './ClusterContext';
import { majorVersionOf, untoldVersionOf } from './majorVersionOf';
import { isHibernated, standsStill } from './isHibernated';
import { planEvidence } from './planEvidence';
import { PROVIDER_ID } from './providerId';
import { planElsewhere, planOfSystemBefore } from './formerPlans';
import { presentPlace, sortRecords } from './formerBackups';
import type { SortedRecords } from './formerBackups';
import { manneredBy } from './manners';
import { addressOf, makesChains, recordOf } from './recordsOf';
import type { BackupRecord } from './recordsOf';
import type { Repository } from './Repository';
import { repositoryScheduleOf, scheduleOf } from './scheduleOf';
import type { RepositorySchedule } from './scheduleOf';
import { sharersOf } from './sharersOf';
import { TOLD_WITHIN, runsOf } from './runsOf';
import type { Setup } from './setupsOf';
import { toldElsewhere } from './toldElsewhere';
import type { Told } from './toldElsewhere';

/** A plan with what it was made from, for findings about it. */
export interface ObservedRepository {
  plan: PlanFact;
  /** Copies that were made elsewhere before, and that lie there still. */
  former: PlanFact[];
  setup: Setup;
  repository: Repository | undefined;
  schedules: RepositorySchedule[];
  records: BackupRecord[];
}

const METHOD: Record<Setup['tool'], string> = {
  dalibo: 'pgbackrest',
  opera: 'pgbackrest',
  'barman-cloud': 'barman',
  'barman-in-tree': 'barman',
  'volume-snapshot': 'snapshot',
};

/**
 * Without a Backup that tells more, the cluster's own condition tells of a
 * failure. It is one for all repositories, and `BackupStarted` is none.
 */
function conditionFailure(
  { value }: Observed<Cluster>,
  repositories: number,
): PlanFact['lastAttemptFailed'] {
  const condition = value.status?.conditions?.find(
    candidate => candidate?.type === 'LastBackupSucceeded',
  );
  return repositories === 1 &&
    condition?.status === 'False' &&
    condition.reason === 'LastBackupFailed'
    ? { since: condition.lastTransitionTime, message: condition.message }
    : undefined;
}

/** Told beside the Backups with the tool's own wrong time. */
function isShiftedTwin(
  { endedAt }: ClaimedBackup,
  records: readonly BackupRecord[],
): boolean {
  return records.some(
    record =>
      record.stage === 'finished' &&
      record.shiftedBy !== undefined &&
      Math.abs(record.claimed.endedAt + record.shiftedBy - endedAt) <=
        TOLD_WITHIN,
  );
}

/** What a Cluster's backups are of: another system's log does not continue them. */
function systemOf({ value, object }: Observed<Cluster>): PlanFact['madeOf'] {
  const { systemID } = value.status ?? {};
  const { uid } = object.metadata;
  const major = majorVersionOf(value);
  return {
    // A Cluster that takes over the volumes of another one has the same system.
    ...(systemID === undefined && uid !== undefined && { cluster: uid }),
    ...(systemID !== undefined && { system: systemID }),
    ...(major !== undefined && { major: String(major) }),
  };
}

/**
 * What is told beside the Backups does not name a place: what is not newer than
 * the newest Backup elsewhere is of there.
 */
function notOfElsewhere(told: Told, { elsewhere }: SortedRecords): Told {
  const until = Math.max(
    0,
    ...elsewhere.flatMap(({ records }) =>
      records.flatMap(record =>
        record.stage === 'finished' ? record.claimed.endedAt : [],
      ),
    ),
  );
  if (until === 0) return told;
  const { restorableFrom, backups } = told;
  return {
    backups: backups.filter(({ endedAt }) => endedAt > until + TOLD_WITHIN),
    restorableFrom:
      restorableFrom !== undefined && restorableFrom > until
        ? restorableFrom
        : undefined,
  };
}

/**
 * Makes the plan of one repository.
 *
 * @param options - `repository`: absent where nothing known leads to one;
 * `repositories`: how many the setup has
 */
export function observeRepository(options: {
  cluster: Observed<Cluster>;
  item: ItemFact;
  setup: Setup;
  repository: Repository | undefined;
  repositories: number;
  context: ClusterContext;
}): ObservedRepository {
  const { cluster, item, setup, repository, context } = options;
  const { object } = cluster.subject;
  const key = nameKey(object.namespace, object.name);
  const address = repository?.recordedAs ?? '1';
  const sharers = sharersOf(setup, object, context);
  const fingerprint = repository?.fingerprint ?? `${setup.tool}: not known`;

  const all = (context.backups.get(key) ?? []).map(backup =>
    recordOf(backup, setup.tool),
  );
  const sorted = sortRecords(
    all.filter(
      ({ backup }) => addressOf(backup.value.spec ?? {}, setup) === address,
    ),
    cluster,
    setup,
    presentPlace(
      setup,
      object.name,
      store =>
        context.stores.get(nameKey(object.namespace, store ?? ''))?.value.spec
          ?.configuration,
    ),
  );
  const { present: records, madeSince } = sorted;
  const schedules = (context.schedules.get(key) ?? [])
    .filter(({ value }) => addressOf(value.spec ?? {}, setup) === address)
    .map(scheduled =>
      repositoryScheduleOf(scheduled, setup.tool, context.timeZone),
    );
  const told = notOfElsewhere(
    toldElsewhere(setup, object.name, object.namespace, cluster.value, context),
    sorted,
  );
  const isOfNow = ({ startedAt, endedAt }: ClaimedBackup) =>
    (startedAt ?? endedAt) >= (madeSince ?? 0);
  const ended = runsOf(records, all, told.backups).backups;
  const { backups, ...runs } = runsOf(
    records.filter(
      record =>
        (record.stage !== 'finished' || isOfNow(record.claimed)) &&
        (record.stage !== 'unknown' ||
          (record.createdAt ?? 0) >= (madeSince ?? 0)),
    ),
    all,
    told.backups.filter(
      backup => isOfNow(backup) && !isShiftedTwin(backup, records),
    ),
  );
  const before = ended.filter(backup => !isOfNow(backup));
  const hibernated = isHibernated(cluster);
  const databases = (item.parts ?? []).map(part => part.name);
  const restore = restoreValueOf({
    name: object.name,
    namespace: object.namespace,
    cluster: cluster.value,
    setup,
    repository,
    repositoriesInStanza: options.repositories,
    databases,
    backups,
    context,
  });
  const plan: PlanFact = {
    type: 'plan',
    // The number of a repository may come to mean another; its place does not.
    key: `${objectKey(object)}/${fingerprint}`,
    fingerprint,
    madeOf: systemOf(cluster),
    madeSince,
    provider: PROVIDER_ID,
    method: METHOD[setup.tool],
    object,
    labels: {},
    annotations: {},
    // Slots count from when it became what it is.
    createdAt:
      madeSince ?? parseInstant(cluster.object.metadata.creationTimestamp),
    itemKey: item.key,
    destination: repository
      ? destinationOf(repository, item.failureDomain, context.patterns)
      : UNKNOWN_DESTINATION,
    schedule: scheduleOf(schedules),
    suspended:
      hibernated ||
      (schedules.length > 0 && schedules.every(({ suspended }) => suspended)),
    standsStill: standsStill(cluster),
    ...runs,
    lastAttemptFailed: hibernated
      ? undefined
      : runs.lastAttemptFailed ??
        (backups.length === 0
          ? conditionFailure(cluster, options.repositories)
          : undefined),
    reportsSuccess: true,
    runs: manneredBy(cluster, records, schedules),
    retention: repository?.retention ?? UNKNOWN_RETENTION,
    writes: repository && {
      repository: `${PROVIDER_ID}:${context.cluster}/${key}/${fingerprint}`,
      // As it is listed in the repository.
      identity: restore.stanza ?? object.name,
    },
    evidence: planEvidence({ cluster, repository, schedules, records }),
    database: {
      recordedAs: address,
      sharedWith: sharers.length > 0 ? sharers : undefined,
      chained: makesChains(setup.tool),
      untoldVersion: untoldVersionOf(cluster.value, records, context),
      archiving: archivingOf(cluster),
      backups,
      chain: before.length > 0 ? undefined : told.chain,
      restorableFrom:
        (told.restorableFrom ?? 0) >= (madeSince ?? 0)
          ? told.restorableFrom
          : undefined,
    },
    restore,
  };
  const former = [
    ...sorted.elsewhere.map(elsewhere =>
      planElsewhere(plan, elsewhere, options),
    ),
    ...planOfSystemBefore(plan, before),
  ];
  return {
    plan,
    former,
    setup,
    repository,
    schedules,
    records,
  };
}
