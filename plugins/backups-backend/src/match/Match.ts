/** Why an item belongs to an entity. */
export interface Match {
  entityRef: string;
  /** A sentence for the page. */
  because: string;
  /** What of it is the entity's own: the databases of a cluster. */
  parts?: string[];
}
