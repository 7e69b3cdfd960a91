import { ALWAYS, NEVER, RpoView } from 'backstage-plugin-backups-common';
import { ItemFact } from 'backstage-plugin-backups-node';
import { ClusterKnowledge, ServerKnowledge } from '../join/Estate';
import { Expectation, rpoOf } from './expectation';
import { sumOfTerms } from './grace';
import { JudgedPlan, Lacking } from './JudgedPlan';
import { ARCHIVED_STEP } from './memory/DatabaseMemory';
import { dataTime } from './memory/dataTime';
import { sharesFate } from './sharesFate';
import { mayHaveStoodStillAt, stoodStillBy } from './standingStill';

const HOUR = 3600;

/** An item of one entity, judged. Instants are epoch seconds. */
export interface JudgedItem {
  item: ItemFact;
  plans: JudgedPlan[];
  rpo: RpoView;
  /** Nothing copies it, on a complete scan. */
  unprotected: boolean;
  atRiskAt: number;
  /** From here nothing can be said about it. */
  unknownAt: number;
  /** Why, for the page. */
  unknownBecause?: string;
  /** What would have to be known. */
  lacking?: Lacking;
  /** Not everything that could hold a copy of it was read. */
  mayHaveMore?: true;
}

/** A server that may hold a copy, as far as judging needs to know it. */
export type ReadServer = Pick<
  ServerKnowledge,
  'described' | 'answered' | 'absenceStands'
>;

/**
 * The period that a plan's schedule implies for now. On weekdays only, the
 * wait after Friday's run is longer than the gap between the next two slots.
 */
function impliedPeriod(plan: JudgedPlan): number | undefined {
  const { periodSeconds, dueAt, memory } = plan;
  if (periodSeconds === undefined) return undefined;
  const wait = (dueAt ?? 0) - (memory.lastSuccess?.finishedAt ?? Infinity);
  return Math.max(periodSeconds, Math.ceil(wait / HOUR) * HOUR);
}

/** How long past the RPO is forgiven: the grace of the fastest plan, but not more than half the RPO. */
function slackOf(plans: readonly JudgedPlan[], rpoSeconds: number): number {
  const fastest = Math.min(
    ...plans.map(plan => plan.periodSeconds ?? Infinity),
  );
  const grace = Math.min(
    ...plans
      .filter(plan => (plan.periodSeconds ?? Infinity) === fastest)
      .map(plan => sumOfTerms(plan.grace)),
  );
  return Math.floor(Math.min(grace, rpoSeconds / 2));
}

/** The newest copy is lost at its data time plus RPO plus slack. */
function lossAt(plan: JudgedPlan, rpoSeconds: number, slack: number): number {
  const { lastSuccess, firstSeenAt } = plan.memory;
  if (!lastSuccess) {
    // A success nobody saw was before we looked.
    const unseen = plan.thresholds.mayHaveSucceeded ? firstSeenAt : undefined;
    return unseen === undefined ? ALWAYS : unseen + rpoSeconds + slack;
  }
  // Where it is only not known whether the log is archived, it may be.
  const { counted } = plan;
  const possible =
    !counted.counted && counted.certainty === 'not-known'
      ? lastSuccess.finishedAt
      : undefined;
  const newest = dataTime(plan.memory) ?? possible;
  if (newest === undefined) return ALWAYS;
  // The log moved on since, by less than a step; see `ARCHIVED_STEP`.
  const { database } = plan.joined.fact;
  const step = database?.archiving.state === 'working' ? ARCHIVED_STEP : 0;
  const until = newest + rpoSeconds + slack + step;
  const stoppedBy = stoodStillBy(plan);
  return stoppedBy !== undefined && until >= stoppedBy ? NEVER : until;
}

/** As {@link lossAt}, where it may have been switched off soon after its newest copy. */
function possibleLossAt(
  plan: JudgedPlan,
  rpoSeconds: number,
  slack: number,
): number {
  const until = lossAt(plan, rpoSeconds, slack);
  return mayHaveStoodStillAt(plan, until) ? NEVER : until;
}

/** Copies of before an edit: they are there, and count until they are too old. */
export function formerCopies(plans: readonly JudgedPlan[]): JudgedPlan[] {
  return plans.filter(
    ({ joined, memory, counted }) =>
      (memory.replaced || joined.fact.former) && counted.counted,
  );
}

/** Nothing is known that accuses: what may hold a copy was not read. */
function cannotBeTold(
  base: Pick<JudgedItem, 'item' | 'plans' | 'rpo'>,
  unknownBecause: string,
  lacking: Lacking = 'reading',
): JudgedItem {
  return {
    ...base,
    unprotected: false,
    atRiskAt: NEVER,
    unknownAt: ALWAYS,
    unknownBecause,
    lacking,
  };
}

function withoutPlans(
  base: Pick<JudgedItem, 'item' | 'plans' | 'rpo'>,
  options: {
    cluster: ClusterKnowledge | undefined;
    servers?: readonly ReadServer[];
    possibleCopies: readonly string[];
    knownUnprotected: boolean;
  },
): JudgedItem {
  const { cluster, servers = [], possibleCopies } = options;
  // Neither it nor what copied it is there any more: there is nothing to copy.
  if (base.item.missing && cluster?.scanComplete) {
    return {
      ...base,
      unprotected: false,
      atRiskAt: NEVER,
      unknownAt: NEVER,
    };
  }
  // What is there now comes before what was found missing earlier.
  if (possibleCopies.length > 0) {
    return cannotBeTold(
      base,
      `No copy was found, but ${possibleCopies.join('; ')}.`,
      'unread',
    );
  }
  const unprotected = {
    ...base,
    unprotected: true,
    atRiskAt: ALWAYS,
    unknownAt: NEVER,
  };
  const unread = servers.filter(server => !server.answered);
  const serversStand = unread.every(server => server.absenceStands);
  if (cluster?.absenceStands && serversStand && options.knownUnprotected) {
    return unprotected;
  }
  if (!cluster?.scanComplete) {
    return cannotBeTold(
      base,
      'No copy was found, but not everything that could hold one was read.',
    );
  }
  if (unread.length > 0) {
    return cannotBeTold(
      base,
      `No copy was found, but ${unread
        .map(server => server.described)
        .join(', ')}, which may hold one, was not read.`,
    );
  }
  return unprotected;
}

/** Of what stands still, where nothing says since when. */
const STOPPED_UNSEEN: { because: string; lacking: Lacking } = {
  because:
    'It is switched off, and nothing says since when: what was written to it after its newest copy is in none.',
  lacking: 'end-of-writing',
};

/** A copy that was never meant to outlive the volume: it lies beside it, or is switched off. */
function isNoRealCopy(plan: JudgedPlan, item: ItemFact): boolean {
  return (
    (plan.thresholds.fixed === 'suspended' && !plan.joined.fact.standsStill) ||
    sharesFate(plan.joined.fact.destination, item.failureDomain)
  );
}

/** Whether there may be copies that nobody here knows of. */
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
  possibleCopies?: readonly string[];
  /** A complete scan found no copy of it before. */
  knownUnprotected: boolean;
}): JudgedItem {
  const { item, expectation, possibleCopies = [] } = options;
  // A plan that is gone is told, but no longer speaks for the item.
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
      `No copy that counts was found, but ${possibleCopies.join('; ')}.`,
      'unread',
    );
  }
  const ended = plans.filter(
    ({ memory, joined }) => memory.replaced || joined.fact.former,
  );
  const unknownCopies = [...standing, ...ended].filter(mayBeCopy);
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
      lacking: 'expectation',
      unknownBecause:
        'Nothing says how often it should be copied: no plan has a schedule, and no RPO is declared.',
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
  const lacked =
    possiblyUntil > knownUntil
      ? [
          ...unknownCopies.flatMap(({ counted: told }) =>
            told.counted ? [] : [told],
          ),
          STOPPED_UNSEEN,
        ][0]
      : undefined;
  return {
    item,
    plans,
    rpo,
    unprotected: false,
    atRiskAt: possiblyUntil,
    unknownAt: possiblyUntil > knownUntil ? knownUntil : NEVER,
    unknownBecause: lacked?.because,
    lacking: lacked?.lacking,
  };
}
