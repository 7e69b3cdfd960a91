import { ItemFact } from 'backstage-plugin-backups-node';

/** What names an item. */
export type ItemIdentity = Pick<
  ItemFact,
  'key' | 'kind' | 'name' | 'namespace' | 'cluster'
>;

/** What names an item, and what it takes to store it. */
export type SizedItem = ItemIdentity &
  Pick<ItemFact, 'sizeBytes' | 'storageClass'>;

/** @returns of anything that names an item, only that */
export function itemIdentity(item: ItemIdentity): ItemIdentity {
  const { key, kind, name, namespace, cluster } = item;
  return { key, kind, name, namespace, cluster };
}

/** @returns of anything that describes an item, its name and size */
export function sizedItem(item: SizedItem): SizedItem {
  const { sizeBytes, storageClass } = item;
  return { ...itemIdentity(item), sizeBytes, storageClass };
}
