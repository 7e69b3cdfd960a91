import {
  ClaimedBackup,
  DatabaseCopy,
  ItemFact,
  LogArchiving,
  PlanFact,
  PlanSchedule,
  objectKey,
} from 'backstage-plugin-backups-node';
import { CLUSTER, itemFact, planFact } from './facts';

const OBJECT = {
  cluster: CLUSTER,
  kind: 'Cluster',
  namespace: 'database',
  name: 'shelf',
};

/** A schedule as CloudNativePG reads it. */
export function robfig(expression: string) {
  return {
    kind: 'cron' as const,
    expression,
    zone: 'UTC',
    dialect: 'robfig-v1' as const,
  };
}

/** Every day at three an incremental backup, on Sundays at one a full one. */
export const DAILY_AND_WEEKLY: PlanSchedule = {
  kind: 'several',
  each: [
    { makes: 'incremental', schedule: robfig('0 0 3 * * *') },
    { makes: 'full', schedule: robfig('0 0 1 * * 0') },
  ],
};

/** The log is archived, and no moment is older there than five minutes. */
export const ARCHIVING: LogArchiving = { state: 'working', lagSeconds: 300 };

/** A database cluster that belongs to the entity of these tests. */
export function databaseItem(fact: Partial<ItemFact> = {}): ItemFact {
  return itemFact({
    key: objectKey(OBJECT),
    kind: 'database-cluster',
    namespace: OBJECT.namespace,
    name: OBJECT.name,
    failureDomain: 'local',
    ...fact,
  });
}

/** A backup that ended then and took a minute. */
export function claimed(
  endedAt: number,
  makes: ClaimedBackup['makes'] = 'incremental',
  outcome: ClaimedBackup['outcome'] = 'succeeded',
): ClaimedBackup {
  return { outcome, makes, startedAt: endedAt - 60, endedAt };
}

/** A copy of that cluster on B2, with what its records tell. */
export function databasePlan(
  backups: ClaimedBackup[],
  database: Partial<DatabaseCopy> = {},
  fact: Partial<PlanFact> = {},
): PlanFact {
  const last = backups.filter(backup => backup.outcome === 'succeeded').at(-1);
  const newest = backups.at(-1);
  return planFact({
    key: `${objectKey(OBJECT)}/b2`,
    fingerprint: 'b2',
    provider: 'pgbackrest',
    method: 'pgbackrest',
    object: OBJECT,
    itemKey: objectKey(OBJECT),
    destination: {
      type: 's3',
      label: 'B2',
      failureDomain: 'backblaze',
      offSite: true,
      derivedFrom: [],
    },
    schedule: DAILY_AND_WEEKLY,
    lastSuccess: last && { finishedAt: last.endedAt, durationSeconds: 60 },
    lastAttemptFailed:
      newest?.outcome === 'failed' ? { since: newest.endedAt } : undefined,
    database: {
      recordedAs: '1',
      chained: true,
      archiving: ARCHIVING,
      backups,
      ...database,
    },
    ...fact,
  });
}
