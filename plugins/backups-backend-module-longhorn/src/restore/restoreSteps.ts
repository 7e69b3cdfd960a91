import type {
  ManifestObject,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import {
  goBackToSnapshot,
  inspectionPod,
  kubectl,
  kubectlWords,
  quantityOf,
} from 'backstage-plugin-backups-node';
import type { Situation } from './Situation';

/** A copy of the store as a snapshot that a claim can be filled from. */
function restoredManifests({
  value,
  point,
  names,
  request,
}: Situation): ManifestObject[] {
  const { namespace } = value;
  const snapshots = 'snapshot.storage.k8s.io/v1';
  return [
    {
      apiVersion: snapshots,
      kind: 'VolumeSnapshotContent',
      metadata: { name: names.restored },
      spec: {
        driver: 'driver.longhorn.io',
        // What it is made of stays in the store when this is deleted.
        deletionPolicy: 'Retain',
        source: { snapshotHandle: `bak://${value.volume}/${point.backup}` },
        volumeSnapshotRef: { name: names.restored, namespace },
      },
    },
    {
      apiVersion: snapshots,
      kind: 'VolumeSnapshot',
      metadata: { name: names.restored, namespace },
      spec: { source: { volumeSnapshotContentName: names.restored } },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: names.restored, namespace },
      spec: {
        storageClassName: request.item.storageClass ?? {
          field: 'STORAGE_CLASS',
        },
        accessModes: [{ field: 'ACCESS_MODE' }],
        resources: {
          requests: {
            storage:
              point.volumeBytes === undefined
                ? { field: 'CAPACITY' }
                : quantityOf(point.volumeBytes),
          },
        },
        dataSource: {
          apiGroup: 'snapshot.storage.k8s.io',
          kind: 'VolumeSnapshot',
          name: names.restored,
        },
      },
    },
  ];
}

/** Makes a claim that is filled from the backup store. */
export function restoreBeside(situation: Situation): RunbookStep {
  const { value, point, names } = situation;
  return {
    id: `restore/${names.restored}`,
    phase: 'beside',
    title: prose`Restore ${point.backup} of Longhorn volume ${value.volume} into a new claim, ${names.restored}.`,
    why: prose`Nothing that is there is touched. The claim must be as large as the volume was.`,
    commands: [
      runWithManifests(
        kubectlWords(undefined, 'apply', '-f', '-'),
        restoredManifests(situation),
      ),
      kubectl(
        value.namespace,
        'wait',
        `volumesnapshot/${names.restored}`,
        '--for=jsonpath={.status.readyToUse}=true',
        '--timeout=10m',
      ),
      kubectl(value.namespace, 'get', 'pvc', names.restored),
    ],
    expect: prose`${`volumesnapshot.snapshot.storage.k8s.io/${names.restored} condition met`}, then ${'Bound'}, or ${'Pending'} where the storage class waits for the first pod.`,
    otherwise: prose`${kubectl(
      value.namespace,
      'describe',
      'pvc',
      names.restored,
    )} says why. No kind VolumeSnapshot: install the snapshot controller, or restore the backup in Longhorn's own page and make the claim there.`,
  };
}

/** Mounts what was restored, to be looked at. */
export function lookInside(
  { value, names }: Situation,
  withOldVolume: boolean,
): RunbookStep {
  return {
    id: `look/${names.pod}`,
    phase: withOldVolume ? 'restore' : 'beside',
    title: prose`Look into the restored volume.`,
    commands: [
      runWithManifests(kubectlWords(value.namespace, 'apply', '-f', '-'), [
        inspectionPod({
          name: names.pod,
          image: { field: 'IMAGE' },
          volumes: [
            {
              name: 'restored',
              mountPath: '/restored',
              claimName: names.restored,
              readOnly: false,
            },
            ...(withOldVolume
              ? [
                  {
                    name: 'volume',
                    mountPath: '/volume',
                    claimName: value.claim,
                    readOnly: false,
                  },
                ]
              : []),
          ],
        }),
      ]),
      kubectl(
        value.namespace,
        'wait',
        `pod/${names.pod}`,
        '--for=condition=Ready',
        '--timeout=30m',
      ),
      kubectl(
        value.namespace,
        'exec',
        names.pod,
        '--',
        'du',
        '-sh',
        '/restored',
      ),
      kubectl(
        value.namespace,
        'exec',
        names.pod,
        '--',
        'ls',
        '-la',
        '/restored',
      ),
    ],
    expect: prose`The files of the app. Longhorn fills the volume before the pod starts.`,
    otherwise: [
      ...prose`${'timed out waiting for the condition'}: a large volume takes longer to fill; type the line once more. Empty: do not go on, and restore an earlier point.`,
      ...(withOldVolume
        ? prose` ${'not found'} of the claim ${
            value.claim
          }: make it again from Git first, empty.`
        : []),
    ],
  };
}

/** Puts the restored state in the place of what is in the app's own volume. */
export function refillVolume({ value, names }: Situation): RunbookStep {
  const exec = (...words: Parameters<typeof kubectl>[1][]) =>
    kubectl(value.namespace, 'exec', names.pod, '--', ...words);
  return {
    id: `copy/${names.pod}`,
    phase: 'swap',
    title: prose`Empty the app's volume and fill it with what you have just looked at.`,
    destroys: prose`Everything in ${value.claim}. The snapshot ${names.before} is then all that is left of it.`,
    commands: [
      exec('find', '/volume', '-mindepth', '1', '-delete'),
      exec('cp', '-a', '/restored/.', '/volume/'),
      exec('ls', '-la', '/volume'),
    ],
    expect: prose`The files, with the owners that they had.`,
    otherwise: prose`${'No space left on device'}: the copy is larger than the volume; make the claim larger and repeat the step. Where it broke off, go back as ${[
      { text: 'If it went wrong' },
    ]} says.`,
  };
}

/**
 * The app cannot start while another pod holds its volume.
 *
 * @param held - what the pod that looks has mounted
 */
export function freeVolume(
  { value, names, request }: Situation,
  held: 'restored' | 'both',
): RunbookStep {
  return {
    id: `free/${names.pod}`,
    phase: request.scenario === 'look' ? 'clean-up' : 'swap',
    title:
      held === 'both'
        ? prose`Let go of the volumes, so that the app can have its own.`
        : prose`Let go of the restored volume.`,
    commands: [kubectl(value.namespace, 'delete', 'pod', names.pod)],
  };
}

/** The way back, once it is needed. */
export function goBack({
  value,
  names,
  request,
  point,
}: Situation): RunbookStep {
  const { volumeBytes } = point;
  return goBackToSnapshot({
    namespace: value.namespace,
    claimName: value.claim,
    snapshotName: names.before,
    pod: names.pod,
    accessModes: [{ field: 'ACCESS_MODE' }],
    storageClass: request.item.storageClass ?? { field: 'STORAGE_CLASS' },
    capacity:
      volumeBytes === undefined
        ? { field: 'CAPACITY' }
        : quantityOf(volumeBytes),
  });
}

/** Takes away what was made on the way. */
export function tidyUp(
  { value, names }: Situation,
  made: { before: boolean },
): RunbookStep {
  const { namespace } = value;
  return {
    id: `tidy/${names.restored}`,
    phase: 'clean-up',
    title: prose`Delete what was made on the way.`,
    commands: [
      kubectl(namespace, 'delete', 'pvc', names.restored),
      kubectl(namespace, 'delete', 'volumesnapshot', names.restored),
      kubectl(undefined, 'delete', 'volumesnapshotcontent', names.restored),
      ...(made.before
        ? [kubectl(namespace, 'delete', 'volumesnapshot', names.before)]
        : []),
    ],
  };
}

/** What a new cluster needs before Longhorn finds its Backups there. */
export function newCluster({ value, request }: Situation): RunbookStep {
  const { target, longhornNamespace } = value;
  return {
    id: `prepare/longhorn/${target.name}`,
    // Before what is restored beside.
    phase: 'keep',
    title: prose`Install Longhorn, and give it the same backup target.`,
    why: prose`Secret ${
      target.secret ?? 'of the target'
    } holds the keys and the address of the store; it was not read. Do not start the app yet.`,
    commands: [
      kubectl(
        longhornNamespace,
        'patch',
        'backuptargets.longhorn.io',
        target.name,
        '--type=merge',
        '-p',
        JSON.stringify({
          spec: {
            backupTargetURL: target.url ?? request.plan.destination.label,
            credentialSecret: target.secret,
          },
        }),
      ),
      kubectl(
        longhornNamespace,
        'get',
        'backups.longhorn.io',
        '-l',
        `backup-volume=${value.volume}`,
      ),
      kubectl(undefined, 'create', 'namespace', value.namespace),
    ],
    expect: prose`Its Backups, once Longhorn has looked into the store: five minutes.`,
    otherwise: prose`Nothing is listed: the address or the keys are others.`,
  };
}
