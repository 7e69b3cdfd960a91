import { Verdict } from 'backstage-plugin-backups-common';
import { Knex } from 'knex';
import { KeptStatement } from '../../judge/statements/Statement';
import { askEntities } from './askEntities';
import { ScorecardQuestion } from './ScorecardQuestion';
import { VERDICT_OF_RANK, ranksOf } from './verdictRanks';

/** An entity with what is wrong with it. */
export interface ConcernedEntity {
  ref: string;
  title: string;
  verdict: Verdict;
  /** Epoch seconds. */
  judgedAt: number;
  atRiskAt: number;
  statements: KeptStatement[];
}

/** @returns statements of a column; rows of an older version hold another form, until their sources are read again */
export function statementsIn(column: string): KeptStatement[] {
  const kept: Partial<KeptStatement>[] = JSON.parse(column);
  return kept.filter((one): one is KeptStatement => one.code !== undefined);
}

/** What something is wrong with, see `ScorecardStore.listConcerned`. */
export async function listConcerned(
  knex: Knex,
  question: ScorecardQuestion,
): Promise<ConcernedEntity[]> {
  const rows: {
    ref: string;
    sort_name: string;
    verdict_rank: number;
    judged_at: number | string;
    at_risk_at: number | string;
    concerns: string;
  }[] = await knex
    .from(askEntities(knex, question).as('asked'))
    .join('entities', 'entities.ref', 'asked.ref')
    .where(any =>
      any
        .whereIn('verdict_rank', [
          ...ranksOf('at-risk'),
          ...ranksOf('needs-attention'),
        ])
        .orWhere(told =>
          told
            .whereIn('verdict_rank', ranksOf('cannot-tell'))
            .whereRaw('clock <= current_until'),
        ),
    )
    .orderBy('verdict_rank')
    .orderBy('asked.sort_name')
    .select(
      'asked.ref',
      'asked.sort_name',
      'verdict_rank',
      'judged_at',
      'asked.at_risk_at',
      'entities.concerns',
    );
  return rows.map(row => ({
    ref: row.ref,
    title: row.sort_name,
    verdict: VERDICT_OF_RANK[row.verdict_rank],
    judgedAt: Number(row.judged_at),
    atRiskAt: Number(row.at_risk_at),
    statements: statementsIn(row.concerns),
  }));
}
