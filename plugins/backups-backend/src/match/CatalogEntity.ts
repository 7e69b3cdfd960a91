/** What matching and judging need of a catalog entity. */
export interface CatalogEntity {
  /** For instance `component:default/radarr`. */
  ref: string;
  kind: string;
  name: string;
  annotations: Record<string, string>;
}
