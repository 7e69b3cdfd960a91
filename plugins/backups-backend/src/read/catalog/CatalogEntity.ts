/** What matching and judging need of a catalog entity. */
export interface CatalogEntity {
  /** For instance `component:default/radarr`. */
  ref: string;
  kind: string;
  name: string;
  annotations: Record<string, string>;
  /** References of the Resources it depends on. */
  dependsOn?: string[];
  /** Who and what it is, for lists. Absent: only its name is known. */
  about?: CatalogAbout;
}

/** What lists say of an entity. References are whole, such as `group:default/media`. */
export interface CatalogAbout {
  kind: string;
  /** Its title, else its name. */
  title: string;
  owner?: string;
  system?: string;
  lifecycle?: string;
  /** Annotation `backups/tier`. */
  tier?: string;
}
