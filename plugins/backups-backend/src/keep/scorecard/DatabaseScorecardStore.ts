import { Verdict } from 'backstage-plugin-backups-common';
import { Knex } from 'knex';
import { DatabaseDrillStore } from '../DatabaseDrillStore';
import { EntityDocument } from '../documents';
import { askEntities, onlyVisible } from './askEntities';
import { countDays } from './countDays';
import { sumDueBetween } from './dueBetween';
import { listDeparted, listMissed, sumDue } from './dueOfEntities';
import { getFacets } from './getFacets';
import { listChanges } from './listChanges';
import { listConcerned } from './listConcerned';
import { listDrills } from './listDrills';
import { listEntities } from './listEntities';
import { listOwnerRules } from './listOwnerRules';
import {
  ScorecardQuestion,
  ScorecardStore,
  VerdictCount,
} from './ScorecardStore';
import { countSilent, listSilent } from './silentEntities';
import { VERDICT_OF_RANK } from './verdictRanks';

type Answer<Method extends keyof ScorecardStore> = ReturnType<
  ScorecardStore[Method]
>;
type Asked<Method extends keyof ScorecardStore> = Parameters<
  ScorecardStore[Method]
>;

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
    }[] = await askEntities(this.#knex, {
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

  listEntities(...asked: Asked<'listEntities'>): Answer<'listEntities'> {
    return listEntities(this.#knex, ...asked);
  }

  countDays(...asked: Asked<'countDays'>): Answer<'countDays'> {
    return countDays(this.#knex, ...asked);
  }

  listConcerned(...asked: Asked<'listConcerned'>): Answer<'listConcerned'> {
    return listConcerned(this.#knex, ...asked);
  }

  countSilent(...asked: Asked<'countSilent'>): Answer<'countSilent'> {
    return countSilent(this.#knex, ...asked);
  }

  listSilent(...asked: Asked<'listSilent'>): Answer<'listSilent'> {
    return listSilent(this.#knex, ...asked);
  }

  listChanges(...asked: Asked<'listChanges'>): Answer<'listChanges'> {
    return listChanges(this.#knex, ...asked);
  }

  getFacets(...asked: Asked<'getFacets'>): Answer<'getFacets'> {
    return getFacets(this.#knex, ...asked);
  }

  listOwnerRules(...asked: Asked<'listOwnerRules'>): Answer<'listOwnerRules'> {
    return listOwnerRules(this.#knex, ...asked);
  }

  listDrills(...asked: Asked<'listDrills'>): Answer<'listDrills'> {
    return listDrills(this.#knex, ...asked);
  }

  sumDue(...asked: Asked<'sumDue'>): Answer<'sumDue'> {
    return sumDue(this.#knex, ...asked);
  }

  sumDueBetween(...asked: Asked<'sumDueBetween'>): Answer<'sumDueBetween'> {
    return sumDueBetween(this.#knex, ...asked);
  }

  async getWorstDays(
    refs: readonly string[],
    since: string,
  ): Promise<Map<string, Map<string, Verdict>>> {
    const rows: { ref: string; day: string; worst: Verdict }[] =
      await onlyVisible(
        this.#knex,
        this.#knex('entity_days')
          .where('day', '>=', since)
          .select('ref', 'day', 'worst'),
        refs,
      );
    const days = new Map<string, Map<string, Verdict>>();
    for (const { ref, day, worst } of rows) {
      const own = days.get(ref) ?? new Map<string, Verdict>();
      own.set(day, worst);
      days.set(ref, own);
    }
    return days;
  }

  getLastDrills(...asked: Asked<'getLastDrills'>): Answer<'getLastDrills'> {
    return new DatabaseDrillStore(this.#knex).getLastDrills(...asked);
  }

  async firstWatchedDay(since: string): Promise<string | undefined> {
    const row = await this.#knex('entity_days')
      .where('day', '>=', since)
      .min({ day: 'day' })
      .first();
    return row?.day ?? undefined;
  }

  listMissed(...asked: Asked<'listMissed'>): Answer<'listMissed'> {
    return listMissed(this.#knex, ...asked);
  }

  listDeparted(...asked: Asked<'listDeparted'>): Answer<'listDeparted'> {
    return listDeparted(this.#knex, ...asked);
  }

  async getEntities(refs: readonly string[]): Promise<EntityDocument[]> {
    const rows: { ref: string; body: string }[] = await onlyVisible(
      this.#knex,
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
}
