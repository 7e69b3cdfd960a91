import type { KubernetesObject } from 'backstage-plugin-backups-node';
import type { LoopbackFault } from '../../loopback/fault/LoopbackFault';

/** A source of a cluster, by the id of its provider. */
export type SourceName = 'workloads' | 'volsync' | 'kopiur' | 'pgbackrest';

/** A fault, and what can still be known under it. */
export interface FaultCase {
  /** What happens, in words. */
  name: string;
  fault: LoopbackFault;
  /** Sources of which nothing new can be known while it lasts. */
  hides: readonly SourceName[];
  /**
   * What the cluster itself says is there, where the fault is such a statement
   * and no failure to read. Absent: everything.
   */
  claims?(object: KubernetesObject): boolean;
  /** The cluster is read namespace by namespace. */
  byNamespace?: boolean;
  /** How long a request may take while it lasts. Milliseconds. */
  patience?: number;
}
