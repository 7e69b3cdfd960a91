import { ItemFact, RestoreFact } from 'backstage-plugin-backups-node';

/** Reads single facts, as they were said at the last complete reading. */
export interface RestoreFacts {
  /** @param keys - of items; those that no source tells are left out */
  getItemFacts(keys: readonly string[]): Promise<Map<string, ItemFact>>;
  /** Restores that some sources tell of. */
  getRestores(sourceIds: readonly string[]): Promise<RestoreFact[]>;
}
