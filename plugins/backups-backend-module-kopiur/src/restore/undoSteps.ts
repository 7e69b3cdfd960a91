import type { RunbookStep } from 'backstage-plugin-backups-common';
import {
  deleteSnapshot,
  goBackToSnapshot,
  kubectl,
} from 'backstage-plugin-backups-node';
import { prose } from 'backstage-plugin-backups-common';
import type { Situation } from './Situation';
import { RESTORES } from './restoreSteps';

/** The way back, once it is needed. */
export function goBack(situation: Situation): RunbookStep {
  const { namespace, claimName, names, capacity, storageClass, value } =
    situation;
  return goBackToSnapshot({
    namespace,
    claimName,
    snapshotName: names.snapshot,
    pod: names.pod,
    accessModes: value.accessModes ?? ['ReadWriteOnce'],
    storageClass,
    capacity,
  });
}

/** Takes away what was made on the way. */
export function tidyUp(
  { namespace, names }: Situation,
  made: { beside: boolean; inPlace: boolean; snapshot: boolean },
): RunbookStep[] {
  const restores = [
    ...(made.beside ? [names.restore] : []),
    ...(made.inPlace ? [names.inPlace] : []),
  ];
  const steps: RunbookStep[] = [
    {
      id: `clean-up/${names.restore}`,
      phase: 'clean-up',
      title: prose`Delete what was made for the restore.`,
      why: prose`A Restore that stays keeps its snapshot in mind for ever.`,
      commands: [
        ...(made.beside
          ? [
              kubectl(
                namespace,
                'delete',
                'pod',
                names.pod,
                '--ignore-not-found',
              ),
            ]
          : []),
        kubectl(namespace, 'delete', RESTORES, ...restores),
        ...(made.beside
          ? [
              kubectl(
                namespace,
                'delete',
                'pvc',
                names.restoredClaim,
                '--ignore-not-found',
              ),
            ]
          : []),
      ],
    },
  ];
  if (made.snapshot) {
    steps.push(deleteSnapshot({ namespace, snapshotName: names.snapshot }));
  }
  return steps;
}
