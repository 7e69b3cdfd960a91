import {
  ObjectReference,
  describeObject,
  locationOf,
} from 'backstage-plugin-backups-node';
import { JoinedPlan } from '../join/Estate';
import { repositoryNames } from '../join/repositoryNames';
import { JudgedFinding } from './findings/JudgedFinding';
import { JudgedPlan } from './JudgedPlan';
import { evidenceOf } from './proofFindings';

/**
 * Two copies of one volume under one name are one history, unless the retention of
 * one removes what the other wrote.
 */
function isOneHistory(
  { fact, itemKey }: JoinedPlan,
  other: JoinedPlan,
): boolean {
  return (
    itemKey !== undefined &&
    itemKey === other.itemKey &&
    !(
      fact.writes?.sharedRetention &&
      fact.provider === other.fact.provider &&
      fact.writes.repository === other.fact.writes?.repository
    )
  );
}

/** Beside an object of its kind in its namespace its name is enough. */
function describeBeside(object: ObjectReference, other: ObjectReference) {
  return other.cluster === object.cluster &&
    other.kind === object.kind &&
    other.namespace === object.namespace
    ? other.name
    : `${describeObject(other)} on ${other.cluster}`;
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
        group.filter(other => other !== plan && !isOneHistory(plan, other)),
      );
    }
  }
  return shared;
}

/**
 * @param writers - other plans that write under the same name into the same
 * repository
 * @returns the finding about them; `undefined` where all write one history
 */
export function sharedIdentityFinding(
  plan: JudgedPlan,
  writers: readonly JoinedPlan[],
): JudgedFinding | undefined {
  const others = writers.filter(
    other => !other.fact.former && !isOneHistory(plan.joined, other),
  );
  const { proof } = plan;
  const { fact } = plan.joined;
  if (others.length === 0 || !fact.writes?.identity) return undefined;
  const repository =
    proof?.listing.repository ??
    locationOf(fact.destination) ??
    fact.writes?.repository;
  return {
    code: 'same-identity-in-repository',
    severity: 'erodes',
    object: describeObject(fact.object),
    identity: fact.writes.identity,
    others: others.map(other => describeBeside(fact.object, other.fact.object)),
    remedy: fact.writes.ownIdentity,
    causeKey: `same-identity-in-repository/${repository}`,
    evidence: proof ? evidenceOf(proof) : fact.evidence,
  };
}
