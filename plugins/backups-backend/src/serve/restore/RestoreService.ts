import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, isError } from '@backstage/errors';
import {
  DrillReport,
  DrillView,
  RESTORE_SCENARIOS,
  ReportedDrill,
  RestoreOptions,
  RestorePack,
  RunbookAnswer,
  instantToIso,
  isoToInstant,
  toInstant,
} from 'backstage-plugin-backups-common';
import { BackupsProvider } from 'backstage-plugin-backups-node';
import { RunbookTemplate } from '../../config/BackupsConfig';
import { BackupsStore } from '../../keep/BackupsStore';
import { DrillStore } from '../../keep/DrillStore';
import { noDatabase } from '../../say/restores';
import { ForesightService } from '../foresight/ForesightService';
import { ReportStore } from '../../keep/ReportStore';
import { RestoreFacts } from '../../keep/RestoreFacts';
import { drilledInWords, drillView } from './drillWords';
import { lastDrillView } from '../views/entityView';
import { ownRunbooks } from './ownRunbooks';
import { reportedCopy } from './reportedCopy';
import { PackedApp, isPartOf, packApp, restorePack } from './restorePack';
import { OpenCauses } from './serversDown';
import { RestoreSituation, RestoreSituations } from './RestoreSituations';
import { restoringTime } from './restoringTime';
import { seenRestores } from './seenRestores';
import { NameableOf, SeenEntities, nameableTo } from './unseenUsers';
import { RunbookChoice } from './chosenPaths';
import { RunbookWriter } from './RunbookWriter';

const DRILLS = 20;
/** Seconds by which a reporter's clock may be ahead. */
const CLOCK_SKEW = 300;

/**
 * Answers how to get data back, from what is kept. It never calls a cluster,
 * and it never runs anything.
 */
export class RestoreService {
  readonly #store: BackupsStore;
  readonly #situations: RestoreSituations;
  readonly #writer: RunbookWriter;
  readonly #facts: RestoreFacts;
  readonly #drills: DrillStore;
  readonly #foresight: Pick<ForesightService, 'getWorstDay'>;
  readonly #templates: readonly RunbookTemplate[];
  readonly #listRefs: () => Promise<string[]>;
  readonly #clock: () => Date;

  constructor(options: {
    store: BackupsStore;
    facts: RestoreFacts;
    drills: DrillStore;
    /** What is to be done when all of it is lost. */
    foresight: Pick<ForesightService, 'getWorstDay'>;
    /** What many copies have in common that went bad; absent: nothing is known of it. */
    causes?: OpenCauses;
    /** What repositories list; absent: nothing does. */
    points?: Pick<ReportStore, 'getPoints'>;
    providers: readonly BackupsProvider[];
    templates: readonly RunbookTemplate[];
    /** References of every entity with backups. */
    listRefs: () => Promise<string[]>;
    clock?: () => Date;
  }) {
    const { store, facts, points, providers, causes } = options;
    this.#clock = options.clock ?? (() => new Date());
    this.#store = store;
    this.#situations = new RestoreSituations({
      store,
      causes,
      points,
      writers: new Set(
        providers.flatMap(({ id, writeRunbook }) => (writeRunbook ? [id] : [])),
      ),
      clock: this.#clock,
    });
    this.#writer = new RunbookWriter({
      facts,
      providers: new Map(providers.map(provider => [provider.id, provider])),
    });
    this.#facts = facts;
    this.#drills = options.drills;
    this.#foresight = options.foresight;
    this.#templates = options.templates;
    this.#listRefs = options.listRefs;
  }

  /** @param moment - epoch seconds: points after it are too new */
  async getOptions(entity: Entity, moment?: number): Promise<RestoreOptions> {
    const situation = await this.#situations.read(entity, moment);
    const drills = await this.#drillsOf(situation.ref);
    const { items, uncopied, silent } = situation;
    const lastDrills = await this.#drills.getLastDrills(
      items.map(({ view }) => view.key),
    );
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
            ? noDatabase({
                uncopied: uncopied
                  .filter(({ kind }) => kind === 'database-cluster')
                  .map(({ name }) => name),
                silent,
              })
            : undefined,
      })),
      items: items.map(({ view }) => ({
        ...view,
        lastDrill: lastDrillView(
          lastDrills.find(({ report }) => report.itemKey === view.key),
        ),
      })),
      seen: seenRestores(
        await this.#facts.getRestores(situation.sourceIds),
        items,
        situation.now,
      ),
      ownRunbooks: ownRunbooks(entity, items, this.#templates),
      lastProven: drills.find(({ outcome }) => outcome === 'proven'),
      drills,
    };
  }

  /**
   * @param sees - which other entities the reader may see: of the rest nothing
   * is named
   * @throws NotFoundError when the plan is not linked to the entity
   */
  async getRunbook(
    entity: Entity,
    choice: RunbookChoice,
    sees: SeenEntities,
  ): Promise<RunbookAnswer> {
    const situation = await this.#situations.read(entity, choice.moment);
    return this.#written(
      situation,
      choice,
      await nameableTo(situation, this.#store, sees),
    );
  }

  async #written(
    situation: RestoreSituation,
    choice: RunbookChoice,
    nameableOf: NameableOf,
  ): Promise<RunbookAnswer> {
    const written = await this.#writer.write(situation, choice, nameableOf);
    const drills = await this.#drillsOf(situation.ref);
    return {
      ...written,
      restoring: restoringTime(situation, written.targets, drills),
      drilled: drilledInWords(
        drills,
        written.targets.map(({ planId }) => planId),
      ),
    };
  }

  /**
   * Runbooks of everything, to be kept where they can be read when nothing of
   * this runs.
   *
   * @param system - reference of a system: only what is part of it
   * @param mayRead - reads an entity
   * @param sees - which other entities the reader may see
   * @throws what `mayRead` throws, other than that it may not be seen or is gone
   */
  async getRestorePack(
    system: string | undefined,
    mayRead: (ref: string) => Promise<Entity>,
    sees: SeenEntities,
  ): Promise<RestorePack> {
    const apps: PackedApp[] = [];
    let leftOut = 0;
    const wanted =
      system &&
      stringifyEntityRef(
        parseEntityRef(system, {
          defaultKind: 'system',
          defaultNamespace: 'default',
        }),
      );
    for (const ref of await this.#listRefs()) {
      let entity: Entity;
      try {
        entity = await mayRead(ref);
      } catch (error) {
        const isHidden =
          isError(error) &&
          ['NotAllowedError', 'NotFoundError'].includes(error.name);
        if (!isHidden) throw error;
        leftOut += 1;
        continue;
      }
      if (wanted && !isPartOf(entity, wanted)) continue;
      const situation = await this.#situations.read(entity);
      const nameableOf = await nameableTo(situation, this.#store, sees);
      apps.push(
        await packApp(ref, situation, choice =>
          this.#written(situation, { ...choice, latest: true }, nameableOf),
        ),
      );
    }
    const refs = apps.map(({ ref }) => ref);
    return restorePack(apps, {
      leftOut,
      now: toInstant(this.#clock()),
      worstDay: await this.#foresight.getWorstDay(refs),
    });
  }

  /**
   * @throws InputError when item or copy are not the entity's
   */
  async recordDrill(
    entity: Entity,
    report: DrillReport,
    reportedBy: string,
  ): Promise<DrillView> {
    return this.#keep(await this.#situations.read(entity), report, reportedBy);
  }

  /**
   * Keeps the drill of a job. What it sends again, because it did not hear the
   * answer, is kept once.
   *
   * @throws InputError when item or copy are none of the entity's, or several
   */
  async recordReportedDrill(
    entity: Entity,
    reported: ReportedDrill,
    subject: string,
  ): Promise<DrillView> {
    const { entityRef: _entityRef, item, copy, ...told } = reported;
    const situation = await this.#situations.read(entity);
    const report = { ...told, ...reportedCopy(situation, { item, copy }) };
    const endedAt = isoToInstant(report.finishedAt);
    const known = (await this.#drillsOf(situation.ref)).find(
      drill =>
        drill.reportedBy === subject &&
        drill.planId === report.planId &&
        drill.itemKey === report.itemKey &&
        isoToInstant(drill.finishedAt) === endedAt,
    );
    return known ?? this.#keep(situation, report, subject);
  }

  async #keep(
    situation: RestoreSituation,
    report: DrillReport,
    reportedBy: string,
  ): Promise<DrillView> {
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
    if (isoToInstant(report.finishedAt) > wall + CLOCK_SKEW) {
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
}
