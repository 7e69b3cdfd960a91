import { OBJECT_ANNOTATIONS } from 'backstage-plugin-backups-common';
import {
  KubernetesObject,
  RestoreTestFact,
  WorkloadReference,
  describeObject,
} from 'backstage-plugin-backups-node';
import { readCronJob } from './cronJobRuns';

/** So many items one test may name. */
const MOST_ITEMS = 50;

/**
 * @param reference - of the CronJob
 * @returns the restore test that a CronJob is by its annotation; `undefined`: it
 * is none
 */
export function restoreTestFact(
  object: KubernetesObject,
  reference: WorkloadReference,
): RestoreTestFact | undefined {
  const named = object.metadata.annotations?.[OBJECT_ANNOTATIONS.restoreTestOf];
  if (object.kind !== 'CronJob' || !named) return undefined;
  const items = named
    .split(',')
    .map(name => name.trim())
    .filter(name => /^[a-z0-9.-]{1,253}$/.test(name))
    .slice(0, MOST_ITEMS);
  if (items.length === 0) return undefined;
  const { cluster, kind, namespace, name } = reference;
  const runs = readCronJob(object);
  const described = describeObject(reference);
  return {
    type: 'restore-test',
    object: { cluster, kind, namespace, name },
    items,
    schedule: runs.schedule,
    suspended: runs.suspended,
    runningSince: runs.runningSince,
    lastPassedAt: runs.lastSuccess?.finishedAt,
    lastFailed: runs.lastAttemptFailed !== undefined,
    evidence: [
      {
        object: described,
        field: `metadata.annotations.${OBJECT_ANNOTATIONS.restoreTestOf}`,
      },
      { object: described, field: 'status.lastSuccessfulTime' },
    ],
  };
}
