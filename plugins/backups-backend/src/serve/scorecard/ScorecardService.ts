import {
  CoverageView,
  ScorecardFacetsResponse,
  ScorecardPage,
  ScorecardRow,
  instantToIso,
} from 'backstage-plugin-backups-common';
import { BackupsStore } from '../../keep/BackupsStore';
import { SourceRecord } from '../../keep/documents';
import {
  ScorecardFilter,
  ScorecardSort,
  ScorecardStore,
  VerdictCount,
  Visible,
} from '../../keep/scorecard/ScorecardStore';
import { answerClock } from '../answerClock';
import { readCursor, writeCursor } from './cursor';
import { coverageView } from './coverageView';
import { scorecardRow } from './scorecardRow';

/** A list of entities, as the router understood it. */
export interface ScorecardListRequest {
  visible: Visible;
  filter: ScorecardFilter;
  sort: ScorecardSort;
  order: 'asc' | 'desc';
  cursor?: string;
  limit: number;
}

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
  readonly #clock: () => Date;

  constructor(options: {
    store: BackupsStore;
    scorecard: ScorecardStore;
    clock?: () => Date;
  }) {
    this.#store = options.store;
    this.#scorecard = options.scorecard;
    this.#clock = options.clock ?? (() => new Date());
  }

  /**
   * @throws InputError for a cursor of another list
   */
  async list(request: ScorecardListRequest): Promise<ScorecardPage> {
    const { visible, filter, sort, order, limit } = request;
    const cursor = request.cursor
      ? readCursor(request.cursor, { sort, order })
      : undefined;
    const sources = await this.#store.getSources();
    const { now: begun, clock } = answerClock(sources, this.#clock());
    const now = cursor?.now ?? begun;
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
    return entities.map(entity =>
      scorecardRow({
        entity,
        plans: entity.items
          .flatMap(item => item.planIds)
          .flatMap(id => planOf.get(id) ?? []),
        sources: byId,
        now,
      }),
    );
  }
}

/** How old an answer is that is made from all sources. */
function checked(
  sources: readonly SourceRecord[],
  now: number,
): Pick<ScorecardPage, 'checkedAt' | 'sources'> {
  const current = sources.filter(source => now <= source.currentUntil);
  return {
    checkedAt:
      current.length > 0
        ? instantToIso(Math.min(...current.map(source => source.readAt)))
        : undefined,
    sources: { current: current.length, total: sources.length },
  };
}
