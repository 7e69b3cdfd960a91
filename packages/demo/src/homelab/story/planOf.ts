import { cadenceOf } from '../../time/Cadence';
import type { DemoApp, DemoPlan } from '../apps/DemoApp';
import type { Plan } from './Plan';

/**
 * Makes the times of a declared plan absolute.
 *
 * @param createdAt - epoch seconds at which its app was created
 * @param anchor - epoch seconds at which the stories are told
 */
export function planOf(
  cluster: string,
  app: DemoApp,
  declared: DemoPlan,
  createdAt: number,
  anchor: number,
): Plan {
  return {
    seed: `${cluster}/${app.namespace}/${declared.name}`,
    identity: `${declared.name}@${app.namespace}`,
    mover: declared.mover,
    cadence: cadenceOf(declared.rhythm, declared.minute, anchor),
    createdAt:
      declared.createdAgo === undefined
        ? createdAt
        : anchor - declared.createdAgo,
    typicalSeconds: declared.typicalSeconds,
    firstRunSeconds: declared.firstRunSeconds ?? declared.typicalSeconds * 6,
    anchor,
    chapters: declared.chapters,
  };
}
