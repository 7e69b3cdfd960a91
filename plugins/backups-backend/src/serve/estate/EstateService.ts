import {
  CausesResponse,
  DestinationsResponse,
  EstateFindingsResponse,
  ExemptionsResponse,
  LabelledAppsResponse,
  RepositoriesResponse,
  UncoveredItemsResponse,
  dayOf,
  instantToIso,
} from 'backstage-plugin-backups-common';
import { describeObject } from 'backstage-plugin-backups-node';
import { copiesInTrouble } from '../../judge/causes/copiesInTrouble';
import { BackupsStore } from '../../keep/BackupsStore';
import { SourceRecord, isCurrent } from '../../read/SourceRecord';
import { listingIdOf } from '../../keep/listingIdOf';
import { EstateStore } from '../../keep/estate/EstateStore';
import {
  CauseDocument,
  ExemptionDocument,
} from '../../keep/estate/estateDocuments';
import { answerClock } from '../answerClock';
import { causeFix, causeTitle } from '../../say/causes';
import { placeQuestion } from '../../judge/placeQuestion';
import { wordedFindings } from '../../say/findings';
import { stateReason } from '../../say/stateReasons';
import { estateDestination } from './estateDestination';
import { estateRepository } from './estateRepository';
import { MeasuredRepositories, sizesOf } from './sizesOf';
import { causeReference } from '../views/causeReference';
import { PlanAt, planAt } from '../../keep/planAt';
import { uncoveredItems } from './uncoveredItems';

/** What is shown of the growth of a repository. Seconds. */
const GROWTH = 30 * 86_400;

/** Answers about what belongs to no single entity. It never calls a cluster. */
export class EstateService {
  readonly #store: BackupsStore;
  readonly #estate: EstateStore;
  readonly #repositories: MeasuredRepositories | undefined;
  readonly #clock: () => Date;

  constructor(options: {
    store: BackupsStore;
    estate: EstateStore;
    /** Without it no sizes are told. */
    repositories?: MeasuredRepositories;
    clock?: () => Date;
  }) {
    this.#store = options.store;
    this.#repositories = options.repositories;
    this.#estate = options.estate;
    this.#clock = options.clock ?? (() => new Date());
  }

  /** What nothing copies: the largest first, exempt ones last. */
  async getUncoveredItems(): Promise<UncoveredItemsResponse> {
    const [documents, { now, currentUntil }] = await Promise.all([
      this.#estate.get('uncovered'),
      this.#reading(),
    ]);
    const items = uncoveredItems(documents, now, currentUntil);
    return { now: instantToIso(now), items };
  }

  /** Open causes: the one that touches most first. */
  async getCauses(): Promise<CausesResponse> {
    const [documents, { now }] = await Promise.all([
      this.#estate.get('cause'),
      this.#reading(),
    ]);
    return {
      now: instantToIso(now),
      causes: documents
        .filter(({ from }) => from <= now)
        .map(cause => ({
          ...cause,
          plans: copiesInTrouble(cause, now),
        }))
        .sort((a, b) => b.plans - a.plans)
        .map(({ plans, of, entities, objects, ...cause }) => ({
          ...causeReference(cause),
          title: causeTitle(cause, plans, of),
          fix: causeFix(cause),
          plans,
          of,
          entities,
          objects,
        })),
    };
  }

  /** Where copies live: the one with most copies first. */
  async getDestinations(): Promise<DestinationsResponse> {
    const [documents, places, causes, reading] = await Promise.all([
      this.#estate.get('destination'),
      this.#estate.get('place'),
      this.#estate.get('cause'),
      this.#reading(),
    ]);
    const { now } = reading;
    const sizes = await sizesOf(this.#repositories, documents, now);
    const causeOf = new Map<string, CauseDocument>(
      causes.map(cause => [cause.key, cause]),
    );
    const plans = new Map(
      (
        await this.#plansAt(
          documents.flatMap(one => one.planIds),
          reading,
        )
      ).map(plan => [plan.document.id, plan]),
    );
    return {
      now: instantToIso(now),
      questions: places
        .sort((a, b) => b.copies - a.copies || (a.key < b.key ? -1 : 1))
        .map(placeQuestion),
      destinations: documents
        .sort((a, b) => b.planIds.length - a.planIds.length)
        .map(document =>
          estateDestination(document, {
            plans: document.planIds.flatMap(id => plans.get(id) ?? []),
            causes: document.causeKeys.flatMap(key => causeOf.get(key) ?? []),
            size: sizes.get(document.key),
            now,
          }),
        ),
    };
  }

  /** What needs no backup: what ends first at first. */
  async getExemptions(): Promise<ExemptionsResponse> {
    const [documents, { now }] = await Promise.all([
      this.#estate.get('exemption'),
      this.#reading(),
    ]);
    const end = ({ exemption }: ExemptionDocument) =>
      exemption.until ?? Infinity;
    return {
      now: instantToIso(now),
      exemptions: documents
        .sort((a, b) => end(a) - end(b) || (a.key < b.key ? -1 : 1))
        .map(document => {
          const { exemption, ...item } = document;
          return {
            ...item,
            reason: exemption.reason,
            declaredBy: exemption.declaredBy,
            requestedBy: exemption.requestedBy,
            approvedBy: exemption.approvedBy,
            until:
              exemption.until === undefined
                ? undefined
                : instantToIso(exemption.until),
            ended: end(document) <= now,
          };
        }),
    };
  }

  /** Repositories: the one that most copies are written to first. */
  async getRepositories(): Promise<RepositoriesResponse> {
    const [documents, reading] = await Promise.all([
      this.#repositories?.getRepositories() ?? [],
      this.#reading(),
    ]);
    const { now, currentUntil } = reading;
    const since = dayOf(now - GROWTH);
    const plans = await this.#plansAt(
      documents.flatMap(({ planIds, mirrorIds }) => [...planIds, ...mirrorIds]),
      reading,
    );
    const byId = new Map(plans.map(plan => [plan.document.id, plan]));
    const plansOf = (ids: readonly string[]) =>
      ids.flatMap(id => byId.get(id) ?? []);
    const repositories = await Promise.all(
      documents.map(async document => {
        const { sourceId = '' } = document;
        const days = await this.#repositories?.getRepositoryDays(
          listingIdOf(sourceId),
          since,
        );
        return estateRepository(
          { document, mirrors: plansOf(document.mirrorIds), days: days ?? [] },
          plansOf(document.planIds),
          now,
          currentUntil.get(sourceId) ?? 0,
        );
      }),
    );
    return {
      now: instantToIso(now),
      repositories: repositories.sort(
        (a, b) =>
          b.plans.length - a.plans.length ||
          (a.repository < b.repository ? -1 : 1),
      ),
    };
  }

  /** What is worth telling and belongs to no entity. */
  async getFindings(): Promise<EstateFindingsResponse> {
    const [findings, loose, reading] = await Promise.all([
      this.#estate.get('finding'),
      this.#estate.get('loosePlan'),
      this.#reading(),
    ]);
    const { now } = reading;
    const plans = await this.#plansAt(
      loose.map(({ key }) => key),
      reading,
    );
    return {
      now: instantToIso(now),
      findings: findings.flatMap(({ object, cluster, finding: known }) =>
        wordedFindings([known], now).map(finding => ({
          object,
          cluster,
          finding,
        })),
      ),
      plansWithoutItem: plans.map(plan => ({
        object: describeObject(plan.document.fact.object),
        cluster: plan.document.fact.object.cluster,
        destination: plan.document.fact.destination.label,
        state: plan.state,
        reason: stateReason(plan, now),
      })),
    };
  }

  /** Apps as labels name them, and who stands for them. */
  async getLabelledApps(): Promise<LabelledAppsResponse> {
    const [sources, apps] = [
      // Before the apps: a source that falls silent meanwhile is noticed next time.
      await this.#store.getSources(),
      await this.#estate.get('app'),
    ];
    const { now } = answerClock(sources, this.#clock());
    return {
      now: instantToIso(now),
      complete:
        sources.length > 0 &&
        sources.every(
          source =>
            ['answered', 'not-installed'].includes(source.outcome) &&
            isCurrent(source, now),
        ),
      apps,
    };
  }

  async #plansAt(
    ids: readonly string[],
    { now, sources }: { now: number; sources: Map<string, SourceRecord> },
  ): Promise<PlanAt[]> {
    const plans = await this.#store.getPlans(ids);
    return plans.map(plan => planAt(plan, now, sources.get(plan.sourceId)));
  }

  async #reading(): Promise<{
    now: number;
    currentUntil: Map<string, number>;
    sources: Map<string, SourceRecord>;
  }> {
    const sources: SourceRecord[] = await this.#store.getSources();
    const { now } = answerClock(sources, this.#clock());
    return {
      now,
      sources: new Map(sources.map(source => [source.id, source])),
      currentUntil: new Map(
        sources.map(source => [source.id, source.currentUntil]),
      ),
    };
  }
}
