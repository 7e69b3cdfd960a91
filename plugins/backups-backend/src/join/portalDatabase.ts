import { ItemFact } from 'backstage-plugin-backups-node';
import { itemsBehind, serviceOf } from './databaseHosts';

/**
 * Finds what the portal's own database stands on, by the host that it connects to.
 * In which cluster the portal runs is not known: a name that fits in several, or
 * several things, is none.
 */
export function portalDatabase(
  host: string,
  items: readonly ItemFact[],
): ItemFact | undefined {
  const named = serviceOf(host, undefined);
  if (!named) return undefined;
  const places = new Set(
    items.map(({ cluster, namespace }) => JSON.stringify([cluster, namespace])),
  );
  const found = new Map<string, ItemFact>();
  for (const place of places) {
    const [cluster, namespace] = JSON.parse(place);
    // A bare name is one of the portal's own namespace, whichever that is.
    if (named.namespace !== undefined && named.namespace !== namespace)
      continue;
    for (const item of itemsBehind(host, { cluster, namespace }, items)) {
      found.set(item.key, item);
    }
  }
  const [item] = found.values();
  return found.size === 1 ? item : undefined;
}
