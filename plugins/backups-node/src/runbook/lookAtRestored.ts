import type {
  ManifestObject,
  ManifestValue,
  Prose,
  RunbookStep,
} from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import { inspectionPod } from './inspectionPod';
import { kubectl, kubectlWords } from './kubectl';
import { deleteJournal, findJournals, noStaleJournal } from './staleJournals';

/** A look at the old volume, too, needs it free. */
function phaseOf(options: {
  withOldVolume: boolean;
  inPlace?: boolean;
}): RunbookStep['phase'] {
  if (options.inPlace) return 'swap';
  return options.withOldVolume ? 'restore' : 'beside';
}

/**
 * The step that shows what was restored, before anything is replaced: a pod
 * mounts it at `/restored`, and the app's own volume at `/volume`.
 *
 * @param options - `claimName`: of the app's volume; `restoredClaim`: of the new
 * one; `inPlace`: it was restored into the app's volume; `title`: where it was
 * restored into the new one; `manifests`: what has to be made before the pod;
 * `files`: how many the copy has, and `dataTime`: when they were read, in epoch
 * seconds, where that is known
 *
 * @public
 */
export function lookAtRestored(options: {
  namespace: string | undefined;
  claimName: string;
  restoredClaim: string;
  snapshotName: string;
  pod: string;
  image: ManifestValue;
  securityContext?: ManifestObject;
  withOldVolume: boolean;
  inPlace?: boolean;
  title: Prose;
  manifests?: ManifestObject[];
  files: number | undefined;
  dataTime: number | undefined;
}): RunbookStep {
  const { namespace, claimName, pod, files, dataTime } = options;
  const restored = options.inPlace ? claimName : options.restoredClaim;
  return {
    id: `look/${restored}`,
    phase: phaseOf(options),
    title: options.inPlace
      ? prose`Look at what came back, before the app writes to it.`
      : options.title,
    commands: [
      runWithManifests(kubectlWords(namespace, 'apply', '-f', '-'), [
        ...(options.manifests ?? []),
        inspectionPod({
          name: pod,
          image: options.image,
          securityContext: options.securityContext,
          volumes: [
            {
              name: 'restored',
              mountPath: '/restored',
              claimName: restored,
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
          ],
        }),
      ]),
      kubectl(
        namespace,
        'wait',
        `pod/${pod}`,
        '--for=condition=Ready',
        '--timeout=10m',
      ),
      kubectl(
        namespace,
        'exec',
        pod,
        '--',
        'sh',
        '-c',
        'find /restored -type f | wc -l; du -sh /restored; ls -la /restored',
      ),
      ...(options.inPlace
        ? [kubectl(namespace, 'exec', pod, '--', ...findJournals('/restored'))]
        : []),
    ],
    expect: [
      ...(files === undefined
        ? prose`Files, as many as you remember, and those that you miss.`
        : prose`About ${files} files.`),
      ...(options.inPlace ? noStaleJournal(dataTime) : []),
    ],
    otherwise: options.inPlace
      ? prose`No files, or far too few: do not start the app. Restore another point the same way, or go back to the snapshot ${
          options.snapshotName
        } as ${[{ text: 'If it went wrong' }]} says.`
      : prose`No files, or far too few: stop here, and choose an earlier point or another destination. The volume ${claimName} was not changed so far.`,
    cures: options.inPlace ? [deleteJournal(namespace, pod)] : undefined,
  };
}
