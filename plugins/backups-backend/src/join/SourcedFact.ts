/**
 * A fact and the source it came from.
 */
export interface SourcedFact<T> {
  fact: T;
  sourceId: string;
}
