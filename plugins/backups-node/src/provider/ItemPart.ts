/**
 * Something inside an item that may have an owner of its own, as a database in
 * a cluster of databases has.
 *
 * @public
 */
export interface ItemPart {
  /** As the item calls it. */
  name: string;
  /** What tells of it, for sentences: `Database database/affine`. */
  described: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}
