import {
  FindingFact,
  ItemFact,
  MaintenanceFact,
  PlanFact,
  WorkloadFact,
} from 'backstage-plugin-backups-node';

/**
 * A fact and the source it came from.
 */
export interface SourcedFact<T> {
  fact: T;
  sourceId: string;
}

/** A plan and the item it copies, resolved. */
export interface JoinedPlan {
  fact: PlanFact;
  sourceId: string;
  /** Key of an item of the estate. */
  itemKey?: string;
  /** Upkeep of the repository it writes to. */
  maintenance: MaintenanceFact[];
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
  unreadSystems: string[];
}

/**
 * Everything that is known, from all sources, tied together. `join` knows no
 * tool and no clock.
 */
export interface Estate {
  items: ReadonlyMap<string, SourcedFact<ItemFact>>;
  plans: readonly JoinedPlan[];
  workloads: readonly SourcedFact<WorkloadFact>[];
  findings: readonly SourcedFact<FindingFact>[];
  clusters: ReadonlyMap<string, ClusterKnowledge>;
}
