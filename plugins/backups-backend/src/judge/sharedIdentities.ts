import { JoinedPlan } from '../join/Estate';
import { repositoryNames } from '../join/repositoryNames';

/**
 * Finds plans that write under one name into one repository: their points
 * cannot be told apart. Plans that are gone write nothing.
 *
 * @param plans - those that are still there
 * @returns of each such plan the others
 */
export function sharedIdentities(
  plans: readonly JoinedPlan[],
): ReadonlyMap<JoinedPlan, readonly JoinedPlan[]> {
  const writers = new Map<string, JoinedPlan[]>();
  for (const plan of plans) {
    const { writes, method } = plan.fact;
    if (writes?.identity === undefined) continue;
    // Where nothing lists a repository, it is the same by its place.
    const repositories = new Set([
      ...(plan.repository?.repositories ?? []),
      ...repositoryNames(plan.fact),
    ]);
    for (const repository of repositories) {
      const key = JSON.stringify([repository, method, writes.identity]);
      const known = writers.get(key);
      if (known) known.push(plan);
      else writers.set(key, [plan]);
    }
  }
  const shared = new Map<JoinedPlan, JoinedPlan[]>();
  for (const group of writers.values()) {
    if (group.length < 2) continue;
    for (const plan of group) {
      const others = group.filter(other => other !== plan);
      shared.set(plan, [...new Set([...(shared.get(plan) ?? []), ...others])]);
    }
  }
  return shared;
}
