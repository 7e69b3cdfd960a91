/**
 * Entities of the catalog of which nothing was found anywhere. That is no
 * verdict: nobody knows whether they have data.
 *
 * @public
 */
export interface NotLinkedResponse {
  count: number;
  /** The first of them, by reference. */
  entityRefs: string[];
}
