import type { RestoreScenario, RestoreWay } from '../runbook/Runbook';

/**
 * How a drill ended.
 *
 * @public
 */
export const DRILL_OUTCOMES = ['proven', 'failed'] as const;

/** @public */
export type DrillOutcome = (typeof DRILL_OUTCOMES)[number];

/**
 * A restore that was really tried, as somebody reports it. Times are ISO 8601
 * in UTC, durations seconds, sizes bytes.
 *
 * @public
 */
export interface DrillReport {
  /** Key of the item that was restored. */
  itemKey: string;
  /** The copy it was restored from. */
  planId: string;
  scenario: RestoreScenario;
  way?: RestoreWay;
  outcome: DrillOutcome;
  /** When it ended. */
  finishedAt: string;
  durationSeconds?: number;
  /** Data time of what came back. */
  pointTime?: string;
  sizeBytes?: number;
  files?: number;
  /** How it was checked that the right data came back. */
  check: string;
  /**
   * An id that the app writes into everything that belongs together, as it came
   * back: letters, digits and `_.:@+-`, `2026-11-30T02:00:00Z`. Equal in a volume
   * and in its database, both are of one moment.
   */
  sentinel?: string;
  /** Where that can be seen again: a link, a ticket, a log. */
  evidence?: string;
  /** What was done, or will be, because a restore failed. */
  action?: string;
}

/**
 * A drill as it is kept.
 *
 * @public
 */
export interface DrillView extends DrillReport {
  id: string;
  entityRef: string;
  /** Item and destination as they were called then. */
  item: string;
  destination: string;
  /** User or service that reported it. */
  reportedBy: string;
  reportedAt: string;
}
