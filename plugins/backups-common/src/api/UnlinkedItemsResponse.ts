import type { UnlinkedItem } from './UnlinkedItem';

/** @public */
export interface UnlinkedItemsResponse {
  items: UnlinkedItem[];
}
