import type { RunbookStep } from 'backstage-plugin-backups-common';
import { aroundRestore } from 'backstage-plugin-backups-node';
import { kopiaWay, pourIntoVolume } from './kopiaWay';
import { pausesOf } from './pausesOf';
import { dropSnapshot, goBack } from './destinationSteps';
import type { Situation } from './Situation';

/** With Kopia itself: no VolSync, and for the first part no cluster. */
export function commandLineSteps(
  situation: Situation,
  keep: RunbookStep,
): RunbookStep[] {
  const { request, claimName } = situation;
  const kopia = kopiaWay(situation);
  if (!kopia) return [];
  switch (request.scenario) {
    case 'look':
    case 'files-deleted':
    case 'cluster-gone':
    case 'database-moment':
      return [...kopia.steps, kopia.tidyUp];
    case 'volume-lost':
    case 'broken-since':
      return [
        keep,
        ...aroundRestore(request, claimName, pausesOf(request.plans)).steps,
        ...kopia.steps,
        ...pourIntoVolume(situation),
        kopia.tidyUp,
        dropSnapshot(situation),
        goBack(situation),
      ];
    default: {
      const unplaced: never = request.scenario;
      throw new TypeError(`No steps for ${unplaced}`);
    }
  }
}
