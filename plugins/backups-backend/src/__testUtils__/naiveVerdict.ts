import { Exemption, Verdict } from 'backstage-plugin-backups-common';
import { ItemFact } from 'backstage-plugin-backups-node';
import { DAY, HOUR } from './facts';
import { INTERVAL, World } from './judged';
import { PlanNotes, dutyOf, naiveState, notesOf } from './naivePlan';

/** A world whose declarations are numbers already, and when its volumes were read. */
export interface Scene {
  world: World;
  itemsReadAt: number;
  rpo?: { annotation?: number; tier?: number };
  expect: string[];
  entityExemption?: Exemption;
}

/** Until when everything that carries the entity is current. */
export function currentUntil({ world, itemsReadAt }: Scene): number {
  const times = world.plans.map(plan => notesOf(plan).readAt);
  return Math.min(itemsReadAt, ...times) + 3 * INTERVAL;
}

const BAD = ['failing', 'stuck', 'hollow', 'overdue', 'never-ran'];

type Doubt = 'at-risk' | 'cannot-tell' | undefined;

function declaredRpo({ rpo = {} }: Scene): number | undefined {
  const { annotation, tier } = rpo;
  if (annotation === undefined) return tier;
  return tier === undefined ? annotation : Math.min(annotation, tier);
}

function periodOf(notes: PlanNotes, rpo: number | undefined): number {
  const { due, gap } = dutyOf(notes, rpo);
  const finished = notes.successes.at(-1)?.finished;
  if (gap === undefined || due === undefined) return Infinity;
  if (finished === undefined) return gap;
  // What the newest copy has to bridge, in whole hours.
  return Math.max(gap, Math.ceil((due - finished) / HOUR) * HOUR);
}

function lossOf(
  scene: Scene,
  item: ItemFact,
  plans: PlanNotes[],
  now: number,
): Doubt {
  const { cluster = {} } = scene.world;
  const standing = plans.filter(plan => !plan.gone);
  const mayHideCopies = (cluster.unreadSystems ?? []).length > 0;
  if (standing.length === 0) {
    const isRead = cluster.scanComplete !== false && !mayHideCopies;
    return isRead ? 'at-risk' : 'cannot-tell';
  }
  const declared = declaredRpo(scene);
  const place = (plan: PlanNotes) => plan.fact.destination.failureDomain;
  const isOut = (plan: PlanNotes) =>
    plan.fact.suspended ||
    plan.fact.nothingCopied !== undefined ||
    (place(plan) !== undefined && place(plan) === item.failureDomain);
  const isBeside = (plan: PlanNotes) =>
    plan.fact.suspended ||
    (place(plan) !== undefined && place(plan) === item.failureDomain);
  if (mayHideCopies && standing.every(isBeside)) return 'cannot-tell';
  const possible = standing.filter(plan => !isOut(plan));
  const isCopy = (plan: PlanNotes) =>
    plan.fact.reportsSuccess && plan.successes.length > 0;
  const counted = possible.filter(
    plan => isCopy(plan) && place(plan) !== undefined,
  );
  const doubtful = possible.filter(
    plan =>
      !plan.fact.reportsSuccess || (isCopy(plan) && place(plan) === undefined),
  );
  const coming = possible.filter(
    plan =>
      plan.fact.reportsSuccess &&
      plan.successes.length === 0 &&
      naiveState(plan, declared, 0) !== 'failing',
  );
  const isAwaited = (plan: PlanNotes) => {
    const { due, grace } = dutyOf(plan, declared);
    return due !== undefined && now < due + grace;
  };

  const shortest = Math.min(...plans.map(plan => periodOf(plan, declared)));
  const rpo = declared ?? Math.max(DAY, shortest);
  if (!Number.isFinite(rpo)) {
    // A first copy that never came is none, however often it should be made.
    const mayStillCome = coming.filter(isAwaited);
    const some = counted.length + doubtful.length + mayStillCome.length > 0;
    return some ? 'cannot-tell' : 'at-risk';
  }
  const candidates = counted.length > 0 ? counted : standing;
  const gaps = candidates.map(plan => dutyOf(plan, declared).gap ?? Infinity);
  const graces = candidates
    .filter((_, index) => gaps[index] === Math.min(...gaps))
    .map(plan => dutyOf(plan, declared).grace);
  const slack = Math.floor(Math.min(...graces, rpo / 2));
  const holds = (plan: PlanNotes) =>
    now - (plan.successes.at(-1)?.started ?? -Infinity) < rpo + slack;

  if (counted.some(holds)) return undefined;
  if (counted.length === 0 && coming.some(isAwaited)) return undefined;
  return doubtful.some(plan => !plan.fact.reportsSuccess || holds(plan))
    ? 'cannot-tell'
    : 'at-risk';
}

function needsAttention(
  scene: Scene,
  plans: PlanNotes[],
  now: number,
): boolean {
  const { expect } = scene;
  const isExpected = (plan: PlanNotes) =>
    expect.length > 0
      ? expect.includes(plan.fact.destination.label)
      : !plan.switchedOff;
  const isBad = (plan: PlanNotes) => {
    const state = naiveState(plan, declaredRpo(scene), now);
    if (state === 'gone') return plan.successes.length > 0;
    if (state === 'suspended') return !plan.switchedOff;
    return BAD.includes(state);
  };
  const standing = plans.filter(plan => !plan.gone);
  const isServed = (label: string) =>
    standing.some(
      plan => plan.fact.destination.label === label && !plan.switchedOff,
    );
  const hasNoCopyYet =
    standing.length > 0 && standing.every(plan => plan.successes.length === 0);
  return (
    plans.some(plan => isExpected(plan) && isBad(plan)) ||
    !expect.every(isServed) ||
    hasNoCopyYet
  );
}

/**
 * The verdict, straight from the table of the product.
 *
 * @param until - when its sources cease to be current
 */
export function naiveVerdict(
  scene: Scene,
  now: number,
  until: number,
): Verdict {
  const { world, entityExemption } = scene;
  const asOf = Math.min(now, until);
  const items = world.items ?? [];
  const counting = items.filter(({ exemption }) =>
    [exemption, entityExemption].every(
      exempt => !exempt || (exempt.until !== undefined && asOf >= exempt.until),
    ),
  );
  if (items.length > 0 && counting.length === 0) return 'exempt';

  const plans = world.plans.map(notesOf);
  const plansOf = (item: ItemFact) =>
    plans.filter(plan => plan.fact.itemKey === item.key);
  const stands = (severity: string) =>
    (world.findings ?? []).some(
      ({ finding, about }) =>
        finding.severity === severity &&
        counting.some(item => item.key === about.itemKey) &&
        asOf >= (finding.standsFrom ?? 0),
    );
  const doubts = counting.map(item => lossOf(scene, item, plansOf(item), asOf));
  if (doubts.includes('at-risk') || stands('breaks-restore')) return 'at-risk';

  const unknownMount = (world.facts ?? []).some(
    fact => fact.type === 'workload' && fact.unclassifiedMounts.length > 0,
  );
  const nothingRead =
    items.length === 0 && world.cluster?.scanComplete === false;
  if (
    now > until ||
    doubts.includes('cannot-tell') ||
    unknownMount ||
    nothingRead
  ) {
    return 'cannot-tell';
  }
  if (
    stands('erodes') ||
    counting.some(item => needsAttention(scene, plansOf(item), asOf))
  ) {
    return 'needs-attention';
  }
  return items.length > 0 ? 'protected' : 'no-data';
}
