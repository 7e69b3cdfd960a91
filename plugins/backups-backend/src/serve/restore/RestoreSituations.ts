import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  RestoreItemView,
  RestorePathView,
} from 'backstage-plugin-backups-common';
import { BackupsStore } from '../../keep/BackupsStore';
import {
  EntityDocument,
  ItemDocument,
  PlanDocument,
} from '../../keep/documents';
import { itemIdentity } from '../../keep/itemIdentity';
import { SourceRecord, isCurrent } from '../../read/SourceRecord';
import { listingIdOf } from '../../keep/listingIdOf';
import { ReportStore } from '../../keep/ReportStore';
import { answerClock } from '../answerClock';
import { planAt } from '../../keep/planAt';
import { recommend } from './choosePoints';
import {
  ServersDown,
  listedPoints,
  restorePath,
  toldPoints,
} from './restorePath';
import { OpenCauses, serversDown } from './serversDown';

/** How many points of a way are told. */
const POINTS = 12;
/** How many of those are newer than the one to use. */
const NEWER_POINTS = 3;
/** How many are looked through for the last good one before a moment. */
const LISTED_POINTS = 500;

/** An item of an entity, with the ways to its data. */
export interface LinkedItem {
  item: ItemDocument;
  plans: PlanDocument[];
  view: RestoreItemView;
}

/** How things stand for somebody who wants data back. Instants are epoch seconds. */
export interface RestoreSituation {
  ref: string;
  now: number;
  clock: 'live' | 'dump';
  /** What is newer is too new. */
  notAfter: number;
  /** Those that something copies. */
  items: LinkedItem[];
  /** Those that nothing copies. */
  uncopied: Pick<ItemDocument, 'name' | 'kind'>[];
  /** Clusters and servers that tell of it and do not answer. */
  silent: string[];
  /** Absent: nothing is linked to it. */
  entity?: EntityDocument;
  /** Of the sources that tell of it. */
  sourceIds: string[];
  /** When each source was read. */
  readAt: ReadonlyMap<string, number>;
}

/** Reads how things stand, from what is kept. It never calls a cluster. */
export class RestoreSituations {
  readonly #store: BackupsStore;
  readonly #causes: OpenCauses | undefined;
  readonly #points: Pick<ReportStore, 'getPoints'> | undefined;
  readonly #writers: ReadonlySet<string>;
  readonly #clock: () => Date;

  constructor(options: {
    store: BackupsStore;
    /** What many copies have in common that went bad; absent: nothing is known of it. */
    causes?: OpenCauses;
    /** What repositories list; absent: nothing does. */
    points?: Pick<ReportStore, 'getPoints'>;
    /** Ids of the providers that write runbooks. */
    writers: ReadonlySet<string>;
    clock: () => Date;
  }) {
    this.#store = options.store;
    this.#causes = options.causes;
    this.#points = options.points;
    this.#writers = options.writers;
    this.#clock = options.clock;
  }

  /**
   * @param moment - epoch seconds: points after it are too new
   * @param most - points of a way that are shown
   */
  read(
    entity: Entity,
    moment?: number,
    most = POINTS,
  ): Promise<RestoreSituation> {
    return this.readOf(stringifyEntityRef(entity), moment, most);
  }

  /** As {@link RestoreSituations.read}, by the reference of an entity that may be seen. */
  async readOf(
    ref: string,
    moment?: number,
    most = POINTS,
  ): Promise<RestoreSituation> {
    const [document, sources] = await Promise.all([
      this.#store.getEntity(ref),
      this.#store.getSources(),
    ]);
    const own = sources.filter(source =>
      document?.sourceIds.includes(source.id),
    );
    const { now, clock } = answerClock(
      own.length > 0 ? own : sources,
      this.#clock(),
    );
    const notAfter = Math.min(moment ?? now, now);
    const plans = new Map(
      (
        await this.#store.getPlans(
          document?.items.flatMap(item => item.planIds) ?? [],
        )
      ).map(plan => [plan.id, plan] as const),
    );
    const down = serversDown((await this.#causes?.get('cause')) ?? [], now);
    const byId = new Map(sources.map(source => [source.id, source]));
    const silent = sources.filter(source => !isCurrent(source, now));
    const items = await Promise.all(
      (document?.items ?? []).map(async (item): Promise<LinkedItem> => {
        const linked = item.planIds.flatMap(id => plans.get(id) ?? []);
        const paths = await Promise.all(
          linked.map(plan =>
            this.#path(plan, byId.get(plan.sourceId), {
              now,
              notAfter,
              silent,
              down,
              most,
            }),
          ),
        );
        return {
          item,
          plans: linked,
          view: {
            ...itemIdentity(item),
            paths,
            recommended: recommend(paths, notAfter),
          },
        };
      }),
    );
    return {
      ref,
      now,
      clock,
      notAfter,
      items: items.filter(({ plans: linked }) => linked.length > 0),
      uncopied: items.flatMap(({ item, plans: linked }) =>
        linked.length === 0 ? item : [],
      ),
      silent: [
        ...new Set(
          own
            .filter(source => !isCurrent(source, now))
            .map(({ cluster }) => cluster),
        ),
      ],
      entity: document,
      sourceIds: document?.sourceIds ?? [],
      readAt: new Map(sources.map(source => [source.id, source.readAt])),
    };
  }

  async #path(
    plan: PlanDocument,
    source: SourceRecord | undefined,
    when: {
      now: number;
      notAfter: number;
      silent: readonly SourceRecord[];
      down: ServersDown;
      most: number;
    },
  ): Promise<RestorePathView> {
    const { now, most } = when;
    const at = planAt(plan, now, source);
    const listing = plan.points;
    // What a repository lists is known to be there; else an operator told of it.
    const points =
      listing && this.#points
        ? listedPoints(
            await this.#points.getPoints(
              listingIdOf(listing.sourceId),
              listing.identity,
              { limit: LISTED_POINTS },
            ),
          )
        : toldPoints(
            at,
            await this.#store.getRuns(plan.id, { limit: 3 * POINTS }),
          );
    const path = restorePath(at, points, {
      ...when,
      writable: this.#writers.has(plan.fact.provider),
    });
    // Around the one to use: what is newer, and what came before. Where none is
    // to be used, the oldest: a later moment helps.
    const best = path.points.findIndex(point => point.spoiled === undefined);
    const from = Math.max(
      0,
      best < 0 ? path.points.length - most : best - NEWER_POINTS,
    );
    return { ...path, points: path.points.slice(from, from + most) };
  }
}
