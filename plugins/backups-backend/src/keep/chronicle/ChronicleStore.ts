import { pruneTable } from '../pruneTable';
import { Knex } from 'knex';
import { WatchedTime } from '../../judge/level/LevelInput';
import { lockFence } from '../lockFence';
import { inTurns } from '../turns';
import { DayRow, EntityDay, dayOfRow, rowOfDay } from './EntityDay';
import { LevelDocument, SLA_DAYS, rowOfLevel } from './LevelDocument';

/** Instants are epoch seconds, days `2026-11-21` in UTC. */

/** An entity that is no more. */
export interface Departure {
  ref: string;
  /** The day from which it was gone. */
  day: string;
}

/** A plan's days, by period. */
export interface PlanDue {
  planId: string;
  due: Record<
    (typeof SLA_DAYS)[number],
    { made: number; missed: number; days: number }
  >;
}

const DAY_MILLISECONDS = 86_400_000;
/** Rows written at once: they have up to 24 columns. */
const CHUNK = 100;
/** Plans whose days are summed at once: the event loop waits meanwhile. */
const SUM_CHUNK = 200;

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY_MILLISECONDS)
    .toISOString()
    .slice(0, 10);
}

/** Writes which plans entities have now. Whoever is judged has not left. */
async function savePlans(
  transaction: Knex.Transaction,
  levels: readonly LevelDocument[],
): Promise<void> {
  const refs = levels.map(({ ref }) => ref);
  await transaction('departed_entities').whereIn('ref', refs).delete();
  await transaction('entity_plans').whereIn('ref', refs).delete();
  const rows = levels.flatMap(({ ref, planIds }) =>
    [...new Set(planIds)].map(plan_id => ({ ref, plan_id })),
  );
  for await (const chunk of inTurns(rows, SUM_CHUNK)) {
    await transaction('entity_plans').insert(chunk);
  }
}

/** Daily results per entity, kept for 13 months. */
export class ChronicleStore {
  readonly #knex: Knex;

  /** @param knex - a migrated database */
  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async getDays(day: string): Promise<EntityDay[]> {
    const rows = await this.#knex<DayRow>('entity_days').where({ day });
    return rows.map(row => dayOfRow(row as DayRow));
  }

  /** Days of one entity, oldest first. */
  async getDaysOf(ref: string, since: string): Promise<EntityDay[]> {
    const rows = await this.#knex<DayRow>('entity_days')
      .where({ ref })
      .andWhere('day', '>=', since)
      .orderBy('day');
    return rows.map(row => dayOfRow(row as DayRow));
  }

  /**
   * @throws ConflictError when a newer cycle has begun
   */
  async saveDays(fence: number, days: readonly EntityDay[]): Promise<void> {
    if (days.length === 0) return;
    await this.#knex.transaction(async transaction => {
      await lockFence(transaction, fence);
      for await (const chunk of inTurns(days, CHUNK)) {
        await transaction('entity_days')
          .insert(chunk.map(rowOfDay))
          .onConflict(['ref', 'day'])
          .merge();
      }
    });
  }

  /** By reference, of days from `since` on and before `before`. */
  async sumWatched(
    since: string,
    before: string,
  ): Promise<Map<string, WatchedTime>> {
    const rows: Record<string, string | number>[] = await this.#knex(
      'entity_days',
    )
      .where('day', '>=', since)
      .andWhere('day', '<', before)
      .groupBy('ref')
      .select(
        'ref',
        this.#knex.raw('SUM(observed_seconds) AS observed'),
        this.#knex.raw('SUM(at_risk_seconds) AS at_risk'),
        this.#knex.raw('SUM(unknown_seconds) AS unknown'),
      );
    return new Map(
      rows.map(row => [
        String(row.ref),
        {
          observed: Number(row.observed),
          atRisk: Number(row.at_risk),
          unknown: Number(row.unknown),
        },
      ]),
    );
  }

  /** Days before `today`. */
  async sumPlanDays(
    planIds: readonly string[],
    today: string,
  ): Promise<PlanDue[]> {
    const longest = SLA_DAYS[SLA_DAYS.length - 1];
    const sums = SLA_DAYS.flatMap(days => {
      const since = daysBefore(today, days);
      return [
        this.#knex.raw(
          `SUM(CASE WHEN day >= ? THEN made ELSE 0 END) AS made_${days}`,
          [since],
        ),
        this.#knex.raw(
          `SUM(CASE WHEN day >= ? THEN missed ELSE 0 END) AS missed_${days}`,
          [since],
        ),
        this.#knex.raw(
          `SUM(CASE WHEN day >= ? THEN 1 ELSE 0 END) AS days_${days}`,
          [since],
        ),
      ];
    });
    const all: PlanDue[] = [];
    for await (const chunk of inTurns(planIds, SUM_CHUNK)) {
      const rows: Record<string, string | number>[] = await this.#knex(
        'plan_days',
      )
        .whereIn('plan_id', chunk)
        .andWhere('day', '>=', daysBefore(today, longest))
        .andWhere('day', '<', today)
        .groupBy('plan_id')
        .select('plan_id', ...sums);
      all.push(
        ...rows.map(row => ({
          planId: String(row.plan_id),
          due: Object.fromEntries(
            SLA_DAYS.map(days => [
              days,
              {
                made: Number(row[`made_${days}`]),
                missed: Number(row[`missed_${days}`]),
                days: Number(row[`days_${days}`]),
              },
            ]),
          ) as PlanDue['due'],
        })),
      );
    }
    return all;
  }

  /** The day on which the level of each entity was judged, by reference. */
  async getLevelDays(): Promise<Map<string, string>> {
    const rows = await this.#knex('entity_levels').select('ref', 'day');
    return new Map(rows.map(row => [row.ref, row.day]));
  }

  async getLevels(refs: readonly string[]): Promise<LevelDocument[]> {
    const levels: LevelDocument[] = [];
    for await (const chunk of inTurns(refs, SUM_CHUNK)) {
      const bodies: string[] = await this.#knex('entity_levels')
        .whereIn('ref', chunk)
        .pluck('body');
      levels.push(...bodies.map(body => JSON.parse(body) as LevelDocument));
    }
    return levels;
  }

  /**
   * @throws ConflictError when a newer cycle has begun
   */
  async saveLevels(
    fence: number,
    levels: readonly LevelDocument[],
    removals: readonly string[],
  ): Promise<void> {
    if (levels.length === 0 && removals.length === 0) return;
    await this.#knex.transaction(async transaction => {
      await lockFence(transaction, fence);
      for await (const chunk of inTurns(removals, SUM_CHUNK)) {
        await transaction('entity_levels').whereIn('ref', chunk).delete();
        await transaction('entity_plans').whereIn('ref', chunk).delete();
      }
      for await (const chunk of inTurns(levels, CHUNK)) {
        await transaction('entity_levels')
          .insert(chunk.map(rowOfLevel))
          .onConflict('ref')
          .merge();
        await savePlans(transaction, chunk);
      }
    });
  }

  /**
   * Keeps of entities that they left, and what was promised of them.
   *
   * @throws ConflictError when a newer cycle has begun
   */
  async saveDepartures(
    fence: number,
    departures: readonly Departure[],
  ): Promise<void> {
    if (departures.length === 0) return;
    await this.#knex.transaction(async transaction => {
      await lockFence(transaction, fence);
      for await (const [{ ref, day }] of inTurns(departures, 1)) {
        const last = await transaction<DayRow>('entity_days')
          .where({ ref })
          .orderBy('day', 'desc')
          .first('title', 'owner');
        await transaction('departed_entities')
          .insert({
            ref,
            gone_on: day,
            title: last?.title || ref,
            owner: last?.owner ?? '',
          })
          .onConflict('ref')
          .merge();
        await transaction('entity_levels').where({ ref }).delete();
      }
    });
  }

  /** Removes days before a day, and what left before it. */
  async pruneDays(before: string): Promise<void> {
    await pruneTable(this.#knex, 'entity_days', query =>
      query.where('day', '<', before),
    );
    const left = this.#knex('departed_entities')
      .where('gone_on', '<', before)
      .select('ref');
    await this.#knex('entity_plans').whereIn('ref', left).delete();
    await this.#knex('departed_entities')
      .where('gone_on', '<', before)
      .delete();
  }
}
