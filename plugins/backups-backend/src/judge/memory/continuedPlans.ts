import {
  Fact,
  PlanFact,
  locationOf,
  objectKey,
} from 'backstage-plugin-backups-node';
import { SourcedFact } from '../../join/SourcedFact';
import { repositoryNames } from '../../join/repositoryNames';

/** A plan that is gone, and the one that goes on with its work. */
export interface ContinuedPlan {
  gone: PlanFact;
  by: PlanFact;
}

/** What is copied, and with what. */
function keyOf({ method, itemKey }: PlanFact): string | undefined {
  return itemKey === undefined ? undefined : JSON.stringify([method, itemKey]);
}

function isSameName(gone: PlanFact, standing: PlanFact): boolean {
  const name = gone.writes?.identity;
  return name !== undefined && name === standing.writes?.identity;
}

/** Where it is not known where the old one wrote, the name of its snapshots has to do. */
function isSamePlace(gone: PlanFact, standing: PlanFact): boolean {
  const names = new Set(repositoryNames(standing));
  return (
    (locationOf(gone.destination) === undefined &&
      isSameName(gone, standing)) ||
    repositoryNames(gone).some(name => names.has(name))
  );
}

/**
 * Under the same name there is one history, whoever writes it. Under another one
 * the copies are there as well, as soon as there is one.
 */
function goesOn(gone: PlanFact, standing: PlanFact): boolean {
  return standing.lastSuccess !== undefined || isSameName(gone, standing);
}

/**
 * Finds plans that are gone because another tool goes on with their work: the
 * same volume, in the same repository. Their copies are of before, and nobody
 * misses the plan: two that copy to one place are one copy.
 *
 * @param gone - plans that a complete list no longer holds
 * @param facts - what stands
 */
export function continuedPlans(
  gone: readonly SourcedFact<PlanFact>[],
  facts: readonly SourcedFact<Fact>[],
): ContinuedPlan[] {
  if (gone.length === 0) return [];
  const standing = new Map<string, PlanFact[]>();
  for (const { fact } of facts) {
    if (fact.type !== 'plan' || fact.suspended) continue;
    const key = keyOf(fact);
    if (key === undefined) continue;
    const known = standing.get(key);
    if (known) known.push(fact);
    else standing.set(key, [fact]);
  }
  return gone.flatMap(({ fact }) => {
    const key = keyOf(fact);
    const by = (key === undefined ? [] : standing.get(key) ?? []).find(
      other =>
        objectKey(other.object) !== objectKey(fact.object) &&
        isSamePlace(fact, other) &&
        goesOn(fact, other),
    );
    return by ? { gone: fact, by } : [];
  });
}
