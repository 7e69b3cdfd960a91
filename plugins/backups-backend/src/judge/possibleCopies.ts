import { CustomOwner, ItemFact } from 'backstage-plugin-backups-node';
import { ClusterKnowledge, Estate } from '../join/Estate';
import { mayCopy, unreadInWords } from '../observe/UnreadSystem';

/** Groups whose objects own claims and that copy none of them. */
const COPIES_NOTHING = new Set([
  'app.k8s.io',
  'apps.kruise.io',
  'argoproj.io',
  'cdi.kubevirt.io',
  'grafana.integreatly.org',
  'helm.cattle.io',
  'helm.toolkit.fluxcd.io',
  'monitoring.coreos.com',
]);

/** Custom resources that look after an item, and that no provider reads. */
function unreadOwners(
  item: ItemFact,
  understood: readonly string[],
): CustomOwner[] {
  const owners = new Map<string, CustomOwner>();
  for (const { owner } of [item, ...item.mountedBy]) {
    if (!owner) continue;
    if (understood.includes(owner.group) || COPIES_NOTHING.has(owner.group)) {
      continue;
    }
    owners.set(`${owner.group}/${owner.kind}/${owner.name}`, owner);
  }
  return [...owners.values()];
}

/**
 * What may hold a copy of an item and is not read, as parts of a sentence:
 * `Longhorn is installed there and is not read`. It is asked before anything is
 * said to be missing.
 */
export function possibleCopies(
  item: ItemFact,
  { clusters, mayCopy: jobs }: Pick<Estate, 'clusters' | 'mayCopy'>,
): string[] {
  const cluster: Pick<ClusterKnowledge, 'unreadSystems' | 'understood'> =
    clusters.get(item.cluster) ?? { unreadSystems: [] };
  const systems = cluster.unreadSystems.filter(system => mayCopy(system, item));
  const owners = unreadOwners(item, cluster.understood ?? []);
  return [
    ...(systems.length > 0 ? [unreadInWords(systems)] : []),
    ...owners.map(
      ({ kind, name, group }) =>
        `${kind} ${name} looks after it, and what its operator (${group}) copies is not read`,
    ),
    ...(jobs.get(item.key) ?? []),
  ];
}
