/**
 * An app as labels name it, in one namespace.
 *
 * @public
 */
export interface NamedApp {
  /** What the labels call it; need not be a valid name of an entity. */
  name: string;
  namespace: string;
  /** Absent: there is one cluster, or it does not matter. */
  cluster?: string;
  /** A label selector that its workloads fit; absent: nothing selects it. */
  selector?: string;
  /** What it was found by, for people: `Deployment radarr`. */
  objects: readonly string[];
  /** Keys of items that the selector does not lead to. */
  items?: readonly string[];
}
