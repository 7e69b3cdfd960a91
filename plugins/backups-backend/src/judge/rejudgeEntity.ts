import { sameDocument } from '../compare/sameDocument';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { EntityItem, JudgedEntity, judgeEntity } from './judgeEntity';
import { judgeItem } from './judgeItem';

/** Everything that bears on one item of an entity. */
export interface ItemQuestion
  extends Omit<Parameters<typeof judgeItem>[0], 'expectation'>,
    Omit<EntityItem, 'judged' | 'exemption'> {}

/** Everything that bears on an entity. */
export interface EntityQuestion
  extends Omit<Parameters<typeof judgeEntity>[0], 'items'> {
  items: readonly ItemQuestion[];
}

/** What was last made of an entity. */
const known = new WeakMap<
  CatalogEntity,
  { question: EntityQuestion; judged: JudgedEntity }
>();

function judge({ items, ...question }: EntityQuestion): JudgedEntity {
  const { expectation } = question;
  return judgeEntity({
    ...question,
    items: items.map(
      ({
        item,
        plans,
        cluster,
        servers,
        possibleCopies,
        knownUnprotected,
        ...about
      }) => ({
        ...about,
        judged: judgeItem({
          item,
          plans,
          expectation,
          cluster,
          servers,
          possibleCopies,
          knownUnprotected,
        }),
      }),
    ),
  });
}

/**
 * Judges an entity and its items as `judgeEntity` and `judgeItem` do, and
 * spares the work where nothing that bears on it has changed since the last
 * cycle: then the very same judgement is given again.
 */
export function rejudgeEntity(question: EntityQuestion): JudgedEntity {
  const before = known.get(question.entity);
  if (before && sameDocument(before.question, question)) return before.judged;
  const judged = judge(question);
  known.set(question.entity, { question, judged });
  return judged;
}
