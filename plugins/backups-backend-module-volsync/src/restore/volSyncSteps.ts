import type { RestoreWay, RunbookStep } from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import {
  aroundRestore,
  filesBack,
  keepSnapshot,
  letGitDeploy,
} from 'backstage-plugin-backups-node';
import { commandLineSteps } from './commandLineSteps';
import { goBack, tidyUp } from './undoSteps';
import {
  lookInside,
  restoreInPlace,
  restoreIntoSnapshot,
} from './destinationSteps';
import { jobSteps } from './jobSteps';
import { pausesOf } from './pausesOf';
import { prepareCluster } from './prepareCluster';
import type { Situation } from './Situation';
import { fillClaim, freeVolume, swapVolume } from './swapSteps';

/** What is done, in order: by what happened, and by the way that was chosen. */
export function volSyncSteps(
  situation: Situation,
  way: RestoreWay,
): RunbookStep[] {
  const { request, claimName, namespace, names } = situation;
  const { scenario, plans } = request;
  const around = () => aroundRestore(request, claimName, pausesOf(plans)).steps;
  const keep = () =>
    keepSnapshot({
      namespace,
      claimName,
      snapshotName: names.snapshot,
      snapshotClass: situation.value.volumeSnapshotClassName,
    });
  if (way === 'command-line') return commandLineSteps(situation, keep());
  if (way === 'job') return jobSteps(situation, keep());
  switch (scenario) {
    case 'look':
      return [
        restoreIntoSnapshot(situation),
        lookInside(situation, { withOldVolume: false }),
        ...tidyUp(situation, { restoredClaim: true, snapshot: false }),
      ];
    case 'files-deleted':
      return [
        keep(),
        restoreIntoSnapshot(situation),
        ...around(),
        lookInside(situation, { withOldVolume: true }),
        ...filesBack(namespace, names.pod),
        freeVolume(situation),
        ...tidyUp(situation, { restoredClaim: true, snapshot: true }),
      ];
    case 'cluster-gone':
      return [
        ...prepareCluster(situation),
        restoreIntoSnapshot(situation),
        lookInside(situation, { withOldVolume: false }),
        {
          id: `new-claim/${claimName}`,
          phase: 'swap',
          title: prose`Make the app's volume, filled with what you have just looked at.`,
          commands: fillClaim(situation),
          expect: prose`${'Bound'}, or ${'Pending'} where the storage class waits for the first pod: then it is filled when the app starts.`,
        },
        letGitDeploy(),
        ...tidyUp(situation, { restoredClaim: true, snapshot: false }),
      ];
    case 'volume-lost':
    case 'broken-since':
      return way === 'in-place'
        ? [
            keep(),
            ...around(),
            restoreInPlace(situation),
            lookInside(situation, {
              withOldVolume: false,
              isThere: true,
              inPlace: true,
            }),
            freeVolume(situation),
            ...tidyUp(situation, { restoredClaim: false, snapshot: true }),
            goBack(situation),
          ]
        : [
            keep(),
            ...around(),
            restoreIntoSnapshot(situation),
            lookInside(situation, { withOldVolume: false }),
            swapVolume(situation),
            ...tidyUp(situation, { restoredClaim: true, snapshot: true }),
            goBack(situation),
          ];
    case 'database-moment':
      return [];
    default: {
      const unplaced: never = scenario;
      throw new TypeError(`No steps for ${unplaced}`);
    }
  }
}
