import type { ItemFact, PlanFact } from 'backstage-plugin-backups-node';
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
import { isHibernated } from './isHibernated';
import { planEvidence } from './planEvidence';
import { PROVIDER_ID } from './providerId';
import { addressOf, recordOf } from './recordsOf';
import type { BackupRecord } from './recordsOf';
import type { Repository } from './Repository';
import { repositoryScheduleOf, scheduleOf } from './scheduleOf';
import type { RepositorySchedule } from './scheduleOf';
import { runsOf } from './runsOf';
import type { Setup } from './setupsOf';
import { toldElsewhere } from './toldElsewhere';

/** A plan with what it was made from, for findings about it. */
export interface ObservedRepository {
  plan: PlanFact;
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
  const fingerprint = repository?.fingerprint ?? `${setup.tool}: not known`;

  const all = (context.backups.get(key) ?? []).map(backup =>
    recordOf(backup, setup.tool),
  );
  const records = all.filter(
    ({ backup }) => addressOf(backup.value.spec ?? {}, setup) === address,
  );
  const schedules = (context.schedules.get(key) ?? [])
    .filter(({ value }) => addressOf(value.spec ?? {}, setup) === address)
    .map(scheduled =>
      repositoryScheduleOf(scheduled, setup.tool, context.timeZone),
    );
  const told = toldElsewhere(
    setup,
    object.name,
    object.namespace,
    cluster.value,
    context,
  );
  const { backups, ...runs } = runsOf(records, all, told.backups);
  const hibernated = isHibernated(cluster.object);
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
    provider: PROVIDER_ID,
    method: METHOD[setup.tool],
    object,
    labels: {},
    annotations: {},
    createdAt: parseInstant(cluster.object.metadata.creationTimestamp),
    itemKey: item.key,
    destination: repository
      ? destinationOf(repository, item.failureDomain, context.patterns)
      : UNKNOWN_DESTINATION,
    schedule: scheduleOf(schedules),
    suspended:
      hibernated ||
      (schedules.length > 0 && schedules.every(({ suspended }) => suspended)),
    ...runs,
    lastAttemptFailed: hibernated
      ? undefined
      : runs.lastAttemptFailed ??
        (backups.length === 0
          ? conditionFailure(cluster, options.repositories)
          : undefined),
    reportsSuccess: true,
    retention: repository?.retention ?? UNKNOWN_RETENTION,
    writes: repository && {
      repository: `${PROVIDER_ID}:${context.cluster}/${key}/${fingerprint}`,
      // As it is listed in the repository.
      identity: restore.stanza ?? object.name,
    },
    evidence: planEvidence({ cluster, repository, schedules, records }),
    database: {
      recordedAs: address,
      archiving: archivingOf(cluster.value),
      backups,
      chain: told.chain,
      restorableFrom: told.restorableFrom,
    },
    restore,
  };
  return { plan, setup, repository, schedules, records };
}
