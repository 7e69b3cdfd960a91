import { NeedView } from 'backstage-plugin-backups-common';
import { BackupsStore } from '../../keep/BackupsStore';
import { planAt } from '../../keep/planAt';
import { ConcernedEntity } from '../../keep/scorecard/listConcerned';
import { SourceRecord } from '../../read/SourceRecord';
import { stateFix } from '../../say/stateFixes';
import { copiesOfCauses } from './needsView';

/** Copies of which a list says what to do. */
const FIXES = 50;

/** Says of the worst copies what to do about them, as their own pages do. */
export async function withFixes(
  needs: readonly NeedView[],
  options: {
    concerned: readonly ConcernedEntity[];
    sources: ReadonlyMap<string, SourceRecord>;
    store: Pick<BackupsStore, 'getPlans'>;
    now: number;
  },
): Promise<NeedView[]> {
  const { concerned, sources, store, now } = options;
  const copies = copiesOfCauses(concerned);
  const lacking = needs
    .filter(({ fix }) => fix === undefined)
    .flatMap(({ cause }) => copies.get(cause) ?? [])
    .slice(0, FIXES);
  const plans = await store.getPlans(lacking);
  const fixes = new Map(
    plans.map(plan => [
      plan.id,
      stateFix(planAt(plan, now, sources.get(plan.sourceId))),
    ]),
  );
  return needs.map(need => ({
    ...need,
    fix: need.fix ?? fixes.get(copies.get(need.cause) ?? ''),
  }));
}
