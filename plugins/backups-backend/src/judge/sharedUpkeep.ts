import {
  MaintenanceFact,
  describeObject,
  locationOf,
} from 'backstage-plugin-backups-node';
import { JoinedPlan } from '../join/Estate';
import { JudgedFinding } from './findings/JudgedFinding';

/**
 * Finds places that objects of two kinds maintain: after a move from one tool to
 * another both go on, and a repository lets only one of them.
 *
 * @param plans - those that are still there
 * @returns by place, see `locationOf`
 */
export function sharedUpkeep(
  plans: readonly JoinedPlan[],
): ReadonlyMap<string, JudgedFinding> {
  const upkeeps = new Map<string, Map<string, MaintenanceFact>>();
  for (const { fact, maintenance } of plans) {
    const place = locationOf(fact.destination);
    if (place === undefined) continue;
    for (const upkeep of maintenance) {
      // One that is switched off gets in nobody's way.
      if (upkeep.suspended || upkeep.seenInRepositoryAt !== undefined) continue;
      const known = upkeeps.get(place) ?? new Map<string, MaintenanceFact>();
      upkeeps.set(place, known.set(describeObject(upkeep.object), upkeep));
    }
  }
  const findings = new Map<string, JudgedFinding>();
  for (const [place, known] of upkeeps) {
    const kinds = new Set([...known.values()].map(({ object }) => object.kind));
    if (kinds.size < 2) continue;
    findings.set(place, {
      code: 'maintenance-has-two-owners',
      severity: 'erodes',
      owners: [...known.keys()].sort(),
      causeKey: `maintenance-has-two-owners/${place}`,
      evidence: [...known.values()].flatMap(({ evidence }) => evidence),
    });
  }
  return findings;
}
