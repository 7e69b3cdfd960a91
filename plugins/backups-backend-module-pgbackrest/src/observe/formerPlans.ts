import type {
  ClaimedBackup,
  ItemFact,
  PlanFact,
} from 'backstage-plugin-backups-node';
import { objectKey } from 'backstage-plugin-backups-node';
import { destinationOf } from '../destination/destinationOf';
import type { Cluster } from '../read/Cluster';
import { windowRetention } from '../retention/retentionOf';
import type { RestoreValue } from '../restore/RestoreValue';
import { restoreValueOf } from '../restore/restoreValueOf';
import { nameKey } from './ClusterContext';
import type { ClusterContext, Observed } from './ClusterContext';
import { planEvidence } from './planEvidence';
import { barmanRepository } from './barmanRepository';
import type { SortedRecords } from './formerBackups';
import { runsOf } from './runsOf';
import type { Setup } from './setupsOf';

/** Copies in a place to which the Cluster wrote before: nothing is added to them. */
export function planElsewhere(
  plan: PlanFact,
  { place, records }: SortedRecords['elsewhere'][number],
  options: {
    cluster: Observed<Cluster>;
    item: ItemFact;
    context: ClusterContext;
  },
): PlanFact {
  const { cluster, item, context } = options;
  const { object } = plan;
  const words = `status.destinationPath of Backups of Cluster ${nameKey(
    object.namespace,
    object.name,
  )}`;
  const repository = barmanRepository(
    place.store,
    words,
    place.serverName,
    windowRetention(undefined),
  );
  const { backups, ...runs } = runsOf(records, records);
  // An ObjectStore of that path need not be there any more.
  const setup: Setup = {
    tool: 'barman-in-tree',
    store: { ...place.store, serverName: place.serverName },
  };
  return {
    ...plan,
    former: true,
    key: `${objectKey(object)}/${repository.fingerprint}`,
    fingerprint: repository.fingerprint,
    madeOf: undefined,
    madeSince: undefined,
    destination: destinationOf(
      repository,
      item.failureDomain,
      context.patterns,
    ),
    schedule: { kind: 'none' },
    suspended: false,
    standsStill: undefined,
    lastSuccess: runs.lastSuccess,
    lastAttemptFailed: undefined,
    runningSince: undefined,
    retention: repository.retention,
    writes: undefined,
    evidence: planEvidence({ cluster, repository, schedules: [], records }),
    database: {
      recordedAs: plan.database?.recordedAs ?? '1',
      chained: false,
      archiving: { state: 'halted' },
      backups,
    },
    restore: restoreValueOf({
      name: object.name,
      namespace: object.namespace,
      cluster: cluster.value,
      setup,
      repository,
      repositoriesInStanza: 1,
      databases: (item.parts ?? []).map(part => part.name),
      backups,
      context,
    }),
  };
}

/** Copies of the database that was there before: nothing is added to them. */
export function planOfSystemBefore(
  plan: PlanFact,
  backups: readonly ClaimedBackup[],
): PlanFact[] {
  const success = backups
    .filter(({ outcome }) => outcome === 'succeeded')
    .at(-1);
  if (!success || !plan.database) return [];
  const restore = plan.restore as RestoreValue;
  return [
    {
      ...plan,
      former: 'made-anew',
      key: `${plan.key}/before-${plan.madeSince ?? 0}`,
      madeOf: undefined,
      madeSince: undefined,
      schedule: { kind: 'none' },
      suspended: false,
      standsStill: undefined,
      lastSuccess: {
        finishedAt: success.endedAt,
        durationSeconds:
          success.startedAt === undefined
            ? undefined
            : success.endedAt - success.startedAt,
      },
      lastAttemptFailed: undefined,
      runningSince: undefined,
      writes: undefined,
      database: {
        ...plan.database,
        archiving: { state: 'halted' },
        backups: [...backups],
        chain: undefined,
        restorableFrom: undefined,
      },
      restore: {
        ...restore,
        backups: backups.flatMap(({ outcome, label, makes, ...times }) =>
          outcome === 'succeeded' ? [{ label, makes, ...times }] : [],
        ),
      },
    },
  ];
}
