import type {
  ManifestObject,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import type { KopiaCommandLine } from 'backstage-plugin-backups-node';
import {
  inspectionPod,
  kopiaCommandLine,
  kubectl,
  kubectlWords,
} from 'backstage-plugin-backups-node';
import type { Situation } from './Situation';

/** Name of the folder that is restored into. */
function folderOf({ claimName, request }: Situation): string {
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
      destroys: prose`Every file that is in the copy is overwritten in ${claimName}. Only the snapshot of step 1 has the state before.`,
      commands: [
        {
          kind: 'run',
          pipeline: [
            ['tar', '-C', `./${folderOf(situation)}`, '-cf', '-', '.'],
            kubectlWords(
              namespace,
              'exec',
              '-i',
              names.pod,
              '--',
              'tar',
              '-C',
              '/volume',
              '-xf',
              '-',
            ),
          ],
        },
        kubectl(
          namespace,
          'exec',
          names.pod,
          '--',
          'sh',
          '-c',
          'find /volume -type f | wc -l; ls -la /volume',
        ),
        kubectl(namespace, 'delete', 'pod', names.pod),
      ],
      expect: prose`At least as many files as came back.`,
    },
  ];
}
