/**
 * What earlier cycles found missing on complete scans. A source that does not
 * answer takes none of it back.
 */
export interface KnownAbsences {
  /** Keys of items that nothing copied. */
  unprotectedItems: ReadonlySet<string>;
  /** References of entities that had no item. */
  emptyEntities: ReadonlySet<string>;
}
