import { Statement, applies } from '../../judge/statements/Statement';
import { statementsOf } from '../../judge/statements/statementsOf';
import { EntityDocument, ItemDocument } from '../../keep/documents';
import { PlanAt } from '../../keep/planAt';

/**
 * @param items - that are not exempt, with their plans in the state they are in
 * @param judgedAt - min(now, current-until of the entity's sources)
 * @returns everything that is wrong with an entity at an instant, worst first
 */
export function statementsAt(
  entity: EntityDocument,
  items: readonly { item: ItemDocument; plans: readonly PlanAt[] }[],
  judgedAt: number,
): Statement[] {
  return statementsOf(
    { ...entity, suspectedDatabases: entity.suspected },
    items.map(({ item, plans }) => ({
      item,
      plans: plans.map(({ document, state }) => ({ ...document, state })),
    })),
  )
    .filter(statement => applies(statement, judgedAt))
    .sort((a, b) => a.rank - b.rank);
}
