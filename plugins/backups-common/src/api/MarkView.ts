/** Times in this file are ISO 8601 in UTC, durations are seconds, sizes are bytes. */

/**
 * A mark of the 3-2-1-1-0 rule.
 *
 * @public
 */
export interface MarkView {
  mark: 'copies' | 'media' | 'off-site' | 'immutable' | 'verified';
  met: 'met' | 'not-met' | 'not-known';
  fact: string;
}
