import { CustomOwner, ItemFact } from 'backstage-plugin-backups-node';
import { ClusterKnowledge, Estate } from '../join/Estate';
import { mayCopy } from '../observe/mayCopy';
import { PossibleCopy } from './Lack';

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

/** @returns what may hold a copy of an item and is not read; asked before anything is said to be missing */
export function possibleCopies(
  item: ItemFact,
  { clusters, mayCopy: tools }: Pick<Estate, 'clusters' | 'mayCopy'>,
): PossibleCopy[] {
  const cluster: Pick<ClusterKnowledge, 'unreadSystems' | 'understood'> =
    clusters.get(item.cluster) ?? { unreadSystems: [] };
  const names = cluster.unreadSystems
    .filter(system => mayCopy(system, item))
    .map(({ name }) => name);
  return [
    ...(names.length > 0 ? [{ kind: 'systems' as const, names }] : []),
    ...unreadOwners(item, cluster.understood ?? []).map(
      ({ kind, name, group }) => ({
        kind: 'owner' as const,
        owner: { kind, name, group },
      }),
    ),
    ...(tools.get(item.key) ?? []).map(tool => ({
      kind: 'tool' as const,
      tool,
    })),
  ];
}
