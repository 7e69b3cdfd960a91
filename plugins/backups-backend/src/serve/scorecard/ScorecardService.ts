import {
  ChangesResponse,
  CoverageView,
  NeedsResponse,
  ScorecardFacetsResponse,
  ScorecardPage,
  ScorecardRow,
  TrendResponse,
  dayOf,
  instantToIso,
  thingsToDo,
} from 'backstage-plugin-backups-common';
import { BackupsStore } from '../../keep/BackupsStore';
import { ChronicleStore } from '../../keep/chronicle/ChronicleStore';
import { SourceRecord } from '../../read/SourceRecord';
import {
  ScorecardStore,
  VerdictCount,
} from '../../keep/scorecard/ScorecardStore';
import {
  ScorecardFilter,
  ScorecardQuestion,
  ScorecardSort,
  Visible,
} from '../../keep/scorecard/ScorecardQuestion';
import { answerClock } from '../answerClock';
import { checked } from './checked';
import { readCursor, writeCursor } from './cursor';
import { changesView } from './changesView';
import { coverageView } from './coverageView';
import { entitiesOfCause, needsView } from './needsView';
import { daysInLetters, scorecardRow } from './scorecardRow';
import { trendView } from './trendView';
import { withFixes } from './withFixes';

/** A list of entities, as the router understood it. */
export interface ScorecardListRequest {
  visible: Visible;
  filter: ScorecardFilter;
  /** Only what has this cause. */
  cause?: string;
  sort: ScorecardSort;
  order: 'asc' | 'desc';
  cursor?: string;
  limit: number;
}

const WEEK = 7 * 86_400;
/** A quarter of a year. */
const TREND_WEEKS = 13;
/** Days that a row shows. */
const ROW_DAYS = 30;
const DAY = 86_400;
const DAY_MILLISECONDS = 86_400_000;
const MOST_CHANGES = 100;

function totalOf(
  counts: readonly VerdictCount[],
  { verdicts }: ScorecardFilter,
): number {
  return counts
    .filter(({ verdict }) => !verdicts || verdicts.includes(verdict))
    .reduce((sum, { count }) => sum + count, 0);
}

/** Answers about many entities at once, from what is kept. */
export class ScorecardService {
  readonly #store: BackupsStore;
  readonly #scorecard: ScorecardStore;
  readonly #chronicle: ChronicleStore;
  readonly #clock: () => Date;

  constructor(options: {
    store: BackupsStore;
    scorecard: ScorecardStore;
    chronicle: ChronicleStore;
    clock?: () => Date;
  }) {
    this.#store = options.store;
    this.#scorecard = options.scorecard;
    this.#chronicle = options.chronicle;
    this.#clock = options.clock ?? (() => new Date());
  }

  /**
   * @throws InputError for a cursor of another list
   */
  async list(request: ScorecardListRequest): Promise<ScorecardPage> {
    const { filter, sort, order, limit } = request;
    const cursor = request.cursor
      ? readCursor(request.cursor, { sort, order })
      : undefined;
    const sources = await this.#store.getSources();
    const { now: begun, clock } = answerClock(sources, this.#clock());
    const now = cursor?.now ?? begun;
    const visible =
      request.cause === undefined
        ? request.visible
        : await this.#ofCause(request.cause, {
            now,
            visible: request.visible,
            filter,
          });
    const question = { now, visible, filter };
    const counts = cursor
      ? undefined
      : await this.#scorecard.countVerdicts(question);
    const listed = await this.#scorecard.listEntities(question, {
      sort,
      order,
      after: cursor?.after,
      limit: limit + 1,
    });
    const page = listed.slice(0, limit);
    return {
      now: instantToIso(now),
      clock,
      ...checked(sources, now),
      coverage: counts && coverageView(counts),
      total: counts && totalOf(counts, filter),
      entities: await this.#rows(
        page.map(({ ref }) => ref),
        sources,
        now,
      ),
      nextCursor:
        listed.length > limit
          ? writeCursor({ now, sort, order, after: page[limit - 1].key })
          : undefined,
    };
  }

  async coverage(options: {
    visible: Visible;
    filter: ScorecardFilter;
  }): Promise<CoverageView> {
    const sources = await this.#store.getSources();
    const { now } = answerClock(sources, this.#clock());
    return coverageView(
      await this.#scorecard.countVerdicts({ now, ...options }),
    );
  }

  /** What is to be done, once per cause. */
  async needs(options: {
    visible: Visible;
    filter: ScorecardFilter;
  }): Promise<NeedsResponse> {
    const sources = await this.#store.getSources();
    const { now } = answerClock(sources, this.#clock());
    const question = { now, ...options };
    const counts = await this.#scorecard.countVerdicts(question);
    const concerned = await this.#scorecard.listConcerned(question);
    const byId = new Map(sources.map(source => [source.id, source]));
    const needs = needsView({
      concerned,
      visible: options.visible,
      silent: await this.#scorecard.countSilent(question),
      sources: byId,
      now,
    });
    const answered = await withFixes(needs, {
      concerned,
      sources: byId,
      store: this.#store,
      now,
    });
    // What has one fix is one thing, so fixes come first.
    const { urgent, later } = thingsToDo(answered);
    return {
      now: instantToIso(now),
      counted: coverageView(counts).counted,
      urgent: urgent.length,
      later: later.length,
      needs: answered,
    };
  }

  /** What is not what it was when a day began. */
  async changes(options: {
    visible: Visible;
    filter: ScorecardFilter;
    /** `2026-11-16`, UTC; absent: a week ago. */
    since?: string;
  }): Promise<ChangesResponse> {
    const { visible, filter } = options;
    const sources = await this.#store.getSources();
    const { now } = answerClock(sources, this.#clock());
    const since = options.since ?? dayOf(now - WEEK);
    // The day began as the one before ended.
    const dayBefore = new Date(Date.parse(since) - DAY_MILLISECONDS)
      .toISOString()
      .slice(0, 'yyyy-mm-dd'.length);
    const { watched, changes } = await this.#scorecard.listChanges(
      { now, visible, filter },
      dayBefore,
    );
    return {
      now: instantToIso(now),
      since,
      watched,
      changes: changesView(changes, {
        now,
        sources: new Map(sources.map(source => [source.id, source])),
      }).slice(0, MOST_CHANGES),
      more: Math.max(0, changes.length - MOST_CHANGES),
    };
  }

  /** How many were what, a week ago and in each of the 12 weeks before. */
  async trend(options: {
    visible: Visible;
    filter: ScorecardFilter;
  }): Promise<TrendResponse> {
    const sources = await this.#store.getSources();
    const { now } = answerClock(sources, this.#clock());
    const days = Array.from({ length: TREND_WEEKS }, (_, index) =>
      dayOf(now - (TREND_WEEKS - index) * WEEK),
    );
    const counts = await this.#scorecard.countDays({ now, ...options }, days);
    return {
      now: instantToIso(now),
      weeks: TREND_WEEKS,
      days: trendView(counts, days),
    };
  }

  async #ofCause(
    cause: string,
    question: ScorecardQuestion,
  ): Promise<string[]> {
    const silent = /^source\/(.*)$/s.exec(cause)?.[1];
    if (silent !== undefined) {
      return this.#scorecard.listSilent(question, silent);
    }
    return entitiesOfCause(
      cause,
      await this.#scorecard.listConcerned(question),
    );
  }

  async facets(visible: Visible): Promise<ScorecardFacetsResponse> {
    return this.#scorecard.getFacets(visible);
  }

  async #rows(
    refs: readonly string[],
    sources: readonly SourceRecord[],
    now: number,
  ): Promise<ScorecardRow[]> {
    const byId = new Map(sources.map(source => [source.id, source]));
    const entities = await this.#scorecard.getEntities(refs);
    const plans = await this.#store.getPlans(
      entities.flatMap(entity => entity.items.flatMap(item => item.planIds)),
    );
    const planOf = new Map(plans.map(plan => [plan.id, plan]));
    const levels = new Map(
      (await this.#chronicle.getLevels(refs)).map(level => [level.ref, level]),
    );
    const since = dayOf(now - ROW_DAYS * DAY);
    const worst = await this.#scorecard.getWorstDays(refs, since);
    const drills = await this.#scorecard.getLastDrills(
      entities.flatMap(entity => entity.items.map(({ key }) => key)),
    );
    const drillOf = new Map(drills.map(one => [one.report.itemKey, one]));
    return entities.map(entity =>
      scorecardRow({
        entity,
        days: daysInLetters(worst.get(entity.ref), ROW_DAYS, now),
        drills: entity.items.flatMap(({ key }) => drillOf.get(key) ?? []),
        level: levels.get(entity.ref),
        plans: entity.items
          .flatMap(item => item.planIds)
          .flatMap(id => planOf.get(id) ?? []),
        sources: byId,
        now,
      }),
    );
  }
}
