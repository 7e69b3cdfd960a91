import { objectKey } from 'backstage-plugin-backups-node';
import { Estate, itemKeysOf } from './Estate';

/**
 * Leaves out what nothing copies on clusters where only plans are judged, and
 * the workloads that mount nothing else: nobody there claims that something is
 * unprotected, or that there is nothing to protect.
 *
 * @param plansOnly - names of these clusters
 */
export function withoutUnplanned(
  estate: Estate,
  plansOnly: ReadonlySet<string>,
): Estate {
  if (plansOnly.size === 0) return estate;
  const planned = new Set(estate.plans.flatMap(itemKeysOf));
  const items = new Map(
    [...estate.items].filter(
      ([key, { fact }]) => !plansOnly.has(fact.cluster) || planned.has(key),
    ),
  );
  const mounting = new Set(
    [...items.values()].flatMap(({ fact }) => fact.mountedBy.map(objectKey)),
  );
  return {
    ...estate,
    items,
    workloads: estate.workloads.flatMap(sourced => {
      const { workload } = sourced.fact;
      if (!plansOnly.has(workload.cluster)) return [sourced];
      if (!mounting.has(objectKey(workload))) return [];
      return [
        { ...sourced, fact: { ...sourced.fact, unclassifiedMounts: [] } },
      ];
    }),
    findings: estate.findings.filter(
      ({ fact: { about } }) =>
        !plansOnly.has(about.object.cluster) ||
        about.itemKey === undefined ||
        about.planKey !== undefined ||
        items.has(about.itemKey),
    ),
    clusters: new Map(
      [...estate.clusters].map(([name, knowledge]) => [
        name,
        plansOnly.has(name)
          ? { ...knowledge, scanComplete: false, absenceStands: false }
          : knowledge,
      ]),
    ),
  };
}
