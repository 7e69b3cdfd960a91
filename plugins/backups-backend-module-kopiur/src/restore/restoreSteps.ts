import type {
  ManifestObject,
  Prose,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import {
  kubectlWords,
  waitForPhase,
  kubectl,
  lookAtRestored,
} from 'backstage-plugin-backups-node';
import type { Situation } from './Situation';

/** By its whole name: Velero has restores, too. */
export const RESTORES = 'restores.kopiur.home-operations.com';

function restoreManifest(
  { source, value }: Situation,
  name: string,
  target: ManifestObject,
): ManifestObject {
  const { mover, projectsCredentials } = value;
  return {
    apiVersion: 'kopiur.home-operations.com/v1alpha1',
    kind: 'Restore',
    metadata: { name },
    spec: {
      source: source.source,
      repository: source.repository,
      target,
      // By default a policy without a snapshot gives an empty volume, and success.
      policy: { onMissingSnapshot: 'Fail' },
      mover: mover as ManifestObject | undefined,
      credentialProjection: projectsCredentials ? { enabled: true } : undefined,
    },
  };
}

function bytesOf({ point, request }: Situation): Prose {
  const bytes = point?.sizeBytes ?? request.point?.sizeBytes;
  return bytes === undefined
    ? prose`a number of bytes that fits the volume`
    : prose`about ${String(bytes)} bytes`;
}

/** What names the point in a sentence. */
export function pointInWords({
  point,
  value,
  restoreAsOf,
  source,
}: Situation): Prose {
  return 'snapshotRef' in source.source
    ? prose`Snapshot ${point?.name ?? ''}`
    : prose`the newest snapshot of ${
        value.identity ?? value.policy
      } not newer than ${restoreAsOf}`;
}

function restoreInto(
  situation: Situation,
  name: string,
  target: ManifestObject,
): Pick<RunbookStep, 'commands' | 'expect' | 'otherwise'> {
  const { namespace } = situation;
  return {
    commands: [
      runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), [
        restoreManifest(situation, name, target),
      ]),
      waitForPhase(namespace, `${RESTORES}/${name}`, ['Completed', 'Failed']),
      kubectl(
        namespace,
        'get',
        RESTORES,
        name,
        '-o',
        'jsonpath={.status.resolved.resolution}{"\\n"}{.status.resolved.kopiaSnapshotID}{"\\n"}{.status.progress.filesRestored}{" files, "}{.status.progress.bytesRestored}{" bytes\\n"}{.status.failure.message}{"\\n"}',
      ),
    ],
    expect: prose`${'Snapshot'}, its id, and ${bytesOf(situation)}.`,
    otherwise: prose`${'Completed'} proves nothing by itself. ${'NoSnapshot'}, or 0 files: nothing came back, stop here. Where it does not complete, ${kubectl(
      namespace ?? 'default',
      'describe',
      RESTORES,
      name,
    )} says why; a condition ${'MoverPermitted'} or ${'CredentialsAvailable'} that is False stays until you change what it names.`,
  };
}

/** Restores into a volume of its own. */
export function restoreBeside(situation: Situation): RunbookStep {
  const { names, value, capacity, storageClass } = situation;
  return {
    id: `restore/${names.restore}`,
    phase: 'beside',
    title: prose`Restore ${pointInWords(situation)} into a new volume ${
      names.restoredClaim
    }.`,
    ...restoreInto(situation, names.restore, {
      pvc: {
        name: names.restoredClaim,
        capacity,
        storageClassName: storageClass,
        accessModes: value.accessModes ?? ['ReadWriteOnce'],
      },
    }),
  };
}

/** Restores over what is in the claim; files made since stay. */
export function restoreInPlace(situation: Situation): RunbookStep {
  const { claimName, names } = situation;
  return {
    id: `restore/${names.inPlace}`,
    phase: 'swap',
    title: prose`Restore ${pointInWords(
      situation,
    )} over the volume ${claimName}.`,
    why: prose`Files that were made since stay where they are. A volume that only one pod may mount must not be mounted now.`,
    destroys: prose`The present version of every file in ${claimName} that is also in the copy. Only the snapshot that was taken of it before has that.`,
    ...restoreInto(situation, names.inPlace, { pvcRef: { name: claimName } }),
  };
}

/** Shows what was restored, before anything is replaced. */
export function lookInside(
  situation: Situation,
  options: { withOldVolume: boolean; inPlace?: boolean },
): RunbookStep {
  const { namespace, names, claimName, request, value } = situation;
  return lookAtRestored({
    ...options,
    namespace,
    claimName,
    restoredClaim: names.restoredClaim,
    snapshotName: names.snapshot,
    pod: names.pod,
    image: { field: 'IMAGE' },
    securityContext: value.mover?.podSecurityContext as
      | ManifestObject
      | undefined,
    title: prose`Look at what came back.`,
    files: request.point?.files,
    dataTime: request.point?.dataTime,
  });
}

/** The app cannot start while another pod holds its volume. */
export function freeVolume({ namespace, names }: Situation): RunbookStep {
  return {
    id: `put-back/free/${names.pod}`,
    phase: 'swap',
    title: prose`Let go of the volume, so that the app can have it.`,
    commands: [kubectl(namespace, 'delete', 'pod', names.pod)],
  };
}

/** Puts the restored state in the place of the damaged volume. */
export function swapVolume(situation: Situation): RunbookStep[] {
  const {
    namespace,
    claimName,
    names,
    request,
    capacity,
    storageClass,
    value,
  } = situation;
  const { kind, labels } = request.item;
  return [
    {
      id: `swap/delete/${claimName}`,
      phase: 'swap',
      title: prose`Delete the damaged volume ${claimName}.`,
      destroys: prose`The volume and everything that was written since the copy. The snapshot ${names.snapshot} is then all that is left of it.`,
      commands: [
        kubectl(namespace, 'delete', 'pod', names.pod),
        kubectl(namespace, 'delete', 'pvc', claimName, '--timeout=5m'),
      ],
      expect: prose`${`persistentvolumeclaim "${claimName}" deleted`}.`,
      otherwise: prose`If it hangs, something still mounts it: look again with ${kubectl(
        namespace ?? 'default',
        'describe',
        'pvc',
        claimName,
      )}.`,
    },
    ...refill(situation, {
      labels: kind === 'persistent-volume-claim' ? labels : {},
      capacity,
      storageClass,
      accessModes: value.accessModes ?? ['ReadWriteOnce'],
    }),
  ];
}

/** Makes the claim again, empty, and restores into it. */
export function refill(
  situation: Situation,
  claim: {
    labels: Record<string, string>;
    capacity: string | { field: string };
    storageClass: string | { field: string };
    accessModes: string[];
  },
): RunbookStep[] {
  const { namespace, claimName, names } = situation;
  return [
    {
      id: `swap/create/${claimName}`,
      phase: 'swap',
      title: prose`Make it again under its old name, empty.`,
      why: prose`It names no source of data: a Restore that Git names there would fill it with the snapshot that it chose long ago.`,
      commands: [
        runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), [
          {
            apiVersion: 'v1',
            kind: 'PersistentVolumeClaim',
            metadata: {
              name: claimName,
              labels:
                Object.keys(claim.labels).length > 0 ? claim.labels : undefined,
            },
            spec: {
              accessModes: claim.accessModes,
              storageClassName: claim.storageClass,
              resources: { requests: { storage: claim.capacity } },
            },
          },
        ]),
      ],
      expect: prose`${`persistentvolumeclaim/${claimName} created`}.`,
    },
    {
      id: `restore/${names.inPlace}`,
      phase: 'swap',
      title: prose`Restore ${pointInWords(situation)} into it.`,
      ...restoreInto(situation, names.inPlace, {
        pvcRef: { name: claimName },
      }),
    },
  ];
}
