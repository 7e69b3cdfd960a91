import { backupTypeOf } from 'backstage-plugin-backups-backend-module-pgbackrest';
import {
  isBeingDeleted,
  parseInstant,
  sentenceOf,
  latestInstant,
} from 'backstage-plugin-backups-node';
import type { PerconaBackup } from '../read/Percona';
import type { ClusterContext } from './ClusterContext';
import { backupTypeNamed, jobOutcome, typeAskedFor } from './jobRuns';
import type { Observed } from './Observed';
import { nameKey } from './Observed';
import type { Run } from './Run';

/** Whether a backup is a snapshot of the volumes, and no backup of pgBackRest. */
export function isSnapshot({ value }: Observed<PerconaBackup>): boolean {
  return (
    value.spec?.method === 'volumeSnapshot' ||
    value.status?.backupType === 'snapshot'
  );
}

const FINISHED: Record<string, 'succeeded' | 'failed'> = {
  Succeeded: 'succeeded',
  Failed: 'failed',
};

const UNFINISHED = new Set(['', 'Starting', 'Running']);

/** @returns whether the state of a backup is one that is known here */
export function isKnownState(state: string): boolean {
  return Object.hasOwn(FINISHED, state) || UNFINISHED.has(state);
}

function runOf(
  backup: Observed<PerconaBackup>,
  context: ClusterContext,
): Run | undefined {
  const { object, subject, value } = backup;
  if (isBeingDeleted(object)) return undefined;
  const { spec = {}, status = {} } = value;
  const { namespace, creationTimestamp } = object.metadata;
  const state = status.state ?? '';
  const job = context.jobsByName.get(nameKey(namespace, status.jobName ?? ''));
  const ofJob = job && jobOutcome(job);
  const label = status.backupName || undefined;
  const base = {
    makes:
      backupTypeOf(label, undefined) ??
      backupTypeNamed(status.backupType) ??
      typeAskedFor(spec.options),
    label,
    startedAt: ofJob?.startedAt ?? parseInstant(creationTimestamp),
    words: subject.words,
    field: 'status.state',
    says: state || '(none yet)',
  };
  if (Object.hasOwn(FINISHED, state)) {
    const stage = FINISHED[state];
    return {
      ...base,
      stage,
      // A Job that failed has no completion, and so has its backup none.
      endedAt: status.completed ?? ofJob?.endedAt,
      message:
        stage === 'failed'
          ? sentenceOf(status.error || ofJob?.message || '') || undefined
          : undefined,
    };
  }
  return UNFINISHED.has(state) ? { ...base, stage: 'running' } : undefined;
}

/**
 * What backups leave open. `untoldAt`: when the newest was asked for whose state is
 * not known here; `oneIsLeaving`: an object is being deleted, and the backup itself
 * may stay in its repository.
 */
export function untoldOf(backups: readonly Observed<PerconaBackup>[]): {
  untoldAt?: number;
  oneIsLeaving: boolean;
} {
  return {
    untoldAt: latestInstant(
      backups.map(({ object, value }) =>
        isKnownState(value.status?.state ?? '')
          ? undefined
          : parseInstant(object.metadata.creationTimestamp),
      ),
    ),
    oneIsLeaving: backups.some(({ object }) => isBeingDeleted(object)),
  };
}

/**
 * Runs by the objects that the operator keeps for each backup.
 *
 * @param backups - of one repository
 */
export function runsOfBackups(
  backups: readonly Observed<PerconaBackup>[],
  context: ClusterContext,
): Run[] {
  return backups.flatMap(backup => runOf(backup, context) ?? []);
}

/** @returns backups by namespace and name of their cluster, oldest first */
export function backupsByCluster(
  backups: readonly Observed<PerconaBackup>[],
): Map<string, Observed<PerconaBackup>[]> {
  const groups = new Map<string, Observed<PerconaBackup>[]>();
  const madeAt = ({ object }: Observed<PerconaBackup>) =>
    parseInstant(object.metadata.creationTimestamp) ?? 0;
  for (const backup of [...backups].sort((a, b) => madeAt(a) - madeAt(b))) {
    const key = nameKey(
      backup.object.metadata.namespace,
      backup.value.spec?.pgCluster ?? '',
    );
    const known = groups.get(key);
    if (known) known.push(backup);
    else groups.set(key, [backup]);
  }
  return groups;
}
