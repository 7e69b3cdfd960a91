/** Times in this file are ISO 8601 in UTC, durations are seconds, sizes are bytes. */

/**
 * A database that an entity may use: a configuration names its host. Nothing is
 * linked by it.
 *
 * @public
 */
export interface SuggestionView {
  /** The database cluster. */
  item: string;
  /** A sentence that says from what. */
  because: string;
  /** What would link it, on the entity. */
  annotation: { name: string; value: string };
}
