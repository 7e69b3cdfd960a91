import { PlanFact, latestInstant } from 'backstage-plugin-backups-node';
import { sameDocument } from '../../compare/sameDocument';
import { KnownPlan, PlanMemory } from './PlanMemory';
import { believable } from './believable';
import { isSameMaking } from './isSameMaking';
import { remember, rememberGone } from './remember';

/** A plan as it was read, as one of its editions, and since when it is that. */
export interface Edition {
  fact: PlanFact;
  /** Kept under the same id. */
  before?: KnownPlan;
  /** What it copies has been what it is since then, epoch seconds. */
  madeSince?: number;
  /** It takes the place of these, whose object it is. */
  replaces: readonly KnownPlan[];
}

/** The same edition of the same fact is the same object in every cycle. */
const editions = new WeakMap<
  PlanFact,
  { edition: string | undefined; since: number | undefined; fact: PlanFact }
>();

function asEdition(
  fact: PlanFact,
  edition: string | undefined,
  madeOf: PlanFact['madeOf'],
  since: number | undefined,
): PlanFact {
  const known = editions.get(fact);
  if (
    known &&
    known.edition === edition &&
    known.since === since &&
    sameDocument(known.fact.madeOf, madeOf)
  ) {
    return known.fact;
  }
  const left = believable(fact, since);
  const named =
    left.edition === edition && sameDocument(left.madeOf, madeOf)
      ? left
      : { ...left, edition, madeOf };
  editions.set(fact, { edition, since, fact: named });
  return named;
}

/** When a difference between two readings was made, as far as records tell. */
function changedAt(
  { editedAt, madeSince }: PlanFact,
  readBefore: number,
  readAt: number,
): number {
  const told = [editedAt, madeSince].filter(
    instant =>
      instant !== undefined && instant > readBefore && instant <= readAt,
  );
  return latestInstant(told) ?? readAt;
}

/**
 * Finds the kept plan that a fact continues. Where it copies something else than
 * that did, or to somewhere else, it continues none: it is a new edition.
 *
 * @param own - kept plans of the same object
 * @param isStated - whether this reading states a fact of that fingerprint
 * @param readAnew - a reading that is no newer than the kept one replaces
 * nothing that is known
 */
export function editionOf(options: {
  fact: PlanFact;
  own: readonly KnownPlan[];
  isStated(plan: KnownPlan): boolean;
  readAnew: boolean;
  readBefore: number;
  readAt: number;
}): Edition {
  const { fact, own, readAnew, readBefore, readAt } = options;
  const alike = own.filter(
    plan =>
      plan.fact.key === fact.key && plan.fact.fingerprint === fact.fingerprint,
  );
  const standing = own.filter(plan => plan.memory.goneAt === undefined);
  const current = alike.find(plan => plan.memory.goneAt === undefined);
  const before =
    current && isSameMaking(current.fact, fact)
      ? current
      : alike.find(
          plan =>
            plan.memory.goneAt !== undefined && isSameMaking(plan.fact, fact),
        );
  const replaces =
    before !== undefined && (before === current || !readAnew)
      ? []
      : standing.filter(plan => plan === current || !options.isStated(plan));
  const edition =
    before === undefined && alike.length > 0
      ? String(readAt)
      : before?.fact.edition;
  const madeSince =
    replaces.length > 0
      ? changedAt(fact, readBefore, readAt)
      : before?.memory.madeSince ?? fact.madeSince;
  const madeOf =
    before?.fact.madeOf || fact.madeOf
      ? { ...before?.fact.madeOf, ...fact.madeOf }
      : undefined;
  return {
    fact: asEdition(fact, edition, madeOf, madeSince),
    before,
    madeSince,
    replaces,
  };
}

/** What it copies has the name of what it copied before, and is another thing. */
export function isMadeAnew(before: PlanFact, now: PlanFact): boolean {
  const { claim } = before.madeOf ?? {};
  return (
    before.itemKey === now.itemKey &&
    claim !== undefined &&
    now.madeOf?.claim !== undefined &&
    claim !== now.madeOf.claim
  );
}

/**
 * At the first look: what the object copied before it was what it is. Its copies
 * are there, and nothing else knows of them.
 */
export function formerEdition(
  fact: PlanFact,
  readAt: number,
): { fact: PlanFact; memory: PlanMemory } | undefined {
  const former: PlanFact = {
    ...fact,
    edition: 'before',
    madeOf: undefined,
    madeSince: undefined,
    runningSince: undefined,
    lastAttemptFailed: undefined,
    controllerError: undefined,
    nextDueAt: undefined,
  };
  const { memory } = remember(undefined, former, readAt);
  return memory.lastSuccess
    ? {
        fact: former,
        memory: rememberGone(memory, readAt, true, {
          madeAnewAt: fact.madeSince,
        }),
      }
    : undefined;
}
