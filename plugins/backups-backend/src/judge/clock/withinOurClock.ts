import {
  Fact,
  FindingFact,
  ListingFact,
  MaintenanceFact,
  PlanFact,
  PointsSummary,
  describeObject,
  isAhead,
} from 'backstage-plugin-backups-node';
import { boundPlan } from './boundPlan';
import { clockFinding } from './clockFinding';
import { ClockReading, TimeAhead } from './ClockReading';

/** What a source says, as far as its times can be. */
export interface TimedFacts {
  facts: readonly Fact[];
  /** Times of plans that cannot be, by the fact that is left. */
  ahead: ReadonlyMap<PlanFact, readonly TimeAhead[]>;
}

function findingOf(
  { object, key, itemKey, labels }: PlanFact,
  ahead: readonly TimeAhead[],
  reading: ClockReading,
): FindingFact {
  const furthest = ahead.reduce((most, time) =>
    time.aheadBy > most.aheadBy ? time : most,
  );
  return {
    type: 'finding',
    finding: clockFinding(reading, describeObject(object), furthest),
    about: { object, planKey: key, itemKey, labels },
  };
}

/** Upkeep that was done tomorrow is done by nothing that could be told. */
function maintenanceFindings(
  { object, repository, lastSuccessAt, failing }: MaintenanceFact,
  reading: ClockReading,
): FindingFact[] {
  return [lastSuccessAt, failing?.since].flatMap(instant =>
    instant !== undefined && isAhead(instant, reading.readAt)
      ? [
          {
            type: 'finding',
            finding: clockFinding(
              reading,
              `Maintenance by ${describeObject(object)}`,
              { instant, aheadBy: instant - reading.readAt },
            ),
            about: { object, repository, labels: {} },
          },
        ]
      : [],
  );
}

/** A newest point that lies ahead hides the one that is the newest. */
function boundListing(listing: ListingFact, readAt: number): ListingFact {
  const isWrong = ({
    newest,
    newestGood,
    oldestGoodAt,
    bases,
  }: PointsSummary) =>
    [
      newest?.finishedAt,
      newestGood?.finishedAt,
      oldestGoodAt,
      bases?.at(-1)?.endedAt,
    ].some(instant => isAhead(instant, readAt));
  const identities = listing.identities.filter(summary => !isWrong(summary));
  return identities.length === listing.identities.length
    ? listing
    : { ...listing, identities, onlyListedNames: true };
}

/** Of facts that carry no success: without a time that cannot be, or not at all. */
function bound(fact: Exclude<Fact, PlanFact>, readAt: number): Fact[] {
  switch (fact.type) {
    case 'item':
      return isAhead(fact.createdAt, readAt)
        ? [{ ...fact, createdAt: undefined }]
        : [fact];
    case 'maintenance':
      // Nothing can be said of an upkeep whose last run has no time.
      return isAhead(fact.lastSuccessAt, readAt) ||
        isAhead(fact.createdAt, readAt) ||
        isAhead(fact.failing?.since, readAt)
        ? []
        : [fact];
    case 'listing':
      return isAhead(fact.takenAt, readAt) ? [] : [boundListing(fact, readAt)];
    case 'restore-test':
      return isAhead(fact.lastPassedAt, readAt) ||
        isAhead(fact.runningSince, readAt)
        ? [{ ...fact, lastPassedAt: undefined, runningSince: undefined }]
        : [fact];
    case 'refill':
    case 'restore':
      return isAhead(fact.at, readAt) ? [{ ...fact, at: undefined }] : [fact];
    case 'repository':
      return isAhead(fact.toldAt, readAt) || isAhead(fact.measuredAt, readAt)
        ? [{ ...fact, toldAt: undefined, measuredAt: undefined }]
        : [fact];
    case 'workload':
    case 'may-copy':
    case 'service':
    case 'finding':
      return [fact];
    default: {
      const unplaced: never = fact;
      throw new Error(`Fact without a place: ${JSON.stringify(unplaced)}`);
    }
  }
}

/**
 * The one place at which times from outside meet our own clock, for every
 * provider, before anything is remembered or judged: what lies after the reading
 * by more than `CLOCK_TOLERANCE` is left out, and told.
 *
 * @param facts - of one source
 * @param refusedBefore - times of a plan that lay ahead at an earlier reading
 */
export function withinOurClock(
  facts: readonly Fact[],
  reading: ClockReading,
  refusedBefore: (plan: PlanFact) => readonly TimeAhead[] | undefined,
): TimedFacts {
  const ahead = new Map<PlanFact, readonly TimeAhead[]>();
  const findings: FindingFact[] = [];
  const timed = facts.flatMap((fact): Fact[] => {
    if (fact.type === 'maintenance') {
      findings.push(...maintenanceFindings(fact, reading));
    }
    if (fact.type !== 'plan') return bound(fact, reading.readAt);
    const plan = boundPlan(fact, reading.readAt, refusedBefore(fact));
    if (plan.ahead.length > 0) {
      ahead.set(plan.fact, plan.ahead);
      findings.push(findingOf(fact, plan.ahead, reading));
    }
    return [plan.fact];
  });
  return { facts: [...timed, ...findings], ahead };
}
