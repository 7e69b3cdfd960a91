import { WorkloadReference } from 'backstage-plugin-backups-node';
import { Match } from './Match';
import { DatabaseSuggestion } from './suggestDatabases';
import { SuspectedDatabase } from './SuspectedDatabase';

/** A volume that an entity claims by its own annotation, and that is another's. */
export interface ContestedItem {
  itemKey: string;
  /** As the annotation may call it. */
  name: string;
  /** Whose workloads mount it. */
  heldBy: readonly string[];
}

/** The outcome of matching. Nothing is dropped: what fits nowhere is listed. */
export interface Matches {
  /** Entity reference → item key → match. */
  itemsOf: ReadonlyMap<string, ReadonlyMap<string, Match>>;
  /**
   * Entity reference → volumes that its own annotation names, and that workloads
   * of others mount: they stay with those, and it is shown nothing of them.
   */
  contestedOf: ReadonlyMap<string, readonly ContestedItem[]>;
  /** Item key → entities that contradict each other about it. */
  conflicts: ReadonlyMap<string, string[]>;
  /**
   * Item key → Resources that stand for an item that several entities use. What
   * is wrong with it is told to their owners.
   */
  holdersOf: ReadonlyMap<string, readonly string[]>;
  /** Entity reference → databases it may use, though nothing says that it does. */
  suggestionsOf: ReadonlyMap<string, readonly DatabaseSuggestion[]>;
  /** Entity reference → databases that its workloads use, and that are no item. */
  suspectedOf: ReadonlyMap<string, readonly SuspectedDatabase[]>;
  /** Keys of items without any entity. */
  unmatched: readonly string[];
  /** Entity reference → its workloads. */
  workloadsOf: ReadonlyMap<string, readonly WorkloadReference[]>;
  /** Entity reference → mounts that nobody understands, in words. */
  unclassifiedOf: ReadonlyMap<string, readonly string[]>;
}
