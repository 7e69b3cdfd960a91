/**
 * An alert that a cluster declares, and whose copies it asks about.
 *
 * @public
 */
export interface WatchingAlert {
  name: string;
  /** For how long its condition has to hold, as it is declared: `1h`. */
  wait?: string;
  /** What declares it, in words: `PrometheusRule storage/volsync-rules`. */
  declaredBy: string;
  /** Id of the provider whose plans on the cluster it asks about. */
  provider: string;
  /** Only plans of objects in this namespace, and of this name. */
  of?: { namespace?: string; name?: string };
}
