import type { ItemKind } from 'backstage-plugin-backups-common';

/** What people call each kind of item. */
export const itemKindText: Record<ItemKind, string> = {
  'persistent-volume-claim': 'PVC',
  'nfs-volume': 'NFS volume',
  'host-path': 'host path',
  'database-cluster': 'database',
  dataset: 'dataset',
};
