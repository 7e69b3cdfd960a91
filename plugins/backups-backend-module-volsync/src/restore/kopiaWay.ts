import type {
  Command,
  ManifestObject,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import type {
  KopiaAccess,
  KopiaCommandLine,
} from 'backstage-plugin-backups-node';
import {
  DELETE_STALE_JOURNALS,
  inspectionPod,
  kopiaCommandLine,
  kubectl,
  kubectlWords,
} from 'backstage-plugin-backups-node';
import type { RestoreValue } from './RestoreValue';
import type { Situation } from './Situation';

/** What signs the certificate of the storage, as the mover trusts it. */
export function authorityOf({
  customCA,
}: RestoreValue): KopiaAccess['authority'] {
  const { configMapName, secretName, key } = customCA ?? {};
  const name = configMapName ?? secretName;
  return name && key
    ? { kind: configMapName ? 'configmap' : 'secret', name, key }
    : undefined;
}

/** How Kopia itself reaches what the mover reaches. */
export function kopiaAccess(value: RestoreValue): KopiaAccess {
  return { ...value.access, authority: authorityOf(value) };
}

/** Name of the folder that is restored into. */
export function folderOf({ claimName, request }: Situation): string {
  return `${claimName.replace(/[^A-Za-z0-9._-]/g, '-')}-${request.tag}`;
}

/**
 * @returns how to restore with Kopia itself; `undefined` where the copies are
 * not Kopia's, or nobody here knows how to name their storage
 */
export function kopiaWay(situation: Situation): KopiaCommandLine | undefined {
  const { value, request, restoreAsOf } = situation;
  if (value.mover !== 'kopia' || !value.identity) return undefined;
  return kopiaCommandLine({
    destination: request.plan.destination,
    access: kopiaAccess(value),
    snapshotId: request.point?.id,
    identity: value.identity,
    notAfter: restoreAsOf,
    tag: request.tag,
    folder: folderOf(situation),
    secret: value.repositorySecret
      ? { namespace: value.sourceNamespace, name: value.repositorySecret }
      : undefined,
    files: request.point?.files,
  });
}

/** Brings a folder that was restored here into the volume. */
export function pourIntoVolume(situation: Situation): RunbookStep[] {
  const { namespace, names, claimName, value } = situation;
  /** What a script finds in the folder goes to a command in the pod. */
  const pour = (script: string, ...inPod: string[]): Command => ({
    kind: 'run',
    pipeline: [
      ['sh', '-c', script, 'pour', `./${folderOf(situation)}`],
      kubectlWords(namespace, 'exec', '-i', names.pod, '--', ...inPod),
    ],
  });
  return [
    {
      id: `kopia/pod/${names.pod}`,
      phase: 'swap',
      title: prose`Open the volume ${claimName}.`,
      commands: [
        runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), [
          inspectionPod({
            name: names.pod,
            image: situation.image,
            securityContext: value.moverSecurityContext as
              | ManifestObject
              | undefined,
            volumes: [
              {
                name: 'volume',
                mountPath: '/volume',
                claimName,
                readOnly: false,
              },
            ],
          }),
        ]),
        kubectl(
          namespace,
          'wait',
          `pod/${names.pod}`,
          '--for=condition=Ready',
          '--timeout=10m',
        ),
      ],
      otherwise: prose`If the claim is gone, too: make it again from Git first, empty.`,
    },
    {
      id: `kopia/pour/${names.pod}`,
      phase: 'swap',
      title: prose`Copy what came back into it.`,
      destroys: prose`The present version of every file in ${claimName} that is also in the copy, and the journals of databases among them. Only the snapshot that was taken of it before has that.`,
      commands: [
        pour(
          'cd "$1" && find . -type f',
          'sh',
          '-c',
          `cd /volume && ${DELETE_STALE_JOURNALS}`,
        ),
        // The folder itself is left out: its owner and mode are the reader's.
        pour(
          'cd "$1" && find . -mindepth 1 -maxdepth 1 -print0 | tar --null -T - --numeric-owner -cf -',
          'tar',
          '-C',
          '/volume',
          '-xf',
          '-',
        ),
        kubectl(
          namespace,
          'exec',
          names.pod,
          '--',
          'sh',
          '-c',
          'find /volume -type f | wc -l; ls -lan /volume',
        ),
        kubectl(namespace, 'delete', 'pod', names.pod),
      ],
      expect: prose`At least as many files as came back, and the owners that they had: compare the numbers.`,
      otherwise: prose`Only root can give files back to their owners. Where the restore above ran as another user, they belong to that user's number: ${kubectl(
        namespace ?? 'default',
        'exec',
        names.pod,
        '--',
        'chown',
        '-R',
      )} with the app's user and group, before the app starts.`,
    },
  ];
}
