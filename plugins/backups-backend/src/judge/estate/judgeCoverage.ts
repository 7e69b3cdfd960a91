import { ItemFact } from 'backstage-plugin-backups-node';
import { Estate } from '../../join/Estate';
import { judgeItem } from '../judgeItem';
import { JudgedPlan } from '../JudgedPlan';
import { Lack } from '../Lack';
import { possibleCopies } from '../possibleCopies';
import { KnownAbsences } from '../KnownAbsences';

/** An item without any copy that stands. */
export interface Uncovered {
  item: ItemFact;
  /** Nothing copies it, on a complete scan. */
  unprotected: boolean;
  /** What would have to be known to tell. */
  lack?: Lack;
}

/**
 * Finds what nothing copies, whoever it belongs to. It is judged as an entity's
 * item is: a copy that cannot be ruled out is never ruled out.
 *
 * @param plansOfItem - by item key
 * @param absences - of earlier cycles
 */
export function judgeCoverage(
  estate: Estate,
  plansOfItem: ReadonlyMap<string, readonly JudgedPlan[]>,
  absences: KnownAbsences | undefined,
): Uncovered[] {
  return [...estate.items].flatMap(([key, { fact: item }]): Uncovered[] => {
    const standing = (plansOfItem.get(key) ?? []).some(
      plan => plan.thresholds.fixed !== 'gone',
    );
    if (standing) return [];
    const { unprotected, lack } = judgeItem({
      item,
      plans: [],
      expectation: { expect: [], misread: [] },
      cluster: estate.clusters.get(item.cluster),
      possibleCopies: possibleCopies(item, estate),
      servers: estate.servers.filter(server => server.mayCopy(item)),
      knownUnprotected: absences?.unprotectedItems.has(key) ?? false,
    });
    // It is not there any more, and what copied it is not either.
    if (!unprotected && lack === undefined) return [];
    return [{ item, unprotected, lack }];
  });
}
