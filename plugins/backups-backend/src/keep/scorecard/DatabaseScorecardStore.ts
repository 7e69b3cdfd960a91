import { Level, NEVER, Verdict } from 'backstage-plugin-backups-common';
import { Knex } from 'knex';
import { EntityDocument } from '../documents';
import { escapeLike, patternInList } from './entityRow';
import { judgedEntities } from './judgedEntities';
import {
  ConcernedEntity,
  EntityChange,
  ListedEntity,
  ScorecardFacets,
  ScorecardFilter,
  ScorecardQuestion,
  ScorecardSort,
  ScorecardStore,
  SilentSet,
  SortKey,
  VerdictCount,
  Visible,
} from './ScorecardStore';
import { PAST_RPO_RANK, VERDICT_OF_RANK, ranksOf } from './verdictRanks';

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
  level: ['level', 'verdict_rank', 'sort_name', 'ref'],
  sla: ['sla', 'sort_name', 'ref'],
  drill: ['drilled_at', 'sort_name', 'ref'],
};

/** PostgreSQL gives big integers as text. */
const NUMBERS: ReadonlySet<string> = new Set([
  'size_bytes',
  '-size_bytes',
  'sla',
  'drilled_at',
]);

function isPostgres(knex: Knex): boolean {
  return String(knex.client.config.client).startsWith('pg');
}

function isUnfiltered(filter: ScorecardFilter): boolean {
  return Object.values(filter).every(value => value === undefined);
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
        return NUMBERS.has(column) ? Number(value) : value;
      }),
    }));
  }

  async listConcerned(question: ScorecardQuestion): Promise<ConcernedEntity[]> {
    const rows: {
      ref: string;
      sort_name: string;
      verdict_rank: number;
      judged_at: number | string;
      at_risk_at: number | string;
      concerns: string;
    }[] = await this.#ask(question)
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
      .orderBy('sort_name')
      .select(
        'ref',
        'sort_name',
        'verdict_rank',
        'judged_at',
        'at_risk_at',
        'concerns',
      );
    return rows.map(row => ({
      ref: row.ref,
      title: row.sort_name,
      verdict: VERDICT_OF_RANK[row.verdict_rank],
      judgedAt: Number(row.judged_at),
      atRiskAt: Number(row.at_risk_at),
      concerns: JSON.parse(row.concerns),
    }));
  }

  async countSilent(question: ScorecardQuestion): Promise<SilentSet[]> {
    const rows: Record<string, string | number | null>[] = await this.#ask(
      question,
    )
      .whereIn('verdict_rank', ranksOf('cannot-tell'))
      .whereRaw('clock > current_until')
      .groupBy('source_set')
      .select(
        'source_set',
        this.#knex.raw('COUNT(*) AS entities'),
        this.#knex.raw(
          'SUM(CASE WHEN verdict_rank = ? THEN 1 ELSE 0 END) AS past',
          [PAST_RPO_RANK],
        ),
        this.#knex.raw(
          'MIN(CASE WHEN at_risk_at > clock AND at_risk_at < ? THEN at_risk_at END) AS first_at',
          [NEVER],
        ),
        this.#knex.raw('MIN(ref) AS example'),
      );
    if (rows.length === 0) return [];
    const members: { set_id: string; source_id: string }[] = await this.#knex(
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

  async listSilent(
    question: ScorecardQuestion,
    cluster: string,
  ): Promise<string[]> {
    return this.#ask(question)
      .whereIn('verdict_rank', ranksOf('cannot-tell'))
      .whereRaw('clock > current_until')
      .whereIn(
        'source_set',
        this.#knex('source_sets')
          .whereRaw(`source_id LIKE ? ESCAPE '\\'`, [
            `${escapeLike(cluster)}/%`,
          ])
          .select('set_id'),
      )
      .pluck('ref');
  }

  async listChanges(
    question: ScorecardQuestion,
    day: string,
  ): Promise<{ watched: boolean; changes: EntityChange[] }> {
    const watched = await this.#knex('entity_days').where({ day }).first('ref');
    if (!watched) return { watched: false, changes: [] };
    const rows: {
      ref: string;
      sort_name: string;
      owner: string;
      verdict_rank: number;
      level: number;
      then_verdict: Verdict | null;
      then_level: Level | null;
    }[] = await this.#ask(question)
      .leftJoin('entity_days', join =>
        join
          .on('entity_days.ref', 'judged.ref')
          .andOnVal('entity_days.day', day),
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
        ? await this.#knex('entity_days')
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
    if (filter.levels) query.whereIn('level', filter.levels);
    for (const rule of filter.missedRules ?? []) {
      query.whereIn(`rule_${rule.replaceAll('-', '_')}`, [0, 2]);
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
