import {
  FindingFact,
  ItemFact,
  ListingFact,
  MaintenanceFact,
  ObjectReference,
  PlanFact,
  RepositoryFact,
  RestoreTestFact,
  WorkloadFact,
} from 'backstage-plugin-backups-node';
import { ServiceIndex } from './ServiceIndex';
import { SourcedFact } from './SourcedFact';

import { RepositoryTestimony } from './RepositoryIndex';
import { UnreadSystem } from '../read/UnreadSystem';

/** A plan and the item it copies, resolved. */
export interface JoinedPlan {
  fact: PlanFact;
  sourceId: string;
  /** Key of an item of the estate. */
  itemKey?: string;
  /**
   * Name of the item that it copied, which is not there any more: its object copies
   * the one at `itemKey` now. What it has is not of that one.
   */
  ofFormerItem?: string;
  /** Further items that lie in the folder it copies. */
  furtherItemKeys?: readonly string[];
  /** Items of which it copies a part only: its folder lies within them. */
  partOfItemKeys?: readonly string[];
  /** Upkeep of the repository it writes to. */
  maintenance: MaintenanceFact[];
  /** What its repository says of it; absent: nothing is known of it. */
  repository?: RepositoryTestimony;
  /** What it shares its fate with: copies of one group are one copy. */
  independenceGroup: string;
}

/** What one cluster's reading is good for. */
export interface ClusterKnowledge {
  /** Every source of this cluster was read completely in this cycle. */
  scanComplete: boolean;
  /**
   * Sources did not answer in this cycle, and nothing else is missing: what the
   * last complete scan told of absence stands.
   */
  absenceStands?: boolean;
  /** Backup systems that are there and that no provider understands. */
  unreadSystems: readonly UnreadSystem[];
  /** API groups that providers read: an operator of another may copy what it owns. */
  understood?: readonly string[];
}

/** @returns keys of all items that a plan copies as a whole */
export function itemKeysOf(plan: JoinedPlan): readonly string[] {
  if (plan.itemKey === undefined) return [];
  return plan.furtherItemKeys
    ? [plan.itemKey, ...plan.furtherItemKeys]
    : [plan.itemKey];
}

/** A server besides the clusters that may hold copies of what nobody else copies. */
export interface ServerKnowledge {
  sourceId: string;
  /** In words: `nas (TrueNAS Cloud Sync)`. */
  described: string;
  /** It answered when it was last asked: absence counts. */
  answered: boolean;
  /** It was read at some time: what that told of absence stands. */
  absenceStands: boolean;
  mayCopy(item: ItemFact): boolean;
}

/** A workload that looks like a backup, and how it reaches an item. */
export interface ReachingTool {
  workload: Pick<ObjectReference, 'kind' | 'namespace' | 'name'>;
  reaches:
    | { by: 'mount' }
    /** It mounts what the item lies in. */
    | { by: 'place' }
    | { by: 'host'; host: string }
    /** It reaches a server that may be the item's under another name. */
    | { by: 'other-name'; server: string };
  /** What it does, as the end of a sentence, in the words of what observed it. */
  does: string;
}

/** A place where copies live that a workload mounts: no item, but its data all the same. */
export interface StoreItem {
  item: ItemFact;
  /** Names of what is copied there, as far as it is known. */
  holds: string[];
}

/**
 * Everything that is known, from all sources, tied together. `join` knows no
 * tool and no clock.
 */
export interface Estate {
  items: ReadonlyMap<string, SourcedFact<ItemFact>>;
  /** Places of copies, which are no items. */
  stores?: readonly StoreItem[];
  plans: readonly JoinedPlan[];
  workloads: readonly SourcedFact<WorkloadFact>[];
  findings: readonly SourcedFact<FindingFact>[];
  repositories: readonly SourcedFact<RepositoryFact>[];
  listings: readonly SourcedFact<ListingFact>[];
  clusters: ReadonlyMap<string, ClusterKnowledge>;
  servers: readonly ServerKnowledge[];
  /** What stands behind hosts in the clusters. */
  services: ServiceIndex;
  /** CronJobs that test restores. */
  restoreTests: readonly RestoreTestFact[];
  /** What looks like a backup and may copy an item, by its key. */
  mayCopy: ReadonlyMap<string, readonly ReachingTool[]>;
}
