import type {
  FieldReference,
  RunbookField,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import { kubectl, kubectlWords } from './kubectl';

/** Id of the field that takes the volume snapshot class. */
const SNAPSHOT_CLASS = 'SNAPSHOT_CLASS';

/**
 * @returns a field for the class of volume snapshots, which no object names
 *
 * @public
 */
export function snapshotClassField(): RunbookField {
  return {
    id: SNAPSHOT_CLASS,
    label: 'Volume snapshot class',
    hint: prose`One whose driver is that of the volume's storage class.`,
    findOut: kubectl(undefined, 'get', 'volumesnapshotclass'),
    example: 'csi-ceph-block',
  };
}

/**
 * @param known - as an object says it
 * @returns the class, or the field that asks for it
 *
 * @public
 */
export function snapshotClassOf(
  known: string | undefined,
): string | FieldReference {
  return known ?? { field: SNAPSHOT_CLASS };
}

/**
 * Step 0: a snapshot of the damaged volume, which is the way back.
 *
 * @param snapshotClass - absent: the reader fills it in
 *
 * @public
 */
export function keepSnapshot(options: {
  namespace: string | undefined;
  claimName: string;
  snapshotName: string;
  snapshotClass?: string;
}): RunbookStep {
  const { namespace, claimName, snapshotName } = options;
  return {
    id: `keep/${namespace}/${claimName}`,
    phase: 'keep',
    title: prose`Keep the volume as it is now. This is your way back.`,
    why: prose`A snapshot lives on the same storage: it undoes a wrong step, not a dead disk.`,
    commands: [
      runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), [
        {
          apiVersion: 'snapshot.storage.k8s.io/v1',
          kind: 'VolumeSnapshot',
          metadata: { name: snapshotName },
          spec: {
            volumeSnapshotClassName: snapshotClassOf(options.snapshotClass),
            source: { persistentVolumeClaimName: claimName },
          },
        },
      ]),
      kubectl(
        namespace,
        'wait',
        `volumesnapshot/${snapshotName}`,
        '--for=jsonpath={.status.readyToUse}=true',
        '--timeout=5m',
      ),
    ],
    expect: prose`${`volumesnapshot.snapshot.storage.k8s.io/${snapshotName} condition met`}.`,
    otherwise: prose`If the volume still exists, stop here: nothing below can be undone without it. If the claim ${claimName} is gone already, there is nothing to keep: go on.`,
  };
}
