/**
 * What a clock needs to tell a plan's state. Written once by `judge`; nothing
 * in it is a state that could rot. Instants are epoch seconds, see `ALWAYS`
 * and `NEVER`.
 *
 * @public
 */
export interface PlanThresholds {
  /** The state that no clock moves, if there is one. */
  fixed?: 'gone' | 'suspended' | 'failing' | 'hollow';
  /** A success is known, by the operator or by our own history. */
  succeeded: boolean;
  /** None is known, but there may have been some that nobody saw: it is never said that it never ran. */
  mayHaveSucceeded?: boolean;
  /** Something says when it should succeed again. */
  expected: boolean;
  /** A run that has not ended by then is stuck. */
  stuckAt: number;
  /** Due: from here it is late, unless it is running. */
  lateAt: number;
  /** Due plus grace. */
  overdueAt: number;
}
