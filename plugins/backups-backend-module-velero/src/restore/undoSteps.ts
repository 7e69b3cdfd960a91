import type { RunbookStep } from 'backstage-plugin-backups-common';
import {
  goBackToSnapshot,
  quantityOf,
  kubectl,
} from 'backstage-plugin-backups-node';
import { prose } from 'backstage-plugin-backups-common';
import type { Situation } from './Situation';

/** The way back, once it is needed. */
export function goBack({ value, names, request }: Situation): RunbookStep {
  const { sizeBytes, storageClass } = request.item;
  return goBackToSnapshot({
    namespace: value.namespace,
    claimName: value.claim,
    snapshotName: names.snapshot,
    pod: names.pod,
    accessModes: [{ field: 'ACCESS_MODE' }],
    storageClass: storageClass ?? { field: 'STORAGE_CLASS' },
    capacity:
      sizeBytes === undefined ? { field: 'CAPACITY' } : quantityOf(sizeBytes),
  });
}

/** Takes away what was made on the way. */
export function tidyUp(
  { value, names }: Situation,
  made: { beside: boolean; snapshot: boolean },
): RunbookStep {
  return {
    id: `tidy/${names.restore}`,
    phase: 'clean-up',
    title: prose`Delete what was made on the way.`,
    why: made.snapshot
      ? prose`When the app has worked for a day or two: the snapshot is the way back.`
      : undefined,
    commands: [
      ...(made.beside
        ? [kubectl(undefined, 'delete', 'namespace', names.beside)]
        : []),
      kubectl(
        value.veleroNamespace,
        'delete',
        'restores.velero.io',
        names.restore,
      ),
      ...(made.snapshot
        ? [kubectl(value.namespace, 'delete', 'volumesnapshot', names.snapshot)]
        : []),
    ],
  };
}
