import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  DrillReport,
  DrillView,
  RESTORE_SCENARIOS,
  RestoreItemView,
  RestoreOptions,
  RestorePathView,
  RestoreScenario,
  RestoreWay,
  Runbook,
  RunbookAnswer,
  durationInWords,
  instantToIso,
  mergeRunbooks,
  prose,
  toInstant,
} from 'backstage-plugin-backups-common';
import { BackupsProvider, ItemFact } from 'backstage-plugin-backups-node';
import { RunbookTemplate } from '../../config/BackupsConfig';
import { BackupsStore } from '../../keep/BackupsStore';
import { ItemDocument, PlanDocument, SourceRecord } from '../../keep/documents';
import { DrillStore } from '../../keep/DrillStore';
import { listingIdOf } from '../../keep/listingIdOf';
import { ReportStore } from '../../keep/ReportStore';
import { RestoreFacts } from '../../keep/RestoreFacts';
import { answerClock } from '../answerClock';
import { planAt } from '../views/planView';
import { recommend, usablePoint } from './choosePoints';
import { drilledInWords, drillView } from './drillWords';
import { ownRunbooks } from './ownRunbooks';
import { listedPoints, restorePath, toldPoints } from './restorePath';

/** How many points of a way are told. */
const POINTS = 12;
/** How many of those are newer than the one to use. */
const NEWER_POINTS = 3;
const DRILLS = 20;
/** How many are looked through for the last good one before a moment. */
const LISTED_POINTS = 500;

/** Which runbook is asked for; times are epoch seconds. */
export interface RunbookChoice {
  scenario: RestoreScenario;
  planId?: string;
  way?: RestoreWay;
  moment?: number;
  tag?: string;
}

interface LinkedItem {
  item: ItemDocument;
  plans: PlanDocument[];
  view: RestoreItemView;
}

interface Situation {
  ref: string;
  now: number;
  clock: 'live' | 'dump';
  notAfter: number;
  items: LinkedItem[];
  readAt: ReadonlyMap<string, number>;
}

/** What only the item's own row tells, where its source tells no more. */
function itemFactOf(item: ItemDocument): ItemFact {
  return {
    type: 'item',
    key: item.key,
    kind: item.kind,
    cluster: item.cluster,
    namespace: item.namespace,
    name: item.name,
    sizeBytes: item.sizeBytes,
    storageClass: item.storageClass,
    labels: {},
    annotations: {},
    mountedBy: [],
    aliases: [],
  };
}

/** Two restores of one app at one minute would share their names. */
function tagOf(now: number): string {
  return instantToIso(now).slice(5, 16).replace(/[-:]/g, '').replace('T', '-');
}

/**
 * Answers how to get data back, from what is kept. It never calls a cluster,
 * and it never runs anything.
 */
export class RestoreService {
  readonly #store: BackupsStore;
  readonly #facts: RestoreFacts;
  readonly #drills: DrillStore;
  readonly #points: Pick<ReportStore, 'getPoints'> | undefined;
  readonly #providers: ReadonlyMap<string, BackupsProvider>;
  readonly #templates: readonly RunbookTemplate[];
  readonly #clock: () => Date;

  constructor(options: {
    store: BackupsStore;
    facts: RestoreFacts;
    drills: DrillStore;
    /** What repositories list; absent: nothing does. */
    points?: Pick<ReportStore, 'getPoints'>;
    providers: readonly BackupsProvider[];
    templates: readonly RunbookTemplate[];
    clock?: () => Date;
  }) {
    this.#store = options.store;
    this.#facts = options.facts;
    this.#drills = options.drills;
    this.#points = options.points;
    this.#providers = new Map(
      options.providers.map(provider => [provider.id, provider]),
    );
    this.#templates = options.templates;
    this.#clock = options.clock ?? (() => new Date());
  }

  /** @param moment - epoch seconds: points after it are too new */
  async getOptions(entity: Entity, moment?: number): Promise<RestoreOptions> {
    const situation = await this.#situation(entity, moment);
    const drills = await this.#drillsOf(situation.ref);
    const { items } = situation;
    const hasDatabase = items.some(
      ({ item }) => item.kind === 'database-cluster',
    );
    return {
      entityRef: situation.ref,
      now: instantToIso(situation.now),
      clock: situation.clock,
      scenarios: RESTORE_SCENARIOS.map(scenario => ({
        scenario,
        unavailable:
          scenario === 'database-moment' && !hasDatabase
            ? 'No database of this app is known.'
            : undefined,
      })),
      items: items.map(({ view }) => view),
      seen: [],
      ownRunbooks: ownRunbooks(entity, items, this.#templates),
      lastProven: drills.find(({ outcome }) => outcome === 'proven'),
      drills,
    };
  }

  /**
   * @throws NotFoundError when the plan is not linked to the entity
   */
  async getRunbook(
    entity: Entity,
    choice: RunbookChoice,
  ): Promise<RunbookAnswer> {
    const situation = await this.#situation(entity, choice.moment);
    const chosen = this.#chosenPaths(situation, choice);
    const facts = await this.#facts.getItemFacts(
      chosen.map(({ linked }) => linked.item.key),
    );
    const drills = await this.#drillsOf(situation.ref);
    const written = chosen.map(({ linked, path }) => ({
      linked,
      path,
      answer: this.#write(
        situation,
        choice,
        linked,
        path,
        facts.get(linked.item.key) ?? itemFactOf(linked.item),
      ),
    }));
    const frame = {
      now: instantToIso(situation.now),
      targets: chosen.map(({ linked, path }) => ({
        itemKey: linked.item.key,
        item: linked.item.name,
        planId: path.planId,
        destination: path.destination,
        dataTime: usablePoint(path)?.dataTime,
      })),
      drilled: drilledInWords(
        drills,
        chosen.map(({ path }) => path.planId),
      ),
    };
    const runbooks = written.flatMap(({ answer }) => answer.runbook ?? []);
    const reasons = written.flatMap(({ linked, answer }) =>
      answer.because === undefined
        ? []
        : [
            written.length > 1
              ? `${linked.item.name}: ${answer.because}`
              : answer.because,
          ],
    );
    const [first, ...more] = runbooks;
    if (!first) {
      return {
        ...frame,
        because:
          reasons.join(' ') ||
          'There is no copy to restore from that this portal knows.',
      };
    }
    if (more.length === 0) {
      return {
        ...frame,
        runbook: first,
        because: reasons.join(' ') || undefined,
      };
    }
    const times = frame.targets.flatMap(({ dataTime }) =>
      dataTime === undefined ? [] : [toInstant(new Date(dataTime))],
    );
    const skewSeconds = Math.max(...times) - Math.min(...times);
    return {
      ...frame,
      skewSeconds,
      because: reasons.join(' ') || undefined,
      runbook: this.#together(
        [first, ...more],
        frame.targets,
        situation,
        skewSeconds,
      ),
    };
  }

  /**
   * @throws InputError when item or copy are not the entity's
   */
  async recordDrill(
    entity: Entity,
    report: DrillReport,
    reportedBy: string,
  ): Promise<DrillView> {
    const situation = await this.#situation(entity);
    const linked = situation.items.find(
      ({ item }) => item.key === report.itemKey,
    );
    const plan = linked?.plans.find(({ id }) => id === report.planId);
    if (!linked || !plan) {
      throw new InputError(
        `Item '${report.itemKey}' with copy '${report.planId}' is not linked to ${situation.ref}.`,
      );
    }
    const wall = toInstant(this.#clock());
    if (toInstant(new Date(report.finishedAt)) > wall + 300) {
      throw new InputError('A drill cannot end in the future.');
    }
    return drillView(
      await this.#drills.addDrill({
        entityRef: situation.ref,
        item: linked.item.name,
        destination: plan.fact.destination.label,
        reportedBy,
        reportedAt: wall,
        report,
      }),
    );
  }

  async #drillsOf(ref: string): Promise<DrillView[]> {
    return (await this.#drills.getDrills(ref, DRILLS)).map(drillView);
  }

  async #situation(entity: Entity, moment?: number): Promise<Situation> {
    const ref = stringifyEntityRef(entity);
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
    const byId = new Map(sources.map(source => [source.id, source]));
    const items = await Promise.all(
      (document?.items ?? []).map(async (item): Promise<LinkedItem> => {
        const linked = item.planIds.flatMap(id => plans.get(id) ?? []);
        const paths = await Promise.all(
          linked.map(plan =>
            this.#path(plan, byId.get(plan.sourceId), now, notAfter),
          ),
        );
        return {
          item,
          plans: linked,
          view: {
            key: item.key,
            kind: item.kind,
            name: item.name,
            namespace: item.namespace,
            cluster: item.cluster,
            paths,
            recommended: recommend(paths),
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
      readAt: new Map(sources.map(source => [source.id, source.readAt])),
    };
  }

  async #path(
    plan: PlanDocument,
    source: SourceRecord | undefined,
    now: number,
    notAfter: number,
  ): Promise<RestorePathView> {
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
      notAfter,
      now,
      writable:
        this.#providers.get(plan.fact.provider)?.writeRunbook !== undefined,
    });
    // Around the one to use: what is newer, and what came before.
    const best = path.points.findIndex(point => point.spoiled === undefined);
    const from = Math.max(0, best - NEWER_POINTS);
    return { ...path, points: path.points.slice(from, from + POINTS) };
  }

  #chosenPaths(
    { items }: Situation,
    choice: RunbookChoice,
  ): { linked: LinkedItem; path: RestorePathView }[] {
    const named = choice.planId
      ? items.find(({ plans }) => plans.some(({ id }) => id === choice.planId))
      : undefined;
    if (choice.planId && !named) {
      throw new NotFoundError(
        `No plan ${choice.planId} is linked to this entity.`,
      );
    }
    const concerned = items.filter(linked => {
      switch (choice.scenario) {
        case 'broken-since':
        case 'cluster-gone':
          return true;
        case 'database-moment':
          return linked.item.kind === 'database-cluster';
        case 'files-deleted':
        case 'volume-lost':
        case 'look':
          return named ? linked === named : linked === items[0];
        default: {
          const unplaced: never = choice.scenario;
          throw new InputError(`No scenario ${unplaced}`);
        }
      }
    });
    return concerned.flatMap(linked => {
      const { paths, recommended } = linked.view;
      const wanted = linked === named ? choice.planId : recommended?.planId;
      const path =
        paths.find(({ planId }) => planId === wanted) ??
        paths.find(candidate => candidate.writable) ??
        paths[0];
      return path ? [{ linked, path }] : [];
    });
  }

  #write(
    situation: Situation,
    choice: RunbookChoice,
    linked: LinkedItem,
    path: RestorePathView,
    item: ItemFact,
  ): { runbook?: Runbook; because?: string } {
    const document = linked.plans.find(({ id }) => id === path.planId);
    const provider = document && this.#providers.get(document.fact.provider);
    if (!document || !provider?.writeRunbook) {
      return {
        because: `No installed provider writes runbooks for ${path.object}.`,
      };
    }
    const point = usablePoint(path);
    return provider.writeRunbook({
      scenario: choice.scenario,
      way: choice.way,
      plan: document.fact,
      plans: linked.plans.map(({ fact }) => fact),
      item,
      notAfter: situation.notAfter,
      point: point && {
        id: point.id,
        dataTime: toInstant(new Date(point.dataTime)),
        sizeBytes: point.sizeBytes,
        files: point.files,
      },
      tag: choice.tag ?? tagOf(situation.now),
      readAt: situation.readAt.get(document.sourceId),
    });
  }

  #together(
    runbooks: [Runbook, ...Runbook[]],
    targets: RunbookAnswer['targets'],
    { ref, notAfter }: Situation,
    skewSeconds: number,
  ): Runbook {
    const merged = mergeRunbooks(runbooks, {
      title: `Restore ${ref.split('/').pop()}: ${
        targets.length
      } items together`,
      summary: prose`Brings every item back to the newest copy not newer than ${instantToIso(
        notAfter,
      )}.`,
    });
    return {
      ...merged,
      warnings: [
        prose`The items do not go back to the same moment: ${[
          { text: durationInWords(skewSeconds) },
        ]} lie between the oldest and the newest. What the app wrote to one and not yet to the other does not fit together.`,
        ...merged.warnings,
      ],
    };
  }
}
