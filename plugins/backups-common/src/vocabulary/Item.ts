/**
 * Kinds of items: what outlives a pod and is written to.
 *
 * @public
 */
export type ItemKind =
  | 'persistent-volume-claim'
  | 'nfs-volume'
  | 'host-path'
  | 'database-cluster'
  | 'dataset';

/**
 * Why an item needs no backup.
 *
 * @public
 */
export interface Exemption {
  reason: string;
  /** Epoch seconds; absent: no expiry. */
  until?: number;
  /** Where it was declared, for instance `annotation backups/exempt on PersistentVolumeClaim media/cache`. */
  declaredBy: string;
  /** Who asked for it and who approved it, as it is written where it was declared. */
  requestedBy?: string;
  approvedBy?: string;
}
