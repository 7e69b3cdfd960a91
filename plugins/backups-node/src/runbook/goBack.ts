import type {
  ManifestValue,
  RunbookField,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import { kubectl, kubectlWords } from './kubectl';

/**
 * How the volume becomes again what it was before the restore: from the snapshot
 * of the first step, see `keepSnapshot`. Typed only where a restore went wrong.
 *
 * @param options - `pod`: what may hold the volume; sizes and classes are those of
 * the old claim, or fields that ask for them
 *
 * @public
 */
export function goBackToSnapshot(options: {
  namespace: string | undefined;
  claimName: string;
  snapshotName: string;
  pod: string;
  accessModes: ManifestValue | undefined;
  storageClass: ManifestValue | undefined;
  capacity: ManifestValue | undefined;
}): RunbookStep {
  const { namespace, claimName, snapshotName, pod } = options;
  return {
    id: `undo/${claimName}`,
    phase: 'undo',
    title: prose`Go back to the volume as it was before, from the snapshot ${snapshotName}.`,
    why: prose`While the app is stopped and its copies are paused. Wherever the restore broke off, this ends in the state of the first step.`,
    destroys: prose`What the restore has written to ${claimName}. The snapshot stays.`,
    commands: [
      kubectl(namespace, 'delete', 'pod', pod, '--ignore-not-found'),
      kubectl(
        namespace,
        'delete',
        'pvc',
        claimName,
        '--ignore-not-found',
        '--timeout=5m',
      ),
      runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), [
        {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: claimName },
          spec: {
            accessModes: options.accessModes,
            storageClassName: options.storageClass,
            dataSource: {
              apiGroup: 'snapshot.storage.k8s.io',
              kind: 'VolumeSnapshot',
              name: snapshotName,
            },
            resources: { requests: { storage: options.capacity } },
          },
        },
      ]),
      kubectl(namespace, 'get', 'pvc', claimName),
    ],
    expect: prose`${'Bound'}, or ${'Pending'} where the storage class waits for the first pod. Then put everything back as above.`,
    otherwise: prose`${'Pending'} with an event about the size: ask for at least what the snapshot holds, ${kubectl(
      namespace ?? 'default',
      'get',
      'volumesnapshot',
      snapshotName,
    )} prints it.`,
  };
}

/**
 * @returns a field for how a claim may be mounted, where no fact tells it
 *
 * @public
 */
export function accessModeField(
  namespace: string | undefined,
  claimName: string,
): RunbookField {
  return {
    id: 'ACCESS_MODE',
    label: 'Access mode of the volume',
    hint: prose`As the old claim has it.`,
    findOut: kubectl(
      namespace,
      'get',
      'pvc',
      claimName,
      '-o',
      'jsonpath={.spec.accessModes[0]}{"\\n"}',
    ),
    suggestion: 'ReadWriteOnce',
  };
}

/**
 * Deletes the snapshot of the first step, once the restored volume has proven good.
 *
 * @public
 */
export function deleteSnapshot(options: {
  namespace: string | undefined;
  snapshotName: string;
}): RunbookStep {
  const { namespace, snapshotName } = options;
  return {
    id: `clean-up/${snapshotName}`,
    phase: 'clean-up',
    title: prose`After some days without trouble, delete the snapshot of the old volume.`,
    destroys: prose`The volume as it was before the restore.`,
    commands: [kubectl(namespace, 'delete', 'volumesnapshot', snapshotName)],
  };
}
