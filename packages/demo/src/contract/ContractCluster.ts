import type { KubernetesTransport } from 'backstage-plugin-backups-backend/testUtils';
import type {
  KubernetesObject,
  ResourceQuery,
} from 'backstage-plugin-backups-node';

/** A Kubernetes API that the same tests can be run against, real or not. */
export interface ContractCluster {
  /** Makes it hold these objects and no others. */
  load(objects: readonly KubernetesObject[]): Promise<void>;
  /**
   * @returns the objects as this cluster holds them, and those of its own: a real
   * one has a Service for itself
   */
  asHeld(objects: readonly KubernetesObject[]): KubernetesObject[];
  /** The way in with the account of our RBAC manifest. */
  transport(): KubernetesTransport;
  /** The way in with an account that may read these namespaces and nothing else. */
  confinedTo(namespaces: readonly string[]): Promise<KubernetesTransport>;
  /** The way in with a token that nobody gave out. */
  withStrangeToken(): KubernetesTransport;
  /** Lists that have begun cannot be continued any more. */
  forgetVersions(): Promise<void>;
  /** The cluster does not know a kind any more. */
  uninstall(query: ResourceQuery): Promise<void>;
  /** It knows it again. */
  install(query: ResourceQuery): Promise<void>;
  stop(): Promise<void>;
}
