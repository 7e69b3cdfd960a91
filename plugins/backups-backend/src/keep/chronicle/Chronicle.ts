import { LevelRule, dayOf } from 'backstage-plugin-backups-common';
import { WatchedTime } from '../../judge/level/LevelInput';
import { LEVEL_RULES_VERSION, judgeLevel } from '../../judge/level/judgeLevel';
import { ChronicleStore, PlanDue } from './ChronicleStore';
import { LevelDocument } from './LevelDocument';
import { EntityDay } from './EntityDay';
import { EntityDocument } from '../documents';
import { worstOf } from '../../judge/statements/worstOf';
import { CycleListener, FinishedCycle } from '../CycleListener';
import { dueOfEntity } from './dueOfEntity';
import { countingItems, levelInput } from './levelInput';
import { longestLocks } from './longestLocks';
import { VerdictNow, verdictNow } from './verdictNow';
import {
  countSeconds,
  dayStart,
  isWrong,
  newDay,
  worseVerdict,
} from './watchDay';

const DAY = 86_400;
/** What is at risk or cannot be told is written this often. Seconds. */
const MOVING_WRITTEN_EVERY = 900;
/** Everything else is: a restart forgets what it was watched since. Seconds. */
const CALM_WRITTEN_EVERY = 3 * 3600;
/** Days that freshness is told from. */
const FRESH_DAYS = 7;
/** 13 months. */
const KEPT_DAYS = 396;
/** Drills older than this prove nothing any more. */
const DRILLS_DAYS = 91;

/** What a {@link Chronicle} needs. */
export interface ChronicleOptions {
  store: ChronicleStore;
  /** Rules that are shown and do not count before a day. */
  countsFrom: Partial<Record<LevelRule, string>>;
  /** How long a look at things lasts, at most. Seconds. */
  longestGapSeconds: number;
  /** When each item was last proven to come back, since an instant. */
  listProvenItems?: (
    since: number,
  ) => Promise<readonly { itemKey: string; finishedAt: number }[]>;
}

/**
 * Writes down how every entity does, day by day, and judges its level once a
 * day from that.
 */
export class Chronicle implements CycleListener {
  readonly name = 'days and levels';
  readonly #options: ChronicleOptions;
  readonly #ruleVersion: string;
  /** Today, by reference; `undefined` until the first cycle. */
  #days: Map<string, EntityDay> | undefined;
  /** When each of these was last written. */
  readonly #writtenAt = new Map<string, number>();
  /** The day each level was judged on, by reference. */
  #levelDays: Map<string, string> | undefined;
  #fence = 0;
  #prunedOn = '';

  constructor(options: ChronicleOptions) {
    this.#options = options;
    const announced = Object.entries(options.countsFrom)
      .map(([rule, day]) => `${rule}@${day}`)
      .sort();
    this.#ruleVersion = [LEVEL_RULES_VERSION, ...announced].join('+');
  }

  async afterCycle(cycle: FinishedCycle): Promise<void> {
    const today = dayOf(cycle.now);
    await this.#recall(cycle.fence, today);
    const verdicts = new Map(
      cycle.entities.map(
        entity =>
          [entity, verdictNow(entity, cycle.sources, cycle.now)] as const,
      ),
    );
    await this.#watch(cycle, today, verdicts);
    await this.#judgeLevels(cycle, today, verdicts);
    if (this.#prunedOn !== today) {
      this.#prunedOn = today;
      await this.#options.store.pruneDays(dayOf(cycle.now - KEPT_DAYS * DAY));
    }
  }

  /** Another process may have written since: what is in memory is old then. */
  async #recall(fence: number, today: string): Promise<void> {
    const { store } = this.#options;
    if (!this.#days || !this.#levelDays || fence !== this.#fence + 1) {
      this.#days = new Map(
        (await store.getDays(today)).map(day => [day.ref, day]),
      );
      this.#levelDays = await store.getLevelDays();
      this.#writtenAt.clear();
    }
    this.#fence = fence;
  }

  async #watch(
    { now, fence }: FinishedCycle,
    today: string,
    verdicts: ReadonlyMap<EntityDocument, VerdictNow>,
  ): Promise<void> {
    const { longestGapSeconds, store } = this.#options;
    const before = this.#days ?? new Map<string, EntityDay>();
    const after = new Map<string, EntityDay>();
    const changed: EntityDay[] = [];
    for (const [entity, { verdict, judgedAt }] of verdicts) {
      const known = before.get(entity.ref);
      const counted = known && countSeconds(known, now, longestGapSeconds);
      if (counted && counted.day !== today) changed.push(counted);
      const sameDay = counted?.day === today ? counted : undefined;
      const begun =
        sameDay ?? newDay(entity.ref, today, now, counted, longestGapSeconds);
      const day: EntityDay = {
        ...begun,
        title: entity.about?.title ?? entity.ref,
        owner: entity.about?.owner,
        verdict,
        worst: worseVerdict(begun.worst, verdict),
        reason: isWrong(verdict)
          ? worstOf(entity.statements ?? [], judgedAt)
          : undefined,
      };
      after.set(entity.ref, day);
      if (!sameDay || known?.verdict !== verdict || this.#isDue(day, now)) {
        changed.push(day);
        // Not all of them in the same cycle, for ever.
        this.#writtenAt.set(
          entity.ref,
          known ? now : now - spreadOf(entity.ref),
        );
      }
    }
    for (const [ref, day] of before) {
      if (after.has(ref)) continue;
      changed.push(countSeconds(day, now, longestGapSeconds));
      this.#writtenAt.delete(ref);
    }
    await store.saveDays(fence, changed);
    this.#days = after;
  }

  #isDue({ ref, verdict }: EntityDay, now: number): boolean {
    const moves = verdict === 'at-risk' || verdict === 'cannot-tell';
    const every = moves ? MOVING_WRITTEN_EVERY : CALM_WRITTEN_EVERY;
    return now - (this.#writtenAt.get(ref) ?? 0) >= every;
  }

  async #judgeLevels(
    cycle: FinishedCycle,
    today: string,
    verdicts: ReadonlyMap<EntityDocument, VerdictNow>,
  ): Promise<void> {
    const { store, listProvenItems } = this.#options;
    const judgedOn = this.#levelDays ?? new Map<string, string>();
    const pending = [...verdicts].filter(
      ([entity]) => judgedOn.get(entity.ref) !== today,
    );
    const present = new Set(cycle.entities.map(entity => entity.ref));
    const gone = [...judgedOn.keys()].filter(ref => !present.has(ref));
    if (pending.length === 0 && gone.length === 0) return;

    const start = dayStart(today);
    const watched = await store.sumWatched(
      dayOf(start - FRESH_DAYS * DAY),
      today,
    );
    const plansOf = ([entity, at]: [EntityDocument, VerdictNow]) =>
      countingItems(entity, at.clock).flatMap(item =>
        item.planIds.flatMap(id => cycle.plans.get(id) ?? []),
      );
    const due = new Map(
      (
        await store.sumPlanDays(
          [...new Set(pending.flatMap(plansOf).map(plan => plan.id))],
          today,
        )
      ).map(one => [one.planId, one]),
    );
    const drills = new Map(
      ((await listProvenItems?.(cycle.now - DRILLS_DAYS * DAY)) ?? []).map(
        ({ itemKey, finishedAt }) => [itemKey, finishedAt],
      ),
    );
    const locks = longestLocks(cycle);
    const levels: LevelDocument[] = [];
    const uncounted: string[] = [];
    for (const one of pending) {
      const [entity, at] = one;
      judgedOn.set(entity.ref, today);
      if (at.verdict === 'exempt' || at.verdict === 'no-data') {
        uncounted.push(entity.ref);
        continue;
      }
      levels.push(
        this.#levelOf({
          entity,
          at,
          cycle,
          today,
          watched: watched.get(entity.ref),
          due,
          drills,
          locks,
          plans: plansOf(one),
        }),
      );
    }
    for (const ref of gone) judgedOn.delete(ref);
    await store.saveLevels(cycle.fence, levels, uncounted);
    await store.saveDepartures(
      cycle.fence,
      gone.map(ref => ({ ref, day: today })),
    );
    await this.#writeLevels(cycle.fence, levels);
    this.#levelDays = judgedOn;
  }

  #levelOf(options: {
    entity: EntityDocument;
    at: VerdictNow;
    cycle: FinishedCycle;
    today: string;
    watched: WatchedTime | undefined;
    due: ReadonlyMap<string, PlanDue>;
    drills: ReadonlyMap<string, number>;
    locks: ReadonlyMap<string, number>;
    plans: Parameters<typeof dueOfEntity>[0];
  }): LevelDocument {
    const { entity, cycle, today } = options;
    const input = levelInput({
      ...options,
      plans: cycle.plans,
      rules: {
        countsFrom: this.#options.countsFrom,
        expected: entity.expectedLevel,
      },
    });
    const { level, expected, rules } = judgeLevel(input);
    const drilled = input.items.map(item => item.drilledAt);
    return {
      ref: entity.ref,
      day: today,
      level,
      expected,
      rules,
      due: dueOfEntity(options.plans, options.due, today),
      // Of nothing there is no earliest: PostgreSQL takes no Infinity.
      drilledAt:
        drilled.length > 0 && drilled.every(at => at !== undefined)
          ? Math.min(...drilled)
          : undefined,
      ruleVersion: this.#ruleVersion,
      planIds: options.plans.map(({ id }) => id),
    };
  }

  async #writeLevels(
    fence: number,
    levels: readonly LevelDocument[],
  ): Promise<void> {
    const days = levels.flatMap(({ ref, level, due, ruleVersion }) => {
      const day = this.#days?.get(ref);
      if (!day) return [];
      const judged = {
        ...day,
        level,
        made30: due[30].made,
        missed30: due[30].missed,
        ruleVersion,
      };
      this.#days?.set(ref, judged);
      return [judged];
    });
    await this.#options.store.saveDays(fence, days);
  }
}

/** @returns seconds below {@link CALM_WRITTEN_EVERY}, the same for the same reference */
function spreadOf(ref: string): number {
  let hash = 0;
  for (let index = 0; index < ref.length; index += 1) {
    hash = (hash * 31 + ref.charCodeAt(index)) % CALM_WRITTEN_EVERY;
  }
  return hash;
}
