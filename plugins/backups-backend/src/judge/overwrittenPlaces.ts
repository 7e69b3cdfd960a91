import {
  PlanFact,
  describeObject,
  hostOf,
} from 'backstage-plugin-backups-node';
import { JoinedPlan } from '../join/Estate';
import { startsWith, stepsOf } from '../join/pathSteps';
import { JudgedFinding } from './findings/JudgedFinding';

/** Where copies lie: a bucket or a server, and the folders down from there. */
interface Place {
  root: string;
  steps: string[];
}

function placeOf({ destination }: PlanFact): Place | undefined {
  const { type, endpoint, product, bucket, prefix, server, path } = destination;
  if (server !== undefined && path !== undefined) {
    return { root: `${type} ${hostOf(server)}`, steps: stepsOf(path) };
  }
  const holder = hostOf(endpoint ?? '') ?? product;
  if (holder === undefined || bucket === undefined) return undefined;
  return { root: `${type} ${holder} ${bucket}`, steps: stepsOf(prefix ?? '') };
}

/** Whether a mirror puts the very same files there. */
function bringsTheSame(
  mirror: PlanFact,
  other: PlanFact,
  below: readonly string[],
): boolean {
  const [outer, inner] = [mirror.copiesFolder, other.copiesFolder];
  if (!outer || !inner) {
    return below.length === 0 && mirror.itemKey === other.itemKey;
  }
  return (
    outer.servers.some(server => inner.servers.includes(server)) &&
    [...stepsOf(outer.path), ...below].join('/') ===
      stepsOf(inner.path).join('/')
  );
}

/**
 * @param isGiven - the place is a folder that its task names. Two tasks that
 * were given none share the root of a bucket, and no list says what is in it:
 * that is advised, not judged.
 */
function findingOf(
  { fact }: JoinedPlan,
  mirrors: readonly JoinedPlan[],
  isGiven: boolean,
): JudgedFinding {
  const names = mirrors.map(mirror => describeObject(mirror.fact.object));
  const own = describeObject(fact.object);
  return {
    code: 'place-overwritten',
    severity: isGiven ? 'breaks-restore' : 'advice',
    object: own,
    place: fact.destination.label,
    mirrors: names,
    causeKey: `place-overwritten/${[own, ...names].sort().join('/')}`,
    evidence: mirrors.flatMap(mirror => mirror.fact.evidence),
  };
}

/**
 * Finds copies that lie where a mirror of something else is made.
 *
 * @param plans - those that are there and not suspended
 * @returns by plan
 */
export function overwrittenPlaces(
  plans: readonly JoinedPlan[],
): ReadonlyMap<JoinedPlan, JudgedFinding> {
  const mirrors = new Map<string, { plan: JoinedPlan; steps: string[] }[]>();
  for (const plan of plans) {
    const place = plan.fact.removesOthers && placeOf(plan.fact);
    if (!place) continue;
    const known = mirrors.get(place.root) ?? [];
    mirrors.set(place.root, [...known, { plan, steps: place.steps }]);
  }
  const findings = new Map<JoinedPlan, JudgedFinding>();
  if (mirrors.size === 0) return findings;
  for (const plan of plans) {
    const place = placeOf(plan.fact);
    if (!place) continue;
    const over = (mirrors.get(place.root) ?? [])
      .filter(
        mirror =>
          mirror.plan !== plan &&
          startsWith(place.steps, mirror.steps) &&
          !bringsTheSame(
            mirror.plan.fact,
            plan.fact,
            place.steps.slice(mirror.steps.length),
          ),
      )
      .map(mirror => mirror.plan);
    if (over.length > 0) {
      findings.set(plan, findingOf(plan, over, place.steps.length > 0));
    }
  }
  return findings;
}
