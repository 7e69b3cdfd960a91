/** Times in this file are ISO 8601 in UTC, durations are seconds, sizes are bytes. */

/**
 * What would be lost, for one kind of disaster.
 *
 * @public
 */
export interface LossView {
  /** Seconds of work lost; absent: everything, or not known (see `kind`). */
  seconds?: number;
  /** `not-judged`: everything is exempt, and nobody says what would be lost. */
  kind: 'time' | 'everything' | 'not-known' | 'nothing-to-lose' | 'not-judged';
  /** Data time of the copy that would be used. */
  dataTime?: string;
  /** Label of the destination it would come from. */
  destination?: string;
  /** The item that loses most. */
  item?: string;
}
