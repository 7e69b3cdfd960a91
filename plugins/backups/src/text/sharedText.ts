import type { ItemView } from 'backstage-plugin-backups-common';
import { countText } from './countText';

/** @returns how many others have it, as `shared with 12 apps`; `undefined`: it has one app */
export function sharedText({
  sharedBy,
}: Pick<ItemView, 'sharedBy'>): string | undefined {
  return sharedBy > 1
    ? `shared with ${countText(sharedBy - 1, 'app')}`
    : undefined;
}
