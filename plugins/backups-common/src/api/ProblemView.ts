import type { Evidence, Finding } from '../vocabulary/Finding';
import type { PlanState } from '../vocabulary/PlanState';

/** Times in this file are ISO 8601 in UTC, durations are seconds, sizes are bytes. */

/**
 * A line of "what is wrong", worst first.
 *
 * @public
 */
export interface ProblemView {
  /** What the chip says. */
  kind:
    | { type: 'state'; state: PlanState }
    | { type: 'finding'; severity: Finding['severity'] }
    | { type: 'item'; problem: 'unprotected' | 'past-rpo' | 'unknown' };
  title: string;
  detail?: string;
  fix?: string;
  evidence: Evidence[];
  planId?: string;
  itemKey?: string;
}
