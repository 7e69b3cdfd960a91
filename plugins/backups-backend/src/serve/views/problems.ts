import { ProblemView } from 'backstage-plugin-backups-common';
import { applies } from '../../judge/statements/Statement';
import { statementsOf } from '../../judge/statements/statementsOf';
import { EntityDocument, ItemDocument } from '../../keep/documents';
import { PlanAt } from '../../keep/planAt';
import {
  statementDetail,
  statementFix,
  statementKind,
  statementTitle,
} from '../../say/statements';
import { Losses } from './losses';

/**
 * Everything that is wrong with an entity, worst first. Exempt items are left
 * out.
 *
 * @param now - epoch seconds
 * @param judgedAt - min(now, current-until of the entity's sources)
 */
export function problemsOf(
  entity: EntityDocument,
  items: readonly {
    item: ItemDocument;
    plans: readonly PlanAt[];
    losses: Losses;
  }[],
  now: number,
  judgedAt: number,
): ProblemView[] {
  const itemOf = new Map(items.map(entry => [entry.item.key, entry]));
  return statementsOf(
    entity,
    items.map(({ item, plans }) => ({
      item,
      plans: plans.map(({ document, state }) => ({ ...document, state })),
    })),
  )
    .filter(statement => applies(statement, judgedAt))
    .sort((a, b) => a.rank - b.rank)
    .map((statement): ProblemView => {
      const { itemKey, planId } = statement.about;
      const entry = itemOf.get(itemKey ?? '');
      const known = {
        plan: entry?.plans.find(({ document }) => document.id === planId),
        loss: entry?.losses.volume,
        rpo: entry?.item.rpo,
      };
      return {
        kind: statementKind(statement),
        title: statementTitle(statement, now, known),
        detail: statementDetail(statement, now, known),
        fix: statementFix(statement, known),
        evidence: [...statement.evidence],
        planId,
        itemKey,
      };
    });
}
