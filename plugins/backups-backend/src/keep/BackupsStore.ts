import { EntityThresholds } from 'backstage-plugin-backups-common';
import {
  EntityDocument,
  FactRecord,
  PlanDay,
  PlanDocument,
  RunRecord,
  UnlinkedDocument,
} from './documents';
import { SourceRecord } from '../read/SourceRecord';

/** What is known from earlier cycles. */
export interface KeptEstate {
  sources: SourceRecord[];
  facts: FactRecord[];
  plans: PlanDocument[];
  entities: EntityDocument[];
  unlinked: UnlinkedDocument[];
}

/** Rows to write and rows to remove, by key. */
export interface RowChanges<T> {
  upserts: T[];
  /** Primary keys. */
  removals: string[];
}

/** What one cycle changes. What did not change is not in it. */
export interface CycleChanges {
  sources: RowChanges<SourceRecord>;
  facts: {
    upserts: FactRecord[];
    removals: { sourceId: string; key: string }[];
  };
  plans: RowChanges<PlanDocument>;
  entities: RowChanges<EntityDocument>;
  unlinked: RowChanges<UnlinkedDocument>;
  runs: RunRecord[];
  planDays: PlanDay[];
}

/** What tells an entity's verdict at any instant. */
export interface EntityThresholdsRow {
  ref: string;
  thresholds: EntityThresholds;
  /** Sources without which nothing can be said about it. */
  sourceIds: string[];
}

/** A run as it is stored. */
export interface StoredRun extends RunRecord {
  id: number;
}

/**
 * Keeps the estate. Implementations serve any number of readers and one writer.
 */
export interface BackupsStore {
  /**
   * Announces a new cycle; older ones may not write from here on.
   *
   * @returns the fence to commit with
   */
  beginCycle(): Promise<number>;
  load(): Promise<KeptEstate>;
  /**
   * Writes a cycle as a whole.
   *
   * @throws ConflictError when a newer cycle has begun
   */
  commit(fence: number, changes: CycleChanges): Promise<void>;
  /** Removes runs and days older than an instant, epoch seconds. */
  prune(before: number): Promise<void>;

  /** As long as it is the same, nothing that is kept has changed. */
  getVersion(): Promise<string>;
  /** Thresholds of every entity, without its body. */
  getEntityThresholds(): Promise<EntityThresholdsRow[]>;
  getEntity(ref: string): Promise<EntityDocument | undefined>;
  getPlans(ids: readonly string[]): Promise<PlanDocument[]>;
  getSources(): Promise<SourceRecord[]>;
  getPlanDays(ids: readonly string[], since: string): Promise<PlanDay[]>;
  /** Newest first. */
  getRuns(
    planId: string,
    options: { beforeId?: number; limit: number },
  ): Promise<StoredRun[]>;
  getUnlinked(): Promise<UnlinkedDocument[]>;
}
