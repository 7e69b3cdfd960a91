import type { ItemKind } from '../vocabulary/Item';

/**
 * An item that belongs to no entity, or to several that contradict each other.
 *
 * @public
 */
export interface UnlinkedItem {
  key: string;
  kind: ItemKind;
  name: string;
  namespace?: string;
  cluster: string;
  reason: 'unmatched' | 'conflicting';
  /** Entities that claim it, for a conflict. */
  claimedBy: string[];
  /** Labels of the destinations that copy it. */
  copiedTo: string[];
}
