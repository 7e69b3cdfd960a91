import type {
  MomentKnown,
  RestoreScenario,
  RestoreWay,
  Runbook,
} from 'backstage-plugin-backups-common';
import type { ItemFact } from './facts/ItemFact';
import type { PlanFact } from './facts/PlanFact';
import type { WorkloadReference } from './facts/WorkloadFact';

/** Instants are epoch seconds. */

/**
 * The point a restore is to use, as far as it is known.
 *
 * @public
 */
export interface RunbookPoint {
  /** As the repository calls it; absent: only its time is known. */
  id?: string;
  /** When its data was read. */
  dataTime: number;
  sizeBytes?: number;
  files?: number;
}

/**
 * The moments to which a database can go back, as far as they are known.
 *
 * @public
 */
export interface RunbookWindow {
  /** `observed`: the tool says so; else worked out from what was seen. */
  earliest?: { at: number; known: MomentKnown };
  latest?: { at: number; known: MomentKnown };
}

/**
 * What a provider writes a runbook from: only facts. The same request gives the
 * same runbook.
 *
 * @public
 */
export interface RunbookRequest {
  scenario: RestoreScenario;
  /** Absent: the provider's first choice. */
  way?: RestoreWay;
  /** What made the copy. */
  plan: PlanFact;
  /** Every plan of the item, this one among them: all are paused meanwhile. */
  plans: readonly PlanFact[];
  item: ItemFact;
  /**
   * Workloads of the app that asks, where they use the item without mounting it,
   * as the clients of a database do: they are stopped meanwhile, too.
   */
  clients?: readonly WorkloadReference[];
  /** Nothing newer than this is to come back. */
  notAfter: number;
  /**
   * Nobody chose a moment: `notAfter` is only when they asked. A database then
   * comes back to the end of its log, which lies before that.
   */
  latest?: boolean;
  /** Which moments of a database are known to come back. */
  window?: RunbookWindow;
  /** Newest point that is known to be in time. */
  point?: RunbookPoint;
  /**
   * Ends names of what is made on the way: lower-case letters, digits and
   * hyphens. It stays the same while somebody follows the runbook.
   */
  tag: string;
  /** When the objects were read. */
  readAt?: number;
}

/**
 * @returns a runbook, or why there is none
 *
 * @public
 */
export type WrittenRunbook =
  | { runbook: Runbook }
  | { runbook: undefined; because: string };
