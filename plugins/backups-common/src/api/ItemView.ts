import type { Finding } from '../vocabulary/Finding';
import type { ItemKind } from '../vocabulary/Item';
import type { DrillOutcome } from './DrillView';
import type { LossView } from './LossView';
import type { PlanView } from './PlanView';
import type { RpoView } from './RpoView';

/** Times in this file are ISO 8601 in UTC, durations are seconds, sizes are bytes. */

/**
 * Something that outlives a pod and is written to.
 *
 * @public
 */
export interface ItemView {
  key: string;
  kind: ItemKind;
  name: string;
  namespace?: string;
  cluster: string;
  sizeBytes?: number;
  storageClass?: string;
  /** Entities that share it, this one included. */
  sharedBy: number;
  /** What of it is this entity's own, for instance databases of a cluster. */
  parts?: string[];
  /** Resources that stand for it, as entity references; what is wrong with it is told to their owners. */
  holders?: string[];
  /** Why it belongs to this entity. */
  matchedBecause: string;
  exemption?: { reason: string; until?: string; declaredBy: string };
  /** Nothing copies it, on a complete scan. */
  unprotected: boolean;
  rpo: RpoView;
  loss: { volume: LossView; site: LossView };
  /**
   * Last restore that proved that it comes back, whoever did it; absent: none
   * was ever recorded.
   */
  lastProven?: { at: string; destination: string; durationSeconds?: number };
  /**
   * The last restore that was tried, however it ended and whoever did it;
   * absent: none was ever recorded.
   */
  lastDrill?: {
    outcome: DrillOutcome;
    at: string;
    destination: string;
    durationSeconds?: number;
  };
  plans: PlanView[];
  findings: Finding[];
}
