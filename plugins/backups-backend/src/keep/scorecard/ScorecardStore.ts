import { Verdict } from 'backstage-plugin-backups-common';
import { Knex } from 'knex';
import { DrillStore, StoredDrill } from '../DrillStore';
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
import { ScorecardQuestion } from './ScorecardQuestion';
import { countSilent, listSilent } from './silentEntities';
import { VERDICT_OF_RANK } from './verdictRanks';

/** How many entities there are of each verdict. */
export interface VerdictCount {
  verdict: Verdict;
  count: number;
  /** Of these, entities with an item that nothing copies. */
  unprotected: number;
}

/**
 * Answers questions about all entities at once. Verdicts are told in SQL from
 * the thresholds that `judge` wrote and from the currency of their sources.
 */
export class ScorecardStore {
  readonly #knex: Knex;

  /** @param knex - a migrated database */
  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @returns the question, put to this database */
  #asking<Asked extends unknown[], Answer>(
    question: (knex: Knex, ...asked: Asked) => Answer,
  ): (...asked: Asked) => Answer {
    return (...asked) => question(this.#knex, ...asked);
  }

  /** Counts by verdict, whatever verdict the filter asks for. */
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

  /**
   * @param options - `after`: begins behind this key, which came from the same
   * question with the same sort
   */
  readonly listEntities = this.#asking(listEntities);

  /** The same at the end of days, of what the filter lets through now. */
  readonly countDays = this.#asking(countDays);

  /** Entities about which something is known to be wrong: not those whose sources are merely silent. */
  readonly listConcerned = this.#asking(listConcerned);

  /** Entities that cannot be told because sources are silent, by their set of sources. */
  readonly countSilent = this.#asking(countSilent);

  /** References of entities that cannot be told because a cluster or server is silent. */
  readonly listSilent = this.#asking(listSilent);

  /** What is not what it was at the end of a day, and since when. */
  readonly listChanges = this.#asking(listChanges);

  /** Values that occur among the visible entities, sorted. */
  readonly getFacets = this.#asking(getFacets);

  /** How the rules are met, by owner. */
  readonly listOwnerRules = this.#asking(listOwnerRules);

  /** Newest first. */
  readonly listDrills = this.#asking(listDrills);

  /** What was due in a period that ended yesterday, as it is counted once a day. */
  readonly sumDue = this.#asking(sumDue);

  /** What was due of each entity with a level between two days, by reference. */
  readonly sumDueBetween = this.#asking(sumDueBetween);

  /** The worst of each watched day of some entities from a day on, by reference and day. */
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

  /** Of each of these items the newest drill, however it ended. */
  getLastDrills(itemKeys: readonly string[]): Promise<StoredDrill[]> {
    return new DrillStore(this.#knex).getLastDrills(itemKeys);
  }

  /** The first day from one day on that anything was watched on. */
  async firstWatchedDay(since: string): Promise<string | undefined> {
    const row = await this.#knex('entity_days')
      .where('day', '>=', since)
      .min({ day: 'day' })
      .first();
    return row?.day ?? undefined;
  }

  /** Newest first. */
  readonly listMissed = this.#asking(listMissed);

  /** Entities that left in the period, whoever might have seen them. */
  readonly listDeparted = this.#asking(listDeparted);

  /** Entities in the order in which they are asked for. */
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

  /** References of every entity that is judged. */
  async getRefs(): Promise<string[]> {
    return this.#knex('entities').orderBy('ref').pluck('ref');
  }
}
