import type { RunbookStep } from 'backstage-plugin-backups-common';
import { aroundRestore } from 'backstage-plugin-backups-node';
import { kopiaWay, pourIntoVolume } from './kopiaWay';
import { resticWay } from './resticWay';
import { pausesOf } from './pausesOf';
import { dropSnapshot, goBack } from './undoSteps';
import type { Situation } from './Situation';

/** With the mover's own tool: no VolSync, and for the first part no cluster. */
export function commandLineSteps(
  situation: Situation,
  keep: RunbookStep,
): RunbookStep[] {
  const { request, claimName } = situation;
  const line = kopiaWay(situation) ?? resticWay(situation);
  if (!line) return [];
  switch (request.scenario) {
    case 'look':
    case 'files-deleted':
    case 'cluster-gone':
    case 'database-moment':
      return [...line.steps, line.tidyUp];
    case 'volume-lost':
    case 'broken-since':
      return [
        keep,
        ...aroundRestore(request, claimName, pausesOf(request.plans)).steps,
        ...line.steps,
        ...pourIntoVolume(situation),
        line.tidyUp,
        dropSnapshot(situation),
        goBack(situation),
      ];
    default: {
      const unplaced: never = request.scenario;
      throw new TypeError(`No steps for ${unplaced}`);
    }
  }
}
