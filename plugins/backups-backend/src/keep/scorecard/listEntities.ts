import { Knex } from 'knex';
import { askEntities } from './askEntities';
import { ScorecardQuestion, ScorecardSort, SortKey } from './ScorecardQuestion';

/** An entity's place in a list. */
export interface ListedEntity {
  ref: string;
  key: SortKey;
}

/**
 * What is at risk, by last knowledge too, is the worse the more of it is lost.
 * Of what is not, how old its newest copy is tells nothing.
 */
const LOSS = 'CASE WHEN verdict_rank < 2 THEN newest_copy_at ELSE 0 END';

/**
 * Columns of each sort. All of them run in one direction, so that a key
 * compares as a row; the last one is unique.
 */
const SORT_COLUMNS: Record<ScorecardSort, readonly string[]> = {
  worst: ['verdict_rank', LOSS, '-size_bytes', 'owner', 'sort_name', 'ref'],
  name: ['sort_name', 'ref'],
  // What has none comes last.
  owner: [
    `CASE WHEN owner = '' THEN 1 ELSE 0 END`,
    'owner',
    'sort_name',
    'ref',
  ],
  system: [
    `CASE WHEN system = '' THEN 1 ELSE 0 END`,
    'system',
    'sort_name',
    'ref',
  ],
  size: ['size_bytes', 'sort_name', 'ref'],
  level: ['level', 'verdict_rank', 'sort_name', 'ref'],
  sla: ['sla', 'sort_name', 'ref'],
  drill: ['drilled_at', 'sort_name', 'ref'],
};

/** PostgreSQL gives big integers as text. */
const NUMBERS: ReadonlySet<string> = new Set([
  LOSS,
  'size_bytes',
  '-size_bytes',
  'sla',
  'drilled_at',
]);

/** Columns of small integers. */
const RANKS: ReadonlySet<string> = new Set([
  'verdict_rank',
  'level',
  `CASE WHEN owner = '' THEN 1 ELSE 0 END`,
  `CASE WHEN system = '' THEN 1 ELSE 0 END`,
]);

const LARGEST_RANK = 1_000;

function fits(column: string, value: unknown): boolean {
  if (column === 'sla') return Number.isFinite(value);
  if (NUMBERS.has(column)) return Number.isSafeInteger(value);
  return RANKS.has(column)
    ? Number.isInteger(value) && Math.abs(Number(value)) <= LARGEST_RANK
    : typeof value === 'string' && !value.includes('\u0000');
}

/**
 * @param key - of somebody's cursor
 * @returns whether it may be one of a row in this order: a database refuses to
 * compare what is of another type
 */
export function isKeyOf(sort: ScorecardSort, key: SortKey): boolean {
  const columns = SORT_COLUMNS[sort];
  return (
    key.length === columns.length &&
    columns.every((column, index) => fits(column, key[index]))
  );
}

/** Columns that only questions with levels have. */
const OF_LEVELS: ReadonlySet<string> = new Set(['level', 'sla', 'drilled_at']);

/** One page of a list, see `ScorecardStore.listEntities`. */
export async function listEntities(
  knex: Knex,
  question: ScorecardQuestion,
  options: {
    sort: ScorecardSort;
    order: 'asc' | 'desc';
    after?: SortKey;
    limit: number;
  },
): Promise<ListedEntity[]> {
  const columns = SORT_COLUMNS[options.sort];
  const query = askEntities(knex, question, {
    levels: columns.some(column => OF_LEVELS.has(column)),
  })
    .select(
      'ref',
      ...columns.map((column, index) => knex.raw(`${column} AS key_${index}`)),
    )
    .limit(options.limit);
  for (const column of columns) {
    query.orderByRaw(`${column} ${options.order === 'asc' ? 'ASC' : 'DESC'}`);
  }
  if (options.after) {
    query.whereRaw(
      `(${columns.join(', ')}) ${options.order === 'asc' ? '>' : '<'} (${columns
        .map(() => '?')
        .join(', ')})`,
      [...options.after],
    );
  }
  const rows: Record<string, string | number>[] = await query;
  return rows.map(row => ({
    ref: String(row.ref),
    key: columns.map((column, index) => {
      const value = row[`key_${index}`];
      return NUMBERS.has(column) ? Number(value) : value;
    }),
  }));
}
