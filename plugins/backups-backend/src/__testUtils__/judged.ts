import {
  Finding,
  NEVER,
  PlanState,
  Verdict,
  planStateAt,
  verdictAt,
} from 'backstage-plugin-backups-common';
import {
  Fact,
  FindingFact,
  ItemFact,
  PlanFact,
} from 'backstage-plugin-backups-node';
import { TierConfig } from '../config/BackupsConfig';
import { ClusterKnowledge } from '../join/Estate';
import { SourcedFact } from '../join/SourcedFact';
import { joinEstate } from '../join/joinEstate';
import { JudgedEstate, judgeEstate } from '../judge/judgeEstate';
import { JudgedEntity } from '../judge/judgeEntity';
import { JudgedPlan } from '../judge/JudgedPlan';
import { KnownAbsences } from '../judge/KnownAbsences';
import { judgePlan } from '../judge/judgePlan';
import { planId } from '../judge/planId';
import { PlanMemory } from '../judge/memory/PlanMemory';
import { remember, rememberGone } from '../judge/memory/remember';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { matchEntities } from '../match/matchEntities';
import { CLUSTER, MINUTE, itemFact, planFact } from './facts';
import { component } from './folderPipeline';

/** Seconds between two readings in these tests. */
export const INTERVAL = 5 * MINUTE;

/** A plan and everything that was seen of it, oldest first; `gone`: a complete list without it. */
export interface WatchedPlan {
  readings: { readAt: number; fact: PlanFact | 'gone' }[];
}

/** A plan that was read once. */
export function seenOnce(readAt: number, fact: PlanFact): WatchedPlan {
  return { readings: [{ readAt, fact }] };
}

/** What is remembered of a plan after its last reading. */
export function memoryOf(watched: WatchedPlan): {
  memory: PlanMemory;
  fact: PlanFact;
  readAt: number;
} {
  let memory: PlanMemory | undefined;
  let last: PlanFact = planFact();
  let lastReadAt = 0;
  for (const { readAt, fact } of watched.readings) {
    lastReadAt = readAt;
    if (fact === 'gone') {
      memory = memory && rememberGone(memory, readAt);
    } else {
      memory = remember(memory, fact, readAt).memory;
      last = fact;
    }
  }
  if (!memory) throw new Error('A plan that was never seen');
  return { memory, fact: last, readAt: lastReadAt };
}

/** Judges one plan on its own. */
export function judgedPlan(
  watched: WatchedPlan,
  options: { declaredRpo?: number; itemFailureDomain?: string } = {},
): JudgedPlan {
  const { memory, fact, readAt } = memoryOf(watched);
  return judgePlan({
    plan: {
      fact,
      sourceId: `${CLUSTER}/volsync`,
      itemKey: fact.itemKey,
      maintenance: [],
      independenceGroup: fact.key,
    },
    memory,
    readAt,
    itemFailureDomain: options.itemFailureDomain ?? 'ceph',
    declaredRpo: options.declaredRpo,
    collectionSeconds: INTERVAL,
  });
}

/** Its state at an instant, while its source is current. */
export function stateOf(
  watched: WatchedPlan,
  instant: number,
  options: { declaredRpo?: number } = {},
): PlanState {
  return planStateAt(judgedPlan(watched, options).thresholds, instant, NEVER)
    .state;
}

/** Everything that bears on the verdict of `component:default/jukebox`. */
export interface World {
  items?: ItemFact[];
  plans: WatchedPlan[];
  findings?: FindingFact[];
  /** Further facts: workloads, upkeep. */
  facts?: Fact[];
  annotations?: Record<string, string>;
  tiers?: Record<string, TierConfig>;
  cluster?: Partial<ClusterKnowledge>;
  otherEntities?: CatalogEntity[];
  /** What earlier cycles found missing. */
  absences?: KnownAbsences;
}

/** Goes the real way: join, match, judge. */
export function judgedEstate(world: World): JudgedEstate {
  const memories = new Map<string, PlanMemory>();
  const timings = new Map<
    string,
    { readAt: number; intervalSeconds: number }
  >();
  const facts: SourcedFact<Fact>[] = [
    ...(world.items ?? [itemFact()]),
    ...(world.findings ?? []),
    ...(world.facts ?? []),
  ].map(fact => ({ fact, sourceId: `${CLUSTER}/workloads` }));
  world.plans.forEach((watched, index) => {
    const { memory, fact, readAt } = memoryOf(watched);
    const sourceId = `${CLUSTER}/source-${index}`;
    memories.set(planId(fact), memory);
    timings.set(sourceId, { readAt, intervalSeconds: INTERVAL });
    facts.push({ fact, sourceId });
  });
  const estate = joinEstate(
    facts,
    new Map([
      [CLUSTER, { scanComplete: true, unreadSystems: [], ...world.cluster }],
    ]),
  );
  const entities = [
    component('jukebox', world.annotations),
    ...(world.otherEntities ?? []),
  ];
  return judgeEstate({
    estate,
    matches: matchEntities(estate, entities),
    entities,
    memories,
    timings,
    tiers: world.tiers ?? {},
    absences: world.absences,
  });
}

/** Absent when nothing is linked to the entity. */
export function judgedWorld(world: World): JudgedEntity | undefined {
  return judgedEstate(world).entities.find(
    entity => entity.ref === 'component:default/jukebox',
  );
}

/** The verdict at an instant. */
export function verdictOf(
  world: World,
  instant: number,
  currentUntil: number = NEVER,
): Verdict | undefined {
  const judged = judgedWorld(world);
  return judged && verdictAt(judged.thresholds, instant, currentUntil).verdict;
}

/** A finding about an item or a plan. */
export function findingFact(
  severity: Finding['severity'],
  about: Partial<FindingFact['about']>,
  standsFrom?: number,
): FindingFact {
  return {
    type: 'finding',
    finding: {
      code: `test-${severity}`,
      severity,
      title: `A finding that ${severity}.`,
      causeKey: 'test',
      evidence: [],
      standsFrom,
    },
    about: {
      object: {
        cluster: CLUSTER,
        kind: 'ReplicationSource',
        namespace: 'media',
        name: 'jukebox',
      },
      labels: {},
      ...about,
    },
  };
}
