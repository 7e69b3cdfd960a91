import { ItemFact } from 'backstage-plugin-backups-node';
import { ALWAYS, NEVER } from 'backstage-plugin-backups-common';
import { JudgedPlan } from './JudgedPlan';
import { Lack, PossibleCopy } from './Lack';
import { sharesFate } from './sharesFate';
import { untoldSince } from './untoldRun';
import { JudgedItem, ReadServer } from './JudgedItem';
import { Expectation, rpoOf } from './expectation';
import { ClusterKnowledge } from '../join/Estate';
import { impliedPeriod, slackOf, lossAt, possibleLossAt } from './lossAt';
import { withoutPlans, cannotBeTold } from './itemWithoutPlans';

/** Copies of before an edit: they are there, and count until they are too old. */
export function formerCopies(plans: readonly JudgedPlan[]): JudgedPlan[] {
  return plans.filter(
    ({ joined, memory, counted }) =>
      (memory.replaced || joined.fact.former) && counted.counted,
  );
}

/** A copy that was never meant to outlive the volume: it lies beside it, or is switched off. */
function isNoRealCopy(plan: JudgedPlan, item: ItemFact): boolean {
  return (
    (plan.thresholds.fixed === 'suspended' && !plan.joined.fact.standsStill) ||
    sharesFate(plan.joined.fact.destination, item.failureDomain)
  );
}

/** Whether there may be copies that no provider has read. */
function mayHaveMore({
  cluster,
  servers = [],
  possibleCopies = [],
  knownUnprotected,
}: Pick<
  Parameters<typeof judgeKnownCopies>[0],
  'cluster' | 'servers' | 'possibleCopies' | 'knownUnprotected'
>): boolean {
  if (possibleCopies.length > 0) return true;
  const unread = servers.filter(server => !server.answered);
  const wasRead = cluster?.absenceStands === true && knownUnprotected;
  return (
    (!cluster?.scanComplete && !wasRead) ||
    !unread.every(server => server.absenceStands && knownUnprotected)
  );
}

/**
 * Judges an item for one entity: whose RPO, which copies count, and until when
 * they are enough.
 */
export function judgeItem(
  options: Parameters<typeof judgeKnownCopies>[0],
): JudgedItem {
  const judged = judgeKnownCopies(options);
  return mayHaveMore(options) ? { ...judged, mayHaveMore: true } : judged;
}

function judgeKnownCopies(options: {
  item: ItemFact;
  plans: JudgedPlan[];
  expectation: Expectation;
  cluster: ClusterKnowledge | undefined;
  /** Those that may copy it. */
  servers?: readonly ReadServer[];
  /** What may copy it and is not read, see `possibleCopies`. */
  possibleCopies?: readonly PossibleCopy[];
  /** A complete scan found no copy of it before. */
  knownUnprotected: boolean;
}): JudgedItem {
  const { item, expectation, possibleCopies = [] } = options;
  // A plan that is gone is shown, but no longer counts for the item.
  const plans = options.plans;
  const standing = plans.filter(plan => plan.thresholds.fixed !== 'gone');
  const rpo = rpoOf(
    expectation,
    plans.flatMap(plan => impliedPeriod(plan) ?? []),
  );
  if (standing.length === 0) {
    return withoutPlans({ item, plans, rpo }, { ...options, possibleCopies });
  }

  const isNew = (plan: JudgedPlan) =>
    !plan.counted.counted &&
    plan.counted.certainty === 'not-yet' &&
    plan.thresholds.fixed === undefined;
  const mayBeCopy = (plan: JudgedPlan) =>
    !plan.counted.counted && plan.counted.certainty === 'not-known';

  const counted = [...standing, ...formerCopies(plans)].filter(
    plan => plan.counted.counted,
  );
  if (
    possibleCopies.length > 0 &&
    counted.length === 0 &&
    standing.every(plan => isNoRealCopy(plan, item))
  ) {
    return cannotBeTold(
      { item, plans, rpo },
      { kind: 'unread', possible: [...possibleCopies], found: true },
    );
  }
  const ended = plans.filter(
    ({ memory, joined }) => memory.replaced || joined.fact.former,
  );
  const unknownCopies = [...standing, ...ended].filter(mayBeCopy);
  const [madeElsewhere] = standing.flatMap(
    ({ joined }) => joined.fact.madeElsewhere ?? [],
  );
  if (madeElsewhere !== undefined && counted.length === 0) {
    return cannotBeTold(
      { item, plans, rpo },
      { kind: 'made-elsewhere', told: madeElsewhere },
    );
  }
  if (rpo.seconds === undefined) {
    const hasCopy = [...standing, ...formerCopies(plans)].some(
      plan => plan.counted.counted || mayBeCopy(plan),
    );
    const firstDueUntil = Math.max(
      ALWAYS,
      ...standing.filter(isNew).map(plan => plan.thresholds.overdueAt),
    );
    return {
      item,
      plans,
      rpo,
      unprotected: false,
      // A first copy that never came is none, however often it should be made.
      atRiskAt: hasCopy ? NEVER : firstDueUntil,
      unknownAt: ALWAYS,
      lack: { kind: 'expectation' },
    };
  }

  const rpoSeconds = rpo.seconds;
  const slack = slackOf(counted.length > 0 ? counted : standing, rpoSeconds);
  // A plan that has yet to begin excuses an item without any copy, not one
  // whose copies are too old, or are no use any more.
  const outgrown = plans.some(
    plan =>
      plan.memory.replaced &&
      plan.memory.lastSuccess &&
      !plan.counted.counted &&
      plan.counted.certainty === 'no-copy' &&
      plan.joined.ofFormerItem === undefined,
  );
  const knownUntil = Math.max(
    ALWAYS,
    ...(counted.length > 0
      ? counted.map(plan => lossAt(plan, rpoSeconds, slack))
      : standing
          .filter(plan => isNew(plan) && !outgrown)
          .map(plan => plan.thresholds.overdueAt)),
  );
  const possiblyUntil = Math.max(
    knownUntil,
    ...counted.map(plan => possibleLossAt(plan, rpoSeconds, slack)),
    ...unknownCopies.map(plan =>
      plan.joined.fact.reportsSuccess ? lossAt(plan, rpoSeconds, slack) : NEVER,
    ),
  );
  return {
    item,
    plans,
    rpo,
    unprotected: false,
    atRiskAt: possiblyUntil,
    unknownAt: possiblyUntil > knownUntil ? knownUntil : NEVER,
    lack:
      possiblyUntil > knownUntil ? lackOf(unknownCopies, counted) : undefined,
  };
}

/** What would have to be known of copies to say until when the item is safe. */
function lackOf(
  unknownCopies: readonly JudgedPlan[],
  counted: readonly JudgedPlan[],
): Lack {
  const [lack] = unknownCopies.flatMap(({ counted: told }) =>
    !told.counted && told.certainty === 'not-known' ? told.lack ?? [] : [],
  );
  if (lack) return lack;
  return counted.some(
    ({ joined, memory }) => untoldSince(joined.fact, memory) !== undefined,
  )
    ? { kind: 'outcome' }
    : { kind: 'end-of-writing' };
}
