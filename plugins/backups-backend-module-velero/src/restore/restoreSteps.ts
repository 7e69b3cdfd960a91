import type {
  ManifestObject,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose, runWithManifests, run } from 'backstage-plugin-backups-common';
import {
  JOURNALS_TOGETHER,
  kubectlWords,
  waitForPhase,
  kubectl,
  inspectionPod,
} from 'backstage-plugin-backups-node';
import type { Situation } from './Situation';

/** Phases in which a Restore stays. Source: `RestorePhase` of `velero.io/v1`. */
const ENDED = ['Completed', 'PartiallyFailed', 'Failed', 'FailedValidation'];

function restoreManifest(
  { value, point, names }: Situation,
  beside: boolean,
): ManifestObject {
  const { namespace, veleroNamespace } = value;
  return {
    apiVersion: 'velero.io/v1',
    kind: 'Restore',
    metadata: { name: names.restore, namespace: veleroNamespace },
    spec: {
      backupName: point.backup,
      includedNamespaces: [namespace],
      // A file system comes back through the pod that mounts it.
      includedResources: [
        ...(point.kind === 'PodVolumeBackup' ? ['pods'] : []),
        'persistentvolumeclaims',
        'persistentvolumes',
      ],
      namespaceMapping: beside ? { [namespace]: names.beside } : undefined,
      restorePVs: true,
    },
  };
}

/** Has Velero restore the namespace of the claim, and sees what became of each volume. */
export function restoreWith(
  situation: Situation,
  beside: boolean,
): RunbookStep {
  const { value, names, volumes, point } = situation;
  const { veleroNamespace } = value;
  return {
    id: `restore/${names.restore}`,
    // Beside, the app runs on until its volume is needed.
    phase: beside ? 'beside' : 'restore',
    title: beside
      ? prose`Restore Backup ${point.backup} into a namespace of its own, ${names.beside}.`
      : prose`Restore Backup ${point.backup} into namespace ${value.namespace}.`,
    why: beside
      ? prose`Nothing that is there is touched. Velero restores the volumes of the whole namespace.`
      : prose`Velero skips what is there, volumes included: it only brings back what you have deleted.`,
    commands: [
      runWithManifests(kubectlWords(undefined, 'apply', '-f', '-'), [
        restoreManifest(situation, beside),
      ]),
      waitForPhase(
        veleroNamespace,
        `restores.velero.io/${names.restore}`,
        ENDED,
      ),
      kubectl(
        veleroNamespace,
        'get',
        'restores.velero.io',
        names.restore,
        '-o',
        'jsonpath={.status.phase} errors={.status.errors} warnings={.status.warnings}{"\\n"}',
      ),
      kubectl(
        veleroNamespace,
        'get',
        volumes,
        '-l',
        `velero.io/restore-name=${names.restore}`,
        '-o',
        'custom-columns=NAME:.metadata.name,PHASE:.status.phase,BYTES:.status.progress.bytesDone',
      ),
    ],
    expect: prose`${'Completed'}, then one line for each volume with ${'Completed'} and more than 0 bytes.`,
    otherwise: prose`${'No resources found'}: no volume was restored, whatever the phase says. Stop here. ${'PartiallyFailed'} or ${'Failed'}: ${run(
      'velero',
      'restore',
      'describe',
      names.restore,
      '--details',
    )} says why.`,
  };
}

/** Frees the restored volume of the app's own pods and mounts it to be looked at. */
export function lookBeside(situation: Situation): RunbookStep {
  const { value, names, point } = situation;
  return {
    id: `look/${names.pod}`,
    phase: 'beside',
    title: prose`Look into the restored volume.`,
    why:
      point.kind === 'PodVolumeBackup'
        ? prose`Velero started the app's pods in ${names.beside}, to fill their volumes. They must not work there.`
        : undefined,
    commands: [
      ...(point.kind === 'PodVolumeBackup'
        ? [kubectl(names.beside, 'delete', 'pods', '--all')]
        : []),
      runWithManifests(kubectlWords(names.beside, 'apply', '-f', '-'), [
        inspectionPod({
          name: names.pod,
          image: { field: 'IMAGE' },
          volumes: [
            {
              name: 'restored',
              mountPath: '/restored',
              claimName: value.claim,
              readOnly: true,
            },
          ],
        }),
      ]),
      kubectl(
        names.beside,
        'wait',
        `pod/${names.pod}`,
        '--for=condition=Ready',
        '--timeout=5m',
      ),
      kubectl(names.beside, 'exec', names.pod, '--', 'du', '-sh', '/restored'),
      kubectl(names.beside, 'exec', names.pod, '--', 'ls', '-la', '/restored'),
    ],
    expect: prose`The files of the app, with the owners that they had.`,
    otherwise: prose`Empty, or another owner than before: do not go on. On SMB and on mounted object storage Velero loses owners without a warning.`,
  };
}

/** Mounts the app's own volume, to write what is missing into it. */
export function openVolume({ value, names }: Situation): RunbookStep {
  return {
    id: `open/${names.pod}`,
    phase: 'restore',
    title: prose`Mount the app's own volume, too.`,
    commands: [
      runWithManifests(kubectlWords(value.namespace, 'apply', '-f', '-'), [
        inspectionPod({
          name: names.pod,
          image: { field: 'IMAGE' },
          volumes: [
            {
              name: 'volume',
              mountPath: '/volume',
              claimName: value.claim,
              readOnly: false,
            },
          ],
        }),
      ]),
      kubectl(
        value.namespace,
        'wait',
        `pod/${names.pod}`,
        '--for=condition=Ready',
        '--timeout=5m',
      ),
    ],
    expect: prose`${'condition met'}.`,
    otherwise: prose`It waits for the volume: something still mounts it.`,
  };
}

/** Copies from the namespace beside into the app's own volume. */
export function pourBack(
  { value, names }: Situation,
  what: 'everything' | 'one path',
): RunbookStep {
  const from = kubectlWords(
    names.beside,
    'exec',
    names.pod,
    '--',
    'tar',
    '-C',
    '/restored',
    '-cf',
    '-',
    what === 'everything' ? '.' : { field: 'MISSING_PATH' },
  );
  const into = kubectlWords(
    value.namespace,
    'exec',
    '-i',
    names.pod,
    '--',
    'tar',
    '-C',
    '/volume',
    // Files that are there stay where only some are missing.
    ...(what === 'everything' ? [] : ['-k']),
    '-xf',
    '-',
  );
  const isAll = what === 'everything';
  return {
    id: `pour/${names.pod}`,
    phase: isAll ? 'swap' : 'restore',
    title: isAll
      ? prose`Empty the app's volume and fill it with what you have just looked at.`
      : prose`Copy what is missing back. What is there is not touched.`,
    why: isAll ? undefined : JOURNALS_TOGETHER,
    destroys: isAll
      ? prose`Everything in ${value.claim}. The snapshot ${names.snapshot} is then all that is left of it.`
      : undefined,
    commands: [
      ...(isAll
        ? [
            kubectl(
              value.namespace,
              'exec',
              names.pod,
              '--',
              'find',
              '/volume',
              '-mindepth',
              '1',
              '-delete',
            ),
          ]
        : []),
      { kind: 'run', pipeline: [from, into] },
      kubectl(value.namespace, 'exec', names.pod, '--', 'ls', '-la', '/volume'),
      kubectl(value.namespace, 'delete', 'pod', names.pod),
    ],
    expect: prose`The files of the app, with the owners that they had.`,
    otherwise: prose`${'tar: short read'}: the connection broke; run the step again.`,
  };
}

/** Deletes the claim, without which Velero restores nothing into its place. */
export function deleteClaim({ value, names }: Situation): RunbookStep {
  return {
    id: `delete/${value.claim}`,
    phase: 'restore',
    title: prose`Delete the damaged volume ${value.claim}.`,
    why: prose`Velero does not overwrite. A claim that is there is skipped, the restore still ends as ${'Completed'}, and no data comes back.`,
    destroys: prose`The volume and everything that was written since the copy. The snapshot ${names.snapshot} is then all that is left of it.`,
    commands: [
      kubectl(value.namespace, 'delete', 'pvc', value.claim, '--timeout=5m'),
    ],
    expect: prose`${`persistentvolumeclaim "${value.claim}" deleted`}.`,
    otherwise: prose`If it hangs, something still mounts it: look again with ${kubectl(
      value.namespace,
      'describe',
      'pvc',
      value.claim,
    )}.`,
  };
}

/** Sees that the claim is back before the app is started. */
export function seeClaim({ value }: Situation): RunbookStep {
  return {
    id: `see/${value.claim}`,
    phase: 'prove',
    title: prose`See that the volume is there again.`,
    commands: [kubectl(value.namespace, 'get', 'pvc', value.claim)],
    expect: prose`${'Bound'}.`,
  };
}
