import { Knex } from 'knex';
import { EntityDocument } from '../documents';
import { escapeLike, patternInList } from './entityRow';
import { judgedEntities } from './judgedEntities';
import {
  ListedEntity,
  ScorecardFacets,
  ScorecardFilter,
  ScorecardQuestion,
  ScorecardSort,
  ScorecardStore,
  SortKey,
  VerdictCount,
  Visible,
} from './ScorecardStore';
import { VERDICT_OF_RANK, ranksOf } from './verdictRanks';

/**
 * Columns of each sort. All of them run in one direction, so that a key
 * compares as a row; the last one is unique.
 */
const SORT_COLUMNS: Record<ScorecardSort, readonly string[]> = {
  worst: ['verdict_rank', '-size_bytes', 'owner', 'sort_name', 'ref'],
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
};

function isPostgres(knex: Knex): boolean {
  return String(knex.client.config.client).startsWith('pg');
}

function split(list: string): string[] {
  return list.split('\n').filter(Boolean);
}

/** Answers from SQLite or PostgreSQL. */
export class DatabaseScorecardStore implements ScorecardStore {
  readonly #knex: Knex;

  /** @param knex - a migrated database */
  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async countVerdicts(question: ScorecardQuestion): Promise<VerdictCount[]> {
    const rows: {
      verdict_rank: number;
      entities: number | string;
      unprotected: number | string;
    }[] = await this.#ask({
      ...question,
      filter: { ...question.filter, verdicts: undefined },
    })
      .groupBy('verdict_rank')
      .select(
        'verdict_rank',
        this.#knex.raw('COUNT(*) AS entities'),
        this.#knex.raw(
          'SUM(CASE WHEN unprotected_at <= judged_at THEN 1 ELSE 0 END) AS unprotected',
        ),
      );
    return rows.map(row => ({
      verdict: VERDICT_OF_RANK[row.verdict_rank],
      count: Number(row.entities),
      unprotected: Number(row.unprotected),
    }));
  }

  async listEntities(
    question: ScorecardQuestion,
    options: {
      sort: ScorecardSort;
      order: 'asc' | 'desc';
      after?: SortKey;
      limit: number;
    },
  ): Promise<ListedEntity[]> {
    const columns = SORT_COLUMNS[options.sort];
    const query = this.#ask(question)
      .select(
        'ref',
        ...columns.map((column, index) =>
          this.#knex.raw(`${column} AS key_${index}`),
        ),
      )
      .limit(options.limit);
    for (const column of columns) {
      query.orderByRaw(`${column} ${options.order === 'asc' ? 'ASC' : 'DESC'}`);
    }
    if (options.after) {
      query.whereRaw(
        `(${columns.join(', ')}) ${
          options.order === 'asc' ? '>' : '<'
        } (${columns.map(() => '?').join(', ')})`,
        [...options.after],
      );
    }
    const rows: Record<string, string | number>[] = await query;
    return rows.map(row => ({
      ref: String(row.ref),
      key: columns.map((column, index) => {
        const value = row[`key_${index}`];
        // PostgreSQL gives big integers as text.
        return column === 'size_bytes' || column === '-size_bytes'
          ? Number(value)
          : value;
      }),
    }));
  }

  async getFacets(visible: Visible): Promise<ScorecardFacets> {
    const distinct = async (column: string) => {
      const rows: Record<string, string>[] = await this.#only(
        this.#knex('entities').distinct(column),
        visible,
      );
      return rows
        .map(row => row[column])
        .filter(Boolean)
        .sort();
    };
    const lists = async (column: string) =>
      [...new Set((await distinct(column)).flatMap(split))].sort();
    return {
      kinds: await distinct('kind'),
      owners: await distinct('owner'),
      systems: await distinct('system'),
      tiers: await distinct('tier'),
      lifecycles: await distinct('lifecycle'),
      clusters: await lists('clusters'),
      destinations: await lists('destinations'),
    };
  }

  async getEntities(refs: readonly string[]): Promise<EntityDocument[]> {
    const rows: { ref: string; body: string }[] = await this.#only(
      this.#knex('entities').select('ref', 'body'),
      refs,
    );
    const bodies = new Map(rows.map(({ ref, body }) => [ref, body]));
    return refs.flatMap(ref => {
      const body = bodies.get(ref);
      return body === undefined ? [] : (JSON.parse(body) as EntityDocument);
    });
  }

  async getRefs(): Promise<string[]> {
    return this.#knex('entities').orderBy('ref').pluck('ref');
  }

  /** The entities that a question is about, with their verdicts. */
  #ask({ now, visible, filter }: ScorecardQuestion): Knex.QueryBuilder {
    const query = this.#only(
      this.#knex.from(judgedEntities(this.#knex, now)),
      visible,
    );
    const { verdicts, clusters, destinations, text } = filter;
    if (verdicts) query.whereIn('verdict_rank', verdicts.flatMap(ranksOf));
    const columns = [
      ['kind', 'kinds'],
      ['owner', 'owners'],
      ['system', 'systems'],
      ['tier', 'tiers'],
      ['lifecycle', 'lifecycles'],
    ] as const satisfies [string, keyof ScorecardFilter][];
    for (const [column, name] of columns) {
      const values = filter[name];
      if (values) query.whereIn(column, values);
    }
    for (const [column, values] of [
      ['clusters', clusters],
      ['destinations', destinations],
    ] as const) {
      if (!values) continue;
      query.where(any => {
        any.whereRaw('1 = 0');
        for (const value of values) {
          any.orWhereRaw(`${column} LIKE ? ESCAPE '\\'`, [
            patternInList(value),
          ]);
        }
      });
    }
    if (text) {
      query.whereRaw(`sort_name LIKE ? ESCAPE '\\'`, [
        `%${escapeLike(text.toLocaleLowerCase('en-US'))}%`,
      ]);
    }
    return query;
  }

  /** One parameter however many references there are. */
  #only(query: Knex.QueryBuilder, visible: Visible): Knex.QueryBuilder {
    if (visible === 'all') return query;
    return query.whereRaw(
      isPostgres(this.#knex)
        ? 'ref IN (SELECT jsonb_array_elements_text(?::jsonb))'
        : 'ref IN (SELECT value FROM json_each(?))',
      [JSON.stringify(visible)],
    );
  }
}
