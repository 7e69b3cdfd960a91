import {
  ItemFact,
  MayCopyFact,
  objectKey,
} from 'backstage-plugin-backups-node';
import { JoinedPlan, ReachingTool } from './Estate';
import { underOtherNames } from './underOtherNames';
import { itemsBehind } from './databaseHosts';
import { FolderIndex } from './FolderIndex';
import { liesIn } from './pathSteps';

/** Where the kubelet of a node mounts every volume of its pods. */
const VOLUMES_OF_PODS = '/var/lib/kubelet/pods';

/** A tool copies what others write, not what is its own: its settings, its repository. */
function isOwn(item: ItemFact, fact: MayCopyFact): boolean {
  const own = objectKey(fact.object);
  return (
    !fact.beside &&
    item.mountedBy.length > 0 &&
    item.mountedBy.every(workload => objectKey(workload) === own)
  );
}

function placesOnNode({ kind, name, nodePath, mountedBy }: ItemFact): string[] {
  const isMounted = kind !== 'dataset' && mountedBy.length > 0;
  return [
    ...(kind === 'host-path' ? [name] : []),
    ...(nodePath === undefined ? [] : [nodePath]),
    ...(isMounted ? [VOLUMES_OF_PODS] : []),
  ];
}

function reachedBy(
  fact: MayCopyFact,
  items: ReadonlyMap<string, ItemFact>,
  folders: FolderIndex,
  keyOf: (alias: string) => string,
): Map<string, ReachingTool['reaches']> {
  const reached = new Map<string, ReachingTool['reaches']>();
  const { cluster, namespace } = fact.object;
  for (const key of fact.items) reached.set(keyOf(key), { by: 'mount' });
  for (const folder of fact.folders) {
    const { within, partOf } = folders.copiedBy(folder);
    for (const key of [...within, ...partOf]) {
      reached.set(key, { by: 'place' });
    }
    const named = folders.underOtherNames(folder);
    for (const key of [...named.within, ...named.partOf]) {
      if (reached.has(key)) continue;
      reached.set(key, { by: 'other-name', server: folder.servers[0] });
    }
  }
  for (const item of fact.nodePaths.length > 0 ? items.values() : []) {
    if (item.cluster !== cluster) continue;
    const places = placesOnNode(item);
    if (
      fact.nodePaths.some(path => places.some(place => liesIn(place, path)))
    ) {
      reached.set(item.key, { by: 'place' });
    }
  }
  for (const host of fact.hosts) {
    for (const { key } of itemsBehind(
      host,
      { cluster, namespace },
      items.values(),
    )) {
      reached.set(key, { by: 'host', host });
    }
  }
  return reached;
}

/** @returns what may copy an item unseen, by item: workloads that look like backups, plans of a server under another name */
export function mayCopyByItem(
  plans: readonly JoinedPlan[],
  facts: readonly MayCopyFact[],
  items: ReadonlyMap<string, ItemFact>,
  keyOf: (alias: string) => string,
): Map<string, ReachingTool[]> {
  const folders = new FolderIndex(items.values());
  const tools = underOtherNames(plans, folders);
  for (const fact of facts) {
    for (const [key, reaches] of reachedBy(fact, items, folders, keyOf)) {
      const item = items.get(key);
      if (!item || isOwn(item, fact)) continue;
      const { kind, namespace, name } = fact.object;
      tools.set(key, [
        ...(tools.get(key) ?? []),
        { workload: { kind, namespace, name }, reaches, does: fact.because },
      ]);
    }
  }
  return tools;
}
