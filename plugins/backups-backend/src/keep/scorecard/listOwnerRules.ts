import {
  LEVEL_RULES,
  LevelRule,
  RuleCounts,
} from 'backstage-plugin-backups-common';
import { Knex } from 'knex';
import { RESULT_NUMBERS } from '../chronicle/LevelDocument';
import { askEntities } from './askEntities';
import { ScorecardQuestion } from './ScorecardQuestion';
import { ranksOf } from './verdictRanks';

/** How the apps of an owner do by each rule. */
export interface OwnerRules {
  /** Absent: they have no owner. */
  owner?: string;
  /** Entities that have a level. */
  counted: number;
  atRisk: number;
  rules: Record<LevelRule, RuleCounts>;
}

function columnOf(rule: LevelRule): string {
  return `rule_${rule.replaceAll('-', '_')}`;
}

/** Counts each rule by owner, see `ScorecardStore.listOwnerRules`. */
export async function listOwnerRules(
  knex: Knex,
  question: ScorecardQuestion,
): Promise<OwnerRules[]> {
  const atRisk = ranksOf('at-risk');
  const rows: Record<string, string | number>[] = await askEntities(
    knex,
    question,
    { levels: true },
  )
    // What has no level is not counted.
    .where('level', '<=', 5)
    .groupBy('owner')
    .orderBy('owner')
    .select(
      'owner',
      knex.raw('COUNT(*) AS counted'),
      knex.raw(
        `SUM(CASE WHEN verdict_rank IN (${atRisk
          .map(() => '?')
          .join(', ')}) THEN 1 ELSE 0 END) AS at_risk`,
        atRisk,
      ),
      ...LEVEL_RULES.flatMap(rule =>
        Object.entries(RESULT_NUMBERS).map(([result, number]) =>
          knex.raw(
            `SUM(CASE WHEN ${columnOf(
              rule,
            )} = ? THEN 1 ELSE 0 END) AS "${rule}/${result}"`,
            [number],
          ),
        ),
      ),
    );
  return rows.map(row => ({
    owner: row.owner ? String(row.owner) : undefined,
    counted: Number(row.counted),
    atRisk: Number(row.at_risk),
    rules: Object.fromEntries(
      LEVEL_RULES.map(rule => [
        rule,
        {
          met: Number(row[`${rule}/met`]),
          notMet: Number(row[`${rule}/not-met`]),
          notKnown: Number(row[`${rule}/not-known`]),
        },
      ]),
    ) as OwnerRules['rules'],
  }));
}
