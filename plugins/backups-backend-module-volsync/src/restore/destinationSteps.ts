import type {
  ManifestObject,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import {
  inspectionPod,
  kubectl,
  kubectlWords,
} from 'backstage-plugin-backups-node';
import { moverOf } from './moverOf';
import type { Situation } from './Situation';

const RESOURCE = 'replicationdestination';

function destinationManifest(
  { value, names, trigger, restoreAsOf }: Situation,
  target: ManifestObject,
): ManifestObject {
  return {
    apiVersion: 'volsync.backube/v1alpha1',
    kind: 'ReplicationDestination',
    metadata: { name: names.destination },
    spec: {
      trigger: { manual: trigger },
      [value.mover]: moverOf(value, target, restoreAsOf),
    },
  };
}

function waitFor(situation: Situation): RunbookStep['commands'] {
  const { namespace, names, trigger, value } = situation;
  const fields = [
    'latestMoverStatus.result',
    'latestMoverStatus.logs',
    // Only Kopia keeps several names in one repository.
    ...(value.mover === 'kopia' ? ['kopia.requestedIdentity'] : []),
  ];
  return [
    kubectl(
      namespace,
      'wait',
      `${RESOURCE}/${names.destination}`,
      `--for=jsonpath={.status.lastManualSync}=${trigger}`,
      '--timeout=2h',
    ),
    kubectl(
      namespace,
      'get',
      RESOURCE,
      names.destination,
      '-o',
      `jsonpath=${fields.map(field => `{.status.${field}}{"\\n"}`).join('')}`,
    ),
  ];
}

/** VolSync calls a restore of nothing a success: its own log must say more. */
function outcomeOf(
  situation: Situation,
): Pick<RunbookStep, 'expect' | 'otherwise'> {
  const { value, namespace, names } = situation;
  if (value.mover === 'rclone') {
    return {
      expect: prose`${'Successful'}, and files in the next step.`,
      otherwise: prose`Stop here. Read ${'status.latestMoverStatus.logs'} and the pod's log.`,
    };
  }
  const follow = `kubectl -n ${namespace} logs -f job/volsync-dst-${names.destination}`;
  return {
    expect:
      value.mover === 'kopia' && value.identity
        ? prose`A line with ${'snapshot with id:'}, and the identity ${
            value.identity
          }. While it runs, ${follow} shows more.`
        : prose`A line with ${'snapshot with id:'}. While it runs, ${follow} shows more.`,
    otherwise: prose`${'No eligible snapshots found'} also ends as ${'Successful'}, and nothing was restored: stop here. ${[
      {
        text:
          value.mover === 'kopia'
            ? 'The time, the Secret or the identity is wrong.'
            : 'The time or the Secret is wrong.',
      },
    ]} If the log is cut off, the files of the next step decide.`,
  };
}

/** Restores into a volume of its own, of which a snapshot is taken. */
export function restoreIntoSnapshot(situation: Situation): RunbookStep {
  const { namespace, restoreAsOf, value } = situation;
  return {
    id: `restore/${situation.names.destination}`,
    phase: 'restore',
    title:
      value.mover === 'rclone'
        ? prose`Bring the last state back, into a volume of its own.`
        : prose`Restore ${
            value.identity ?? value.sourceName
          } into a volume of its own, not newer than ${restoreAsOf}.`,
    commands: [
      runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), [
        destinationManifest(situation, {
          ...situation.volume,
          copyMethod: 'Snapshot',
          cleanupTempPVC: true,
        }),
      ]),
      ...waitFor(situation),
    ],
    ...outcomeOf(situation),
  };
}

/** Restores over what is in the claim; files made since stay. */
export function restoreInPlace(situation: Situation): RunbookStep {
  const { namespace, claimName, restoreAsOf, names } = situation;
  return {
    id: `restore/${names.destination}`,
    phase: 'swap',
    title: prose`Restore over the volume ${claimName}, not newer than ${restoreAsOf}.`,
    destroys: prose`Every file that is in the copy is overwritten in ${claimName}. Only the snapshot of step 1 has the state before.`,
    why: prose`Files that were made since stay where they are.`,
    commands: [
      runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), [
        destinationManifest(situation, {
          destinationPVC: claimName,
          copyMethod: 'Direct',
        }),
      ]),
      ...waitFor(situation),
    ],
    ...outcomeOf(situation),
  };
}

/** A claim like the old one, filled from what was restored or empty. */
export function claimManifest(
  situation: Situation,
  name: string,
  options: {
    from: 'destination' | 'nothing';
    labels?: Record<string, string>;
  },
): ManifestObject {
  const { labels, from } = options;
  const { volume, names, storageClass, value } = situation;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name,
      labels: labels && Object.keys(labels).length > 0 ? labels : undefined,
    },
    spec: {
      accessModes: volume.accessModes,
      volumeMode: value.claim?.volumeMode,
      storageClassName: storageClass,
      dataSourceRef:
        from === 'nothing'
          ? undefined
          : {
              apiGroup: 'volsync.backube',
              kind: 'ReplicationDestination',
              name: names.destination,
            },
      resources: { requests: { storage: volume.capacity } },
    },
  };
}

/** Shows what was restored, before anything is replaced. */
export function lookInside(
  situation: Situation,
  options: {
    withOldVolume: boolean;
    /** The new volume is made and filled already. */
    isThere?: boolean;
  },
): RunbookStep {
  const { namespace, names, claimName, value, request } = situation;
  const { point } = request;
  const volumes = [
    {
      name: 'restored',
      mountPath: '/restored',
      claimName: names.restoredClaim,
      readOnly: options.withOldVolume,
    },
    ...(options.withOldVolume
      ? [
          {
            name: 'volume',
            mountPath: '/volume',
            claimName,
            readOnly: false,
          },
        ]
      : []),
  ];
  return {
    id: `look/${names.restoredClaim}`,
    phase: 'restore',
    title: prose`Look at what came back, in a new volume ${names.restoredClaim}.`,
    commands: [
      runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), [
        ...(options.isThere
          ? []
          : [
              claimManifest(situation, names.restoredClaim, {
                from: 'destination',
              }),
            ]),
        inspectionPod({
          name: names.pod,
          image: situation.image,
          securityContext: value.moverSecurityContext as
            | ManifestObject
            | undefined,
          volumes,
        }),
      ]),
      kubectl(
        namespace,
        'wait',
        `pod/${names.pod}`,
        '--for=condition=Ready',
        '--timeout=10m',
      ),
      kubectl(
        namespace,
        'exec',
        names.pod,
        '--',
        'sh',
        '-c',
        'find /restored -type f | wc -l; du -sh /restored; ls -la /restored',
      ),
    ],
    expect:
      point?.files === undefined
        ? prose`Files, as many as you remember, and those that you miss.`
        : prose`About ${point.files} files.`,
    otherwise: prose`No files, or far too few: stop here, and choose an earlier point or another destination. Nothing was changed so far.`,
  };
}

/** Lets go of the way back. */
export function dropSnapshot({ namespace, names }: Situation): RunbookStep {
  return {
    id: `clean-up/${names.snapshot}`,
    phase: 'clean-up',
    title: prose`After some days without trouble, let the old state go.`,
    destroys: prose`The volume as it was before the restore.`,
    commands: [kubectl(namespace, 'delete', 'volumesnapshot', names.snapshot)],
  };
}

/** Takes away what was made on the way. */
export function tidyUp(
  situation: Situation,
  options: { restoredClaim: boolean; snapshot: boolean },
): RunbookStep[] {
  const { namespace, names } = situation;
  const steps: RunbookStep[] = [
    {
      id: `clean-up/${names.destination}`,
      phase: 'clean-up',
      title: prose`Take away what was made for the restore.`,
      commands: [
        ...(options.restoredClaim
          ? [
              kubectl(
                namespace,
                'delete',
                'pod',
                names.pod,
                '--ignore-not-found',
              ),
              kubectl(
                namespace,
                'delete',
                'pvc',
                names.restoredClaim,
                '--ignore-not-found',
              ),
            ]
          : []),
        kubectl(namespace, 'delete', RESOURCE, names.destination),
      ],
    },
  ];
  if (options.snapshot) {
    steps.push(dropSnapshot(situation));
  }
  return steps;
}
