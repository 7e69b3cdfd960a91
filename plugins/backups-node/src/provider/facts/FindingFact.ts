import type { Finding } from 'backstage-plugin-backups-common';
import type { ObjectReference } from './ObjectReference';

/**
 * A finding about an item, a plan or an object.
 *
 * @public
 */
export interface FindingFact {
  type: 'finding';
  finding: Finding;
  about: {
    object: ObjectReference;
    planKey?: string;
    itemKey?: string;
    /**
     * Name of one of the item's parts, `immich`: where apps share the item, only
     * those that the part belongs to are shown it.
     */
    part?: string;
    /**
     * Alias of a repository: it is about all that is kept there. Advice stands
     * with the repository, anything worse with every plan that writes to it.
     */
    repository?: string;
    labels: Record<string, string>;
    /**
     * Kinds besides the object's own that it was read from: while one of them
     * cannot be read, what was told last stands.
     */
    alsoReadFrom?: readonly string[];
  };
  /** Alerts that it tells of: they are shown beside the plans that they watch. */
  watches?: readonly WatchingAlert[];
}

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
