import type { ItemKind } from '../vocabulary/Item';

/**
 * What people call each kind of item, for instance `PVC`.
 *
 * @public
 */
export const itemKindText: Record<ItemKind, string> = {
  'persistent-volume-claim': 'PVC',
  'nfs-volume': 'NFS volume',
  'host-path': 'host path',
  'database-cluster': 'database',
  dataset: 'dataset',
};
