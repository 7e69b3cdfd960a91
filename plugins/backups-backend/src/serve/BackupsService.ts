import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  EntityBackups,
  PointPage,
  RunPage,
  SourcesResponse,
  UnlinkedItemsResponse,
  instantToIso,
  toInstant,
} from 'backstage-plugin-backups-common';
import { EstateStore } from '../keep/estate/EstateStore';
import { BackupsStore } from '../keep/BackupsStore';
import { repositoryNames } from '../join/repositoryNames';
import { PlanDocument } from '../keep/documents';
import { SourceRecord } from '../read/SourceRecord';
import { DrillStore } from '../keep/DrillStore';
import { ChronicleStore } from '../keep/chronicle/ChronicleStore';
import { listingIdOf } from '../keep/listingIdOf';
import { ReportStore } from '../keep/ReportStore';
import { StoredPoint } from '../keep/pointRows';
import { pointCursor, pointPage } from './views/pointPage';
import { AnswerClock, answerClock } from './answerClock';
import { nextChange } from './nextChange';
import { EntityViewInput, entityView } from './views/entityView';
import { planAt } from '../keep/planAt';
import { firstDay } from './views/planView';
import { RepositoryWithMirrors } from './views/repositoryView';
import { NOWHERE, lookedFor } from './views/lookedFor';
import { runView } from './views/runView';
import { sourceView } from './views/sourceView';

/** Of so many copies of an entity the restore points are read. */
const MOST_PLANS_WITH_POINTS = 40;

/** Of a copy the newest are read; how far it goes back is counted elsewhere. */
const MOST_POINTS = 500;

/** What answers need of what was reported. */
type ReportedKnowledge = Pick<
  ReportStore,
  'getPoints' | 'getRepositories' | 'getRepositoryDays'
>;

/** Answers from what is kept. It never calls a cluster. */
export class BackupsService {
  readonly #store: BackupsStore;
  readonly #reports: ReportedKnowledge | undefined;
  readonly #estate: Pick<EstateStore, 'find'> | undefined;
  readonly #chronicle: ChronicleStore | undefined;
  readonly #drills:
    | Pick<DrillStore, 'getLastProven' | 'getLastDrills'>
    | undefined;
  readonly #clock: () => Date;

  constructor(options: {
    store: BackupsStore;
    /** Without it nothing is told of points and repositories. */
    reports?: ReportedKnowledge;
    /** Suggestions and alerts; absent: none are shown. */
    estate?: Pick<EstateStore, 'find'>;
    /** Levels; absent: none are shown. */
    chronicle?: ChronicleStore;
    /** Restores that were tried; absent: none is told of. */
    drills?: Pick<DrillStore, 'getLastProven' | 'getLastDrills'>;
    clock?: () => Date;
  }) {
    this.#store = options.store;
    this.#reports = options.reports;
    this.#estate = options.estate;
    this.#chronicle = options.chronicle;
    this.#drills = options.drills;
    this.#clock = options.clock ?? (() => new Date());
  }

  async getEntityBackups(entity: Entity): Promise<EntityBackups> {
    const input = await this.#inputOf(stringifyEntityRef(entity));
    return entityView({
      ...input,
      lookedFor: lookedFor(entity, input.sources),
    });
  }

  /**
   * @param ref - of an entity, which need not be read for this
   * @returns what is linked to it, and up to when, in epoch seconds, that is
   * told by the same thresholds; `undefined` where nothing is linked
   */
  async getLinkedBackups(
    ref: string,
  ): Promise<{ backups: EntityBackups; until: number } | undefined> {
    const input = await this.#inputOf(ref);
    if (!input.entity) return undefined;
    return {
      backups: entityView({ ...input, lookedFor: NOWHERE }),
      until: nextChange(input, toInstant(this.#clock())),
    };
  }

  async #inputOf(ref: string): Promise<Omit<EntityViewInput, 'lookedFor'>> {
    const [document, sources, suggested] = await Promise.all([
      this.#store.getEntity(ref),
      this.#store.getSources(),
      this.#estate?.find('suggestion', ref),
    ]);
    // An entity that is only in dumps is judged as of these, whatever else is read.
    const own = sources.filter(source =>
      document?.sourceIds.includes(source.id),
    );
    const { now, clock } = this.#now(own.length > 0 ? own : sources);
    const planIds = document?.items.flatMap(item => item.planIds) ?? [];
    const clusters = new Set(document?.items.map(({ cluster }) => cluster));
    const itemKeys = document?.items.map(({ key }) => key) ?? [];
    const [plans, days, [level], proven, drills, watches] = await Promise.all([
      this.#store.getPlans(planIds),
      this.#store.getPlanDays(planIds, firstDay(now)),
      this.#chronicle?.getLevels([ref]) ?? [],
      this.#drills?.getLastProven(itemKeys),
      this.#drills?.getLastDrills(itemKeys),
      Promise.all(
        [...clusters].map(cluster => this.#estate?.find('watch', cluster)),
      ),
    ]);
    return {
      ref,
      entity: document,
      plans,
      days,
      sources,
      repositories: await this.#repositoriesOf(plans, sources, now),
      points: await this.#pointsOf(plans),
      now,
      clock,
      suggestions: suggested?.databases,
      level,
      watches: watches.flatMap(watch => watch ?? []),
      proven,
      drills,
    };
  }

  /** The newest points of each plan whose repository is listed, by id of the plan. */
  async #pointsOf(
    plans: readonly PlanDocument[],
  ): Promise<Map<string, readonly StoredPoint[]>> {
    const listed = plans
      .flatMap(({ id, points }) => (points ? [{ id, points }] : []))
      .slice(0, MOST_PLANS_WITH_POINTS);
    return new Map(
      await Promise.all(
        listed.map(
          async ({ id, points }): Promise<[string, readonly StoredPoint[]]> => [
            id,
            (await this.#reports?.getPoints(
              listingIdOf(points.sourceId),
              points.identity,
              { limit: MOST_POINTS },
            )) ?? [],
          ],
        ),
      ),
    );
  }

  /**
   * @throws NotFoundError when the plan is not linked to the entity
   */
  async getPlanRuns(options: {
    entity: Entity;
    planId: string;
    cursor?: number;
    limit: number;
  }): Promise<RunPage> {
    await this.#assertLinked(options.entity, options.planId);
    const rows = await this.#store.getRuns(options.planId, {
      beforeId: options.cursor,
      limit: options.limit + 1,
    });
    const page = rows.slice(0, options.limit);
    return {
      runs: page.map(runView),
      nextCursor:
        rows.length > options.limit
          ? String(page[page.length - 1].id)
          : undefined,
    };
  }

  /**
   * @throws NotFoundError when the plan is not linked to the entity
   */
  async getPlanPoints(options: {
    entity: Entity;
    planId: string;
    /** `startedAt/id` of the last point of the page before. */
    cursor?: string;
    limit: number;
  }): Promise<PointPage> {
    await this.#assertLinked(options.entity, options.planId);
    const [plan] = await this.#store.getPlans([options.planId]);
    const listing = plan?.points;
    if (!listing || !this.#reports) return { points: [] };
    const after = pointCursor(options.cursor);
    // One more than a page tells whether there is another, and what the last
    // point of the page changed.
    const rows = await this.#reports.getPoints(
      listingIdOf(listing.sourceId),
      listing.identity,
      { after, limit: options.limit + 1 },
    );
    return pointPage(rows, options.limit, listing.takenAt);
  }

  /** What is known of the repositories that plans write to. */
  async #repositoriesOf(
    plans: readonly PlanDocument[],
    sources: readonly SourceRecord[],
    now: number,
  ): Promise<RepositoryWithMirrors[]> {
    if (!this.#reports || plans.length === 0) return [];
    const ids = new Set(
      plans.flatMap(plan => [
        ...(plan.repositoryIds ?? []),
        ...repositoryNames(plan.fact).map(listingIdOf),
      ]),
    );
    const documents = await this.#reports.getRepositories([...ids]);
    const mirrors = await this.#store.getPlans(
      documents.flatMap(({ mirrorIds }) => mirrorIds),
    );
    const byId = new Map(sources.map(source => [source.id, source]));
    return Promise.all(
      documents.map(
        async (document): Promise<RepositoryWithMirrors> => ({
          document,
          mirrors: mirrors
            .filter(({ id }) => document.mirrorIds.includes(id))
            .map(mirror => planAt(mirror, now, byId.get(mirror.sourceId))),
          days:
            document.sourceId === undefined
              ? []
              : (await this.#reports?.getRepositoryDays(
                  listingIdOf(document.sourceId),
                  firstDay(now),
                )) ?? [],
        }),
      ),
    );
  }

  /** @throws NotFoundError when the plan is not linked to the entity */
  async #assertLinked(entity: Entity, planId: string): Promise<void> {
    const document = await this.#store.getEntity(stringifyEntityRef(entity));
    const linked = document?.items.some(item => item.planIds.includes(planId));
    if (!linked) {
      throw new NotFoundError(`No plan ${planId} is linked to this entity.`);
    }
  }

  async getSources(): Promise<SourcesResponse> {
    const sources = await this.#store.getSources();
    const { now } = this.#now(sources);
    return {
      now: instantToIso(now),
      sources: sources.map(source => sourceView(source, now)),
    };
  }

  async getUnlinkedItems(): Promise<UnlinkedItemsResponse> {
    return { items: await this.#store.getUnlinked() };
  }

  #now(sources: readonly SourceRecord[]): AnswerClock {
    return answerClock(sources, this.#clock());
  }
}
