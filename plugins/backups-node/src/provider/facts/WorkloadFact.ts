import type { CustomOwner, ObjectReference } from './ObjectReference';

/**
 * A workload, whether or not it has items: an entity with a workload and no
 * item has no data.
 *
 * @public
 */
export interface WorkloadFact {
  type: 'workload';
  workload: WorkloadReference;
  /** Mounts that nobody here understands: the workload is never called protected. */
  unclassifiedMounts: string[];
  /**
   * Servers of databases that its commands name, its variables, or what makes the
   * Secrets that they are taken from; as seen from its namespace.
   */
  asks?: { name: string; database?: string }[];
  /**
   * Variables that say where a database is, with the Secret they are taken from.
   * Without a variable, all that the Secret holds are its variables.
   */
  asksBySecret?: { variable?: string; secret: string }[];
  /** As `asksBySecret`, taken from a ConfigMap. */
  asksByConfigMap?: { variable?: string; configMap: string }[];
  /** It is an operator that starts copies: the id of the provider that reads them. */
  operates?: string;
  /** Names of Secrets that its variables are taken from. */
  secretNames?: string[];
}

/**
 * A workload that mounts an item, with what matching needs of it.
 *
 * @public
 */
export interface WorkloadReference extends ObjectReference {
  /** Labels of the workload and of its pod template, the workload's own winning. */
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** Replicas it asks for; absent where its kind has none. */
  replicas?: number;
  /** The replica that mounted the item is scaled away; absent: it is not. */
  scaledAway?: boolean;
  /** What would scale it up again, without those that another autoscaler made. */
  autoscalers?: AutoscalerReference[];
  /** The custom resource that made it; absent: none did. */
  owner?: CustomOwner;
}

/**
 * Something that changes the replicas of a workload.
 *
 * @public
 */
export interface AutoscalerReference {
  kind: 'ScaledObject' | 'HorizontalPodAutoscaler';
  name: string;
  /** It keeps at least this many while the workload runs; absent: one, or not known. */
  leastReplicas?: number;
  /** It holds the workload at this many replicas already. KEDA only. */
  pausedReplicas?: string;
}
