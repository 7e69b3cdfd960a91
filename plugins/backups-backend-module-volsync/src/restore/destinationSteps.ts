import type {
  ManifestObject,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import {
  waitForTrigger,
  kubectl,
  kubectlWords,
  lookAtRestored,
} from 'backstage-plugin-backups-node';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import type { Situation } from './Situation';
import { moverOf } from './moverOf';

/** Kind of the objects that restore, as kubectl takes it. */
export const DESTINATION_RESOURCE = 'replicationdestination';

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
    waitForTrigger(namespace, names.destination, trigger),
    kubectl(
      namespace,
      'get',
      DESTINATION_RESOURCE,
      names.destination,
      '-o',
      `jsonpath=${fields.map(field => `{.status.${field}}{"\\n"}`).join('')}`,
    ),
  ];
}

/**
 * What proves a restore: the lines that VolSync's controller lets through from
 * each mover's log. It drops the others, the id of the snapshot among them.
 *
 * @see `logLines.test.ts`, which holds them to what real movers printed
 */
export const RESTORED_LINE = {
  kopia: 'Snapshot restore completed successfully',
  restic: 'restoring snapshot',
  rclone: 'Rclone completed in',
} as const;

/** A mover that found no snapshot ends well, too. */
export const NOTHING_RESTORED_LINE = 'No eligible snapshots found';

/** VolSync calls a restore of nothing a success: its own log must say more. */
function outcomeOf(
  situation: Situation,
): Pick<RunbookStep, 'expect' | 'cures'> {
  const { value, namespace, names, trigger } = situation;
  const job = `job/volsync-dst-${names.destination}`;
  const follow = kubectl(namespace ?? 'default', 'logs', '-f', job);
  const failed = prose`${'Failed'}: VolSync tries again and again. ${kubectl(
    namespace ?? 'default',
    'logs',
    job,
  )} says why; take the ReplicationDestination away while you mend it.`;
  const restored = prose`${trigger}, and a line with ${
    RESTORED_LINE[value.mover]
  }.`;
  switch (value.mover) {
    case 'rclone':
      return {
        expect: restored,
        cures: [
          prose`${'0 B / 0 B'} as what was transferred: the path is wrong, and nothing came back.`,
          failed,
        ],
      };
    case 'kopia':
    case 'restic':
      return {
        expect: [
          ...restored,
          ...(value.mover === 'kopia' && value.identity
            ? prose` The identity below it is ${value.identity.split(':')[0]}.`
            : []),
          ...prose` While it runs, ${follow} shows more.`,
        ],
        cures: [
          prose`${NOTHING_RESTORED_LINE} also ends as ${'Successful'}, and nothing was restored: stop here. ${[
            {
              text:
                value.mover === 'kopia'
                  ? 'Nothing is that old, or the Secret or the identity is another one.'
                  : 'Nothing is that old, or the Secret is another one.',
            },
          ]}`,
          failed,
        ],
      };
    default: {
      const unplaced: never = value.mover;
      throw new TypeError(`No log lines of ${unplaced}`);
    }
  }
}

/** Restores into a volume of its own, of which a snapshot is taken. */
export function restoreIntoSnapshot(situation: Situation): RunbookStep {
  const { namespace, restoreAsOf, value } = situation;
  return {
    id: `restore/${situation.names.destination}`,
    phase: 'beside',
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
    destroys: prose`The present version of every file in ${claimName} that is also in the copy. Only the snapshot that was taken of it before has that.`,
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
    /** The volume is made and filled already. */
    isThere?: boolean;
    /** Where it was restored into; absent: a new volume. */
    inPlace?: boolean;
  },
): RunbookStep {
  const { namespace, names, claimName, value, request } = situation;
  const { isThere, ...look } = options;
  return lookAtRestored({
    ...look,
    namespace,
    claimName,
    restoredClaim: names.restoredClaim,
    snapshotName: names.snapshot,
    pod: names.pod,
    image: situation.image,
    securityContext: value.moverSecurityContext as ManifestObject | undefined,
    title: prose`Look at what came back, in a new volume ${names.restoredClaim}.`,
    manifests: isThere
      ? []
      : [
          claimManifest(situation, names.restoredClaim, {
            from: 'destination',
          }),
        ],
    files: request.point?.files,
    dataTime: request.point?.dataTime,
  });
}
