/** Times in this file are ISO 8601 in UTC, durations are seconds, sizes are bytes. */

/**
 * The largest acceptable loss, and who says so.
 *
 * @public
 */
export interface RpoView {
  /** Absent: nothing declares or implies one. */
  seconds?: number;
  origin: 'annotation' | 'tier' | 'assumed' | 'none';
}
