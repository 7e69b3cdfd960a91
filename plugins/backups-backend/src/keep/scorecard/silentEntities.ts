import { NEVER } from 'backstage-plugin-backups-common';
import { Knex } from 'knex';
import { askEntities } from './askEntities';
import { escapeLike } from './entityRow';
import { ScorecardQuestion } from './ScorecardQuestion';
import { PAST_RPO_RANK, ranksOf } from './verdictRanks';

/** Entities that need the same sources, some of which are silent. */
export interface SilentSet {
  sourceIds: string[];
  count: number;
  /** Of these, past their RPO by last knowledge. */
  past: number;
  /** When the first of the others is past its RPO; absent: never. Epoch seconds. */
  firstAt?: number;
  /** The first by name. */
  example: { ref: string; title: string };
}

/** What cannot be told because sources are silent, see `ScorecardStore.countSilent`. */
export async function countSilent(
  knex: Knex,
  question: ScorecardQuestion,
): Promise<SilentSet[]> {
  const rows: Record<string, string | number | null>[] = await askEntities(
    knex,
    question,
  )
    .whereIn('verdict_rank', ranksOf('cannot-tell'))
    .whereRaw('clock > current_until')
    .groupBy('source_set')
    .select(
      'source_set',
      knex.raw('COUNT(*) AS entities'),
      knex.raw('SUM(CASE WHEN verdict_rank = ? THEN 1 ELSE 0 END) AS past', [
        PAST_RPO_RANK,
      ]),
      knex.raw(
        'MIN(CASE WHEN at_risk_at > clock AND at_risk_at < ? THEN at_risk_at END) AS first_at',
        [NEVER],
      ),
      knex.raw('MIN(ref) AS example'),
    );
  if (rows.length === 0) return [];
  const members: { set_id: string; source_id: string }[] = await knex(
    'source_sets',
  ).select('set_id', 'source_id');
  return rows.map(row => {
    const ref = String(row.example);
    return {
      sourceIds: members
        .filter(({ set_id }) => set_id === row.source_set)
        .map(({ source_id }) => source_id),
      count: Number(row.entities),
      past: Number(row.past),
      firstAt: row.first_at === null ? undefined : Number(row.first_at),
      example: { ref, title: ref.slice(ref.lastIndexOf('/') + 1) },
    };
  });
}

/** See `ScorecardStore.listSilent`. */
export async function listSilent(
  knex: Knex,
  question: ScorecardQuestion,
  cluster: string,
): Promise<string[]> {
  return askEntities(knex, question)
    .whereIn('verdict_rank', ranksOf('cannot-tell'))
    .whereRaw('clock > current_until')
    .whereIn(
      'source_set',
      knex('source_sets')
        .whereRaw(`source_id LIKE ? ESCAPE '\\'`, [`${escapeLike(cluster)}/%`])
        .select('set_id'),
    )
    .pluck('ref');
}
