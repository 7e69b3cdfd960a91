import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { metadataOf } from '../../homelab/objects/metadataOf';
import type { Moment } from '../../homelab/objects/Moment';
import { hexOf } from '../../seed/hexOf';
import { DAY, HOUR, MINUTE } from '../../time/durations';
import type { Cadence } from '../../time/Cadence';
import { toTimestamp } from '../../time/toTimestamp';
import { runsOf } from '../runs';
import type { ScheduledRun } from '../runs';
import type { PerconaDatabase } from './PerconaDatabase';

/** API version of all kinds of Percona's operator. */
export const PERCONA_VERSION = 'pgv2.percona.com/v2';

/** A full backup every night. */
export const NIGHTLY: Cadence = {
  cron: '0 1 * * *',
  period: DAY,
  offset: HOUR,
};

/** How many full backups the repository keeps. */
export const KEPT_FULLS = 7;

/** Where a database is copied to. */
export const BUCKET = {
  bucket: 'acme-percona',
  endpoint: 's3.eu-central-1.amazonaws.com',
  region: 'eu-central-1',
};

/** @returns folder of a database in the bucket */
export function pathOf({ namespace, name }: PerconaDatabase): string {
  return `/pgbackrest/${namespace}/${name}/repo1`;
}

/** @returns until when the operator did anything for a database */
function servedUntil(
  { now, anchor }: Moment,
  { silentAgo = -Infinity }: PerconaDatabase,
): number {
  return Math.min(now, anchor - silentAgo);
}

/** @returns backups that have not expired, oldest first */
function keptBackups(
  moment: Moment,
  database: PerconaDatabase,
  createdAt: number,
): ScheduledRun[] {
  return runsOf({
    seed: `${database.namespace}/${database.name}`,
    cadence: NIGHTLY,
    createdAt,
    now: servedUntil(moment, database),
    typicalSeconds: 310,
    newest: KEPT_FULLS,
  });
}

/** As pgBackRest calls a full backup: `20261128-010002F`. */
function labelOf({ startedAt }: ScheduledRun): string {
  const [day, time] = toTimestamp(startedAt).split('T');
  return `${day.replaceAll('-', '')}-${time.replace(/\D/g, '')}F`;
}

function backupObject(
  moment: Moment,
  database: PerconaDatabase,
  run: ScheduledRun,
  /** The newest commit that was seen in the log. */
  restorableUntil: number,
): KubernetesObject {
  const { name, namespace, version } = database;
  const suffix = hexOf(`${namespace}/${name}@${run.slot}`, 5);
  const isOver = run.endsAt <= moment.now;
  return {
    apiVersion: PERCONA_VERSION,
    kind: 'PerconaPGBackup',
    metadata: metadataOf(moment, {
      kind: 'PerconaPGBackup',
      name: `${name}-repo1-full-${suffix}`,
      namespace,
      createdAt: run.startedAt,
    }),
    spec: {
      pgCluster: name,
      repoName: 'repo1',
      method: 'pgbackrest',
      options: ['--type=full'],
    },
    status: {
      state: isOver ? 'Succeeded' : 'Running',
      jobName: `${name}-backup-${suffix}`,
      crVersion: version,
      storageType: 's3',
      destination: `s3://${BUCKET.bucket}${pathOf(database)}`,
      ...(isOver && {
        backupName: labelOf(run),
        backupType: 'full',
        completed: toTimestamp(run.endsAt),
        latestRestorableTime: toTimestamp(restorableUntil),
      }),
    },
  };
}

/**
 * One object for each backup that the repository keeps. Up to when a database can
 * go back stands on the newest, and stays on the others as it was in their time.
 */
export function perconaBackups(
  moment: Moment,
  database: PerconaDatabase,
  createdAt: number,
): KubernetesObject[] {
  const runs = keptBackups(moment, database, createdAt);
  const ended = runs.filter(({ endsAt }) => endsAt <= moment.now);
  const newest = ended.at(-1);
  return runs.map((run, index) => {
    // The log is archived in segments, some minutes behind.
    const served = servedUntil(moment, database) - 3 * MINUTE;
    const next = runs.at(index + 1)?.startedAt ?? served;
    const until = run === newest ? served : next;
    return backupObject(
      moment,
      database,
      run,
      Math.max(run.endsAt, until - (until % (5 * MINUTE))),
    );
  });
}
