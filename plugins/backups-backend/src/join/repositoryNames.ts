import { PlanFact, locationOf } from 'backstage-plugin-backups-node';

const known = new WeakMap<PlanFact, readonly string[]>();

/**
 * @returns every name of the repository a plan writes to: the alias its provider
 * gives it, and its location where that is known
 */
export function repositoryNames(fact: PlanFact): readonly string[] {
  const before = known.get(fact);
  if (before) return before;
  const names = [fact.writes?.repository, locationOf(fact.destination)].flatMap(
    name => name ?? [],
  );
  known.set(fact, names);
  return names;
}
