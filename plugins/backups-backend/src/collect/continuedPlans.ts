import { Fact, PlanFact, locationOf } from 'backstage-plugin-backups-node';
import { SourcedFact } from '../join/SourcedFact';
import { repositoryNames } from '../join/repositoryNames';

/** What its snapshots are found by, whoever makes them. */
function keyOf({ method, itemKey, writes }: PlanFact): string | undefined {
  return itemKey === undefined || writes?.identity === undefined
    ? undefined
    : JSON.stringify([method, itemKey, writes.identity]);
}

/** Where it is not known where the old one wrote, its name has to do. */
function isSamePlace(gone: PlanFact, standing: PlanFact): boolean {
  const names = new Set(repositoryNames(standing));
  return (
    locationOf(gone.destination) === undefined ||
    repositoryNames(gone).some(name => names.has(name))
  );
}

/**
 * Finds plans that are gone because another tool goes on with their work: the
 * same volume, under the same name, in the same repository. Their copies are part
 * of one history, and nobody misses the plan.
 *
 * @param gone - plans that a complete list no longer holds
 * @param facts - what stands
 * @returns those of `gone`
 */
export function continuedPlans(
  gone: readonly SourcedFact<PlanFact>[],
  facts: readonly SourcedFact<Fact>[],
): PlanFact[] {
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
    const others = key === undefined ? [] : standing.get(key) ?? [];
    return others.some(
      other => other.key !== fact.key && isSamePlace(fact, other),
    )
      ? fact
      : [];
  });
}
