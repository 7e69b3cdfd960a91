import { JudgedPlan } from './JudgedPlan';
import { JudgedEntity } from './judgeEntity';
import { Uncovered, judgeCoverage } from './estate/judgeCoverage';
import { ReadServer } from './JudgedItem';
import { itemKeysOf, Estate, JoinedPlan } from '../join/Estate';
import { Matches } from '../match/Matches';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { PlanMemory } from './memory/PlanMemory';
import { TierConfig } from '../config/BackupsConfig';
import { KnownAbsences } from './KnownAbsences';
import { atOnce, Sliceable, mapped, flatMapped } from '../compare/slices';
import { Expectation, readExpectation } from './expectation';
import { sharedIdentities } from './sharedIdentities';
import { planId } from './planId';
import { rejudgePlan } from './rejudgePlan';
import { acceptedUntil } from './acceptedUntil';
import { replicasOf } from './replicas';
import { KnownFinding, LooseFinding } from './findings/JudgedFinding';
import { findingsByItem, toldOf } from './itemFindings';
import { ItemQuestion, rejudgeEntity } from './rejudgeEntity';
import {
  FailedDrill,
  failedRestoreFindings,
  failedRestores,
} from './failedRestores';
import { possibleCopies } from './possibleCopies';
import { holdsCopies } from './holdsCopies';
import { exemptionFindings } from './exemptionFindings';
import { youngerThanCopies } from './youngerThanCopies';
import { stoppedFindings, stoppedOperators } from './stoppedOperators';
import { suspectedDatabases } from './suspectedDatabases';

/** Everything judged, once. */
export interface JudgedEstate {
  plans: JudgedPlan[];
  entities: JudgedEntity[];
  /** Items without a copy, and items for which that is unknown. */
  uncovered: Uncovered[];
  /** Findings about objects that belong to no item and to no entity. */
  looseFindings: LooseFinding[];
}

/** When a source was last read completely, and how often it is read. */
export interface SourceTiming {
  /** Epoch seconds. */
  readAt: number;
  intervalSeconds: number;
}

/** Of an item of a thousand apps not everyone is kept. */
const MOST_OTHERS = 100;

function othersOf(refs: readonly string[], ref: string): string[] {
  return refs
    .filter(other => other !== ref)
    .sort()
    .slice(0, MOST_OTHERS);
}

function groupBy<T>(
  values: Iterable<T>,
  keyOf: (value: T) => string | undefined,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

function askedServer(server: ReadServer): ReadServer {
  const { described, answered, absenceStands } = server;
  return { described, answered, absenceStands };
}

function groupPlans(plans: readonly JudgedPlan[]): Map<string, JudgedPlan[]> {
  const groups = new Map<string, JudgedPlan[]>();
  for (const plan of plans) {
    for (const key of itemKeysOf(plan.joined)) {
      const group = groups.get(key);
      if (group) group.push(plan);
      else groups.set(key, [plan]);
    }
  }
  return groups;
}

/** Everything that a judgement is made from. */
interface EstateQuestion {
  estate: Estate;
  matches: Matches;
  entities: readonly CatalogEntity[];
  /** By plan id. */
  memories: ReadonlyMap<string, PlanMemory>;
  /** By source id. */
  timings: ReadonlyMap<string, SourceTiming>;
  tiers: Record<string, TierConfig>;
  /** Of earlier cycles. */
  absences?: KnownAbsences;
  /** Last drills of items, where they failed. */
  failedDrills?: readonly FailedDrill[];
}

/**
 * Judges everything, once. The only clock in it is the time of each source's
 * reading.
 */
export function judgeEstate(question: EstateQuestion): JudgedEstate {
  return atOnce(judgingEstate(question));
}

/** As {@link judgeEstate}, where something else waits for its turn. */
export function* judgingEstate(
  options: EstateQuestion,
): Sliceable<JudgedEstate> {
  const { estate, matches, memories, timings, absences } = options;
  const expectations = new Map<string, Expectation>(
    yield* mapped(options.entities, (entity): [string, Expectation] => [
      entity.ref,
      readExpectation(entity, options.tiers),
    ]),
  );
  const refsOfItem = new Map<string, string[]>();
  for (const [ref, items] of matches.itemsOf) {
    for (const itemKey of items.keys()) {
      refsOfItem.set(itemKey, [...(refsOfItem.get(itemKey) ?? []), ref]);
    }
  }

  const shared = sharedIdentities(
    estate.plans.filter(
      // One that is suspended writes nothing: in a move from one tool to another
      // the old one rests.
      plan =>
        !plan.fact.suspended &&
        memories.get(planId(plan.fact))?.goneAt === undefined,
    ),
  );
  const plans = yield* flatMapped<JoinedPlan, JudgedPlan>(
    estate.plans,
    plan => {
      const memory = memories.get(planId(plan.fact));
      const timing = timings.get(plan.sourceId);
      if (!memory || !timing) return [];
      const expected = itemKeysOf(plan)
        .flatMap(key => refsOfItem.get(key) ?? [])
        .flatMap(ref => expectations.get(ref) ?? []);
      const declared = expected.flatMap(({ rpo }) => rpo?.seconds ?? []);
      const item = estate.items.get(plan.itemKey ?? '')?.fact;
      return rejudgePlan({
        plan,
        memory,
        readAt: timing.readAt,
        itemFailureDomain: item?.failureDomain,
        itemPlaceUnread: item?.placeUnread,
        declaredRpo: declared.length > 0 ? Math.min(...declared) : undefined,
        collectionSeconds: timing.intervalSeconds,
        sharesIdentity: shared.has(plan),
        acceptedUntil: acceptedUntil({
          fact: plan.fact,
          items: itemKeysOf(plan).flatMap(
            key => estate.items.get(key)?.fact ?? [],
          ),
          expected,
          readAt: timing.readAt,
        }),
      });
    },
  );

  const stopped = stoppedOperators(estate.workloads);
  const failed = failedRestores(
    options.failedDrills ?? [],
    estate.restoreTests,
  );
  const plansOfItem = groupPlans(plans);
  const replicas = replicasOf(
    plans,
    plan => itemKeysOf(plan.joined),
    key => estate.items.get(key)?.fact,
  );
  for (const [key, own] of replicas) {
    const known = plansOfItem.get(key) ?? [];
    // An item with two plans into one repository has one replica of it.
    const ids = new Set(known.map(plan => plan.id));
    for (const { plan } of own) {
      if (!ids.has(plan.id)) known.push(plan);
      ids.add(plan.id);
    }
    plansOfItem.set(key, known);
  }
  const { byItem, loose } = yield* findingsByItem(estate, plans, shared);
  const looseByName = groupBy(
    loose,
    fact => fact.about.labels['app.kubernetes.io/name'],
  );
  const judged = yield* flatMapped<CatalogEntity, JudgedEntity>(
    options.entities,
    entity => {
      const matched = matches.itemsOf.get(entity.ref);
      const workloads = matches.workloadsOf.get(entity.ref);
      const expectation = expectations.get(entity.ref);
      const contested = matches.contestedOf.get(entity.ref);
      if (!expectation || (!matched && !workloads && !contested)) return [];
      const items = [...(matched?.entries() ?? [])].flatMap(
        ([itemKey, match]): ItemQuestion[] => {
          const item = estate.items.get(itemKey)?.fact;
          if (!item) return [];
          const refs = refsOfItem.get(itemKey) ?? [];
          return [
            {
              item,
              plans: plansOfItem.get(itemKey) ?? [],
              cluster: estate.clusters.get(item.cluster),
              possibleCopies: possibleCopies(item, estate),
              servers: estate.servers
                .filter(server => server.mayCopy(item))
                .map(askedServer),
              knownUnprotected:
                absences?.unprotectedItems.has(itemKey) ?? false,
              because: match.because,
              sharedBy: refs.length,
              others: othersOf(refs, entity.ref),
              parts: match.parts ?? [],
              holders: matches.holdersOf.get(itemKey) ?? [],
              namedHolders: (matches.holdersOf.get(itemKey) ?? []).filter(
                ref => ref === entity.ref || entity.dependsOn?.includes(ref),
              ),
              findings: [
                ...toldOf(
                  byItem.get(itemKey) ?? [],
                  match.parts,
                  refs.length,
                  matches.holdersOf.get(itemKey)?.includes(entity.ref) ?? false,
                ),
                ...youngerThanCopies(
                  item,
                  plansOfItem.get(itemKey) ?? [],
                  sourceId => timings.get(sourceId)?.readAt,
                ).map(finding => ({ finding })),
                ...stoppedFindings(plansOfItem.get(itemKey) ?? [], stopped).map(
                  finding => ({ finding }),
                ),
                ...failedRestoreFindings(item, failed).map(finding => ({
                  finding,
                })),
              ],
              conflictsWith: (matches.conflicts.get(itemKey) ?? []).filter(
                ref => ref !== entity.ref,
              ),
            },
          ];
        },
      );
      const findings: KnownFinding[] = [
        ...(looseByName.get(entity.name) ?? []).map(fact => fact.finding),
        // Of an exempt item nothing else is told.
        ...items.flatMap(({ item }) => exemptionFindings(item)),
        ...holdsCopies(workloads ?? [], estate.stores ?? []),
      ];
      return rejudgeEntity({
        entity,
        expectation,
        items,
        findings,
        unclassifiedMounts: matches.unclassifiedOf.get(entity.ref) ?? [],
        contested,
        suspectedDatabases: suspectedDatabases(
          entity,
          matches,
          items.map(({ item }) => item),
        ),
        workloads: workloads ?? [],
        scanComplete: (workloads ?? []).every(workload => {
          const cluster = estate.clusters.get(workload.cluster);
          return (
            cluster?.scanComplete ||
            (cluster?.absenceStands && absences?.emptyEntities.has(entity.ref))
          );
        }),
      });
    },
  );
  const names = new Set(options.entities.map(({ name }) => name));
  return {
    plans,
    entities: judged,
    uncovered: judgeCoverage(estate, plansOfItem, absences),
    looseFindings: loose.filter(
      ({ about }) => !names.has(about.labels['app.kubernetes.io/name'] ?? ''),
    ),
  };
}
