import { JoinedPlan } from '../join/Estate';
import { repositoryNames } from '../join/repositoryNames';

/** Two copies of one volume under one name are one history, also from two tools. */
export function isSameItem(
  { itemKey }: JoinedPlan,
  other: JoinedPlan,
): boolean {
  return itemKey !== undefined && itemKey === other.itemKey;
}

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
  const listed = new Map<string, JoinedPlan[]>();
  const named = new Map<string, JoinedPlan[]>();
  const add = (
    writers: Map<string, JoinedPlan[]>,
    repository: string,
    plan: JoinedPlan,
  ) => {
    const { method, writes } = plan.fact;
    const key = JSON.stringify([repository, method, writes?.identity]);
    const known = writers.get(key);
    if (known) known.push(plan);
    else writers.set(key, [plan]);
  };
  for (const plan of plans) {
    if (plan.fact.writes?.identity === undefined) continue;
    for (const repository of plan.repository?.repositories ?? []) {
      add(listed, repository, plan);
    }
    // Where no report lists it, a repository is the same by its place.
    for (const repository of repositoryNames(plan.fact)) {
      add(named, repository, plan);
    }
  }
  const shared = new Map<JoinedPlan, JoinedPlan[]>();
  const share = (plan: JoinedPlan, others: readonly JoinedPlan[]) => {
    if (others.length === 0) return;
    shared.set(plan, [...new Set([...(shared.get(plan) ?? []), ...others])]);
  };
  for (const group of listed.values()) {
    for (const plan of group) {
      share(
        plan,
        group.filter(other => other !== plan),
      );
    }
  }
  for (const group of named.values()) {
    for (const plan of group) {
      share(
        plan,
        group.filter(other => other !== plan && !isSameItem(plan, other)),
      );
    }
  }
  return shared;
}
