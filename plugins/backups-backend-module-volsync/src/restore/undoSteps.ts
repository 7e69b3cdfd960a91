import type { RunbookStep } from 'backstage-plugin-backups-common';
import {
  deleteSnapshot,
  goBackToSnapshot,
  kubectl,
} from 'backstage-plugin-backups-node';
import { prose } from 'backstage-plugin-backups-common';
import type { Situation } from './Situation';
import { DESTINATION_RESOURCE } from './destinationSteps';

/** The way back, once it is needed. */
export function goBack(situation: Situation): RunbookStep {
  const { namespace, names, claimName, volume, storageClass } = situation;
  return goBackToSnapshot({
    namespace,
    claimName,
    snapshotName: names.snapshot,
    pod: names.pod,
    accessModes: volume.accessModes,
    storageClass,
    capacity: volume.capacity,
  });
}

/** Lets go of the way back. */
export function dropSnapshot({ namespace, names }: Situation): RunbookStep {
  return deleteSnapshot({ namespace, snapshotName: names.snapshot });
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
      title: prose`Delete what was made for the restore.`,
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
        kubectl(namespace, 'delete', DESTINATION_RESOURCE, names.destination),
      ],
    },
  ];
  if (options.snapshot) {
    steps.push(dropSnapshot(situation));
  }
  return steps;
}
