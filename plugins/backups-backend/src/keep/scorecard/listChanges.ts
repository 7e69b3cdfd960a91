import { Level, Verdict } from 'backstage-plugin-backups-common';
import { Knex } from 'knex';
import { askEntities } from './askEntities';
import { isUnfiltered } from './isUnfiltered';
import { EntityChange, ScorecardQuestion } from './ScorecardStore';
import { VERDICT_OF_RANK } from './verdictRanks';

/** What is not what it was, see `ScorecardStore.listChanges`. */
export async function listChanges(
  knex: Knex,
  question: ScorecardQuestion,
  day: string,
): Promise<{ watched: boolean; changes: EntityChange[] }> {
  const watched = await knex('entity_days').where({ day }).first('ref');
  if (!watched) return { watched: false, changes: [] };
  const rows: {
    ref: string;
    sort_name: string;
    owner: string;
    verdict_rank: number;
    level: number;
    then_verdict: Verdict | null;
    then_level: Level | null;
  }[] = await knex
    // A table of its own: the days have columns of the same names.
    .from(askEntities(knex, question, { levels: true }).as('judged'))
    .leftJoin('entity_days', join =>
      join.on('entity_days.ref', 'judged.ref').andOnVal('entity_days.day', day),
    )
    .select(
      'judged.ref',
      'judged.sort_name',
      'judged.owner',
      'judged.verdict_rank',
      'judged.level',
      'entity_days.verdict as then_verdict',
      'entity_days.level as then_level',
    );
  const changes = rows.flatMap((row): EntityChange[] => {
    const after = {
      verdict: VERDICT_OF_RANK[row.verdict_rank],
      level: row.level <= 5 ? (row.level as Level) : undefined,
    };
    const before =
      row.then_verdict === null
        ? undefined
        : { verdict: row.then_verdict, level: row.then_level ?? undefined };
    const isSame =
      before?.verdict === after.verdict &&
      (before.level === undefined || before.level === after.level);
    return isSame
      ? []
      : [
          {
            ref: row.ref,
            title: row.sort_name,
            owner: row.owner || undefined,
            before,
            after,
          },
        ];
  });
  // Nobody can tell who may see what is not in the catalog any more.
  const gone: Record<string, string | number | null>[] =
    question.visible === 'all' && isUnfiltered(question.filter)
      ? await knex('entity_days')
          .leftJoin('entities', 'entities.ref', 'entity_days.ref')
          .where({ day })
          .whereNull('entities.ref')
          .select(
            'entity_days.ref',
            'entity_days.title',
            'entity_days.owner',
            'entity_days.verdict',
            'entity_days.level',
          )
      : [];
  return {
    watched: true,
    changes: [
      ...changes,
      ...gone.map(row => ({
        ref: String(row.ref),
        title: String(row.title),
        owner: row.owner ? String(row.owner) : undefined,
        before: {
          verdict: row.verdict as Verdict,
          level: (row.level as Level | null) ?? undefined,
        },
      })),
    ],
  };
}
