/** What of an object, or of something in it, points to an entity. */
export type Pointer =
  | { by: 'annotation'; name: string }
  /** A label, or an annotation of the Kubernetes plugin. */
  | { by: 'label'; label: string; value: string }
  | { by: 'kubernetes-id'; annotation: string; value: string };

/** How the entity chooses its workloads: by an annotation, and by a label besides. */
export interface SelectedBy {
  annotation: string;
  value: string;
  label?: { label: string; value: string };
}

/**
 * Why an item belongs to an entity. `say` has the words. Objects are as people
 * call them: `Deployment media/radarr`.
 */
export type MatchReason =
  /** The entity names it in an annotation. */
  | { by: 'entity-annotation'; annotation: string }
  /** The item, or what copies it, names the entity in an annotation. */
  | { by: 'object-annotation'; object: string; annotation: string }
  /** A workload that mounts it points to the entity, or is chosen by it. */
  | { by: 'workload'; workload: string; points: Pointer }
  | { by: 'selected-workload'; workload: string; selected: SelectedBy }
  | { by: 'label'; object: string; label: string; value: string }
  | { by: 'flux'; object: string; kustomization: string }
  | { by: 'helm'; object: string; release: string }
  | { by: 'argo-cd'; object: string; application: string }
  | { by: 'name'; object: string }
  /** A workload is set to use the host of a database cluster. */
  | { by: 'asked-host'; workload: string; host: string; database?: string }
  /** A configuration names the host of a database cluster, and databases in it. */
  | ({ by: 'mention'; databases: string[] } & HostMention)
  /** A database in the cluster points to the entity. */
  | { by: 'part'; part: string; points: Pointer }
  | { by: 'part-name'; part: string; database: string }
  /** The entity depends on a Resource, which is this database cluster. */
  | { by: 'dependency'; resource: string };

/** A configuration that names the host of a database cluster. */
export interface HostMention {
  /** `ExternalSecret media/books-secret`. */
  described: string;
  host: string;
}
