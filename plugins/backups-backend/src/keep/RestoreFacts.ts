import {
  ItemFact,
  RefillFact,
  RestoreFact,
  RestoreTestFact,
} from 'backstage-plugin-backups-node';

/** Reads single facts, as they were said at the last complete reading. */
export interface RestoreFacts {
  /** @param keys - of items; those that no source tells are left out */
  getItemFacts(keys: readonly string[]): Promise<Map<string, ItemFact>>;
  /** All of them; one that several clusters mount comes more than once. */
  getItems(): Promise<ItemFact[]>;
  /** What fills items that are made again, by their keys or aliases; and who told. */
  getRefills(
    keys: readonly string[],
  ): Promise<{ sourceId: string; fact: RefillFact }[]>;
  /** Tests of restores that some sources tell of; and who told. */
  getRestoreTests(
    sourceIds: readonly string[],
  ): Promise<{ sourceId: string; fact: RestoreTestFact }[]>;
  /** Restores that some sources tell of. */
  getRestores(sourceIds: readonly string[]): Promise<RestoreFact[]>;
}
