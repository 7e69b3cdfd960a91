import { Finding } from 'backstage-plugin-backups-common';
import {
  MaintenanceFact,
  describeObject,
  locationOf,
} from 'backstage-plugin-backups-node';
import { JoinedPlan } from '../join/Estate';

/**
 * Finds places that objects of two kinds maintain: after a move from one tool to
 * another both go on, and a repository lets only one of them.
 *
 * @param plans - those that are still there
 * @returns by place, see `locationOf`
 */
export function sharedUpkeep(
  plans: readonly JoinedPlan[],
): ReadonlyMap<string, Finding> {
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
  const findings = new Map<string, Finding>();
  for (const [place, known] of upkeeps) {
    const kinds = new Set([...known.values()].map(({ object }) => object.kind));
    if (kinds.size < 2) continue;
    const names = [...known.keys()].sort();
    findings.set(place, {
      code: 'maintenance-has-two-owners',
      severity: 'erodes',
      title: `The repository is maintained by ${names.join(' and ')}.`,
      detail:
        'Kopia lets one owner alone maintain a repository: the other one fails, or takes it over again and again.',
      fix: 'Leave it to the one that writes to the repository, and remove or switch off the other.',
      causeKey: `maintenance-has-two-owners/${place}`,
      evidence: [...known.values()].flatMap(({ evidence }) => evidence),
    });
  }
  return findings;
}
