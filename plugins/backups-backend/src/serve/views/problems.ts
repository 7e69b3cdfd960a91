import { ProblemView } from 'backstage-plugin-backups-common';
import { Statement } from '../../judge/statements/Statement';
import { ItemDocument } from '../../keep/documents';
import { PlanAt } from '../../keep/planAt';
import {
  statementDetail,
  statementFix,
  statementKind,
  statementTitle,
} from '../../say/statements';
import { Losses } from './losses';

/**
 * Words statements for a page, which knows what they are about.
 *
 * @param now - epoch seconds
 */
export function problemsOf(
  statements: readonly Statement[],
  items: readonly {
    item: ItemDocument;
    plans: readonly PlanAt[];
    losses: Losses;
  }[],
  now: number,
): ProblemView[] {
  const itemOf = new Map(items.map(entry => [entry.item.key, entry]));
  return statements.map((statement): ProblemView => {
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
