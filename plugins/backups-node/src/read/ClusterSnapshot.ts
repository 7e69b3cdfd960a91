import type { KubernetesObject } from './KubernetesObject';

/**
 * Why a listing could not be read.
 *
 * @public
 */
export interface ReadError {
  /** What happened, redacted, fit for a person. */
  message: string;
  /** What to do about it. */
  fix?: string;
}

/**
 * What became of one list request.
 *
 * - `complete`: every object is here; absence counts
 * - `notInstalled`: API discovery answered and lacks the group or kind; absence counts
 * - `unread`: nothing is known; absence means nothing
 *
 * @public
 */
export type Listing =
  | { outcome: 'complete'; readAt: Date; objects: KubernetesObject[] }
  | { outcome: 'notInstalled'; readAt: Date }
  | { outcome: 'unread'; error: ReadError };

/**
 * Something that is wrong with the input itself, for instance a broken file.
 *
 * @public
 */
export interface ReadIssue {
  /** File and line, or object. */
  where: string;
  message: string;
  /** Nobody knows what stands there: until it can be read, absence counts for nothing. */
  hidesObjects?: boolean;
}

/**
 * Everything that was read from one cluster in one cycle.
 *
 * @public
 */
export interface ClusterSnapshot {
  cluster: string;
  /** By `resourceKey`. */
  listings: ReadonlyMap<string, Listing>;
  /** API groups the cluster serves; `undefined` when discovery did not answer. */
  apiGroups?: ReadonlySet<string>;
  /**
   * Kinds of the API groups that no provider lists, by group: their shape tells
   * whether a backup system stands behind them, for instance `BackupPlan`. A
   * group that did not answer has none.
   */
  apiKinds?: ReadonlyMap<string, ReadonlySet<string>>;
  issues: ReadIssue[];
}

/**
 * Objects of one kind in a snapshot. Empty when the listing is not complete:
 * ask `listings` where the difference matters.
 *
 * @public
 */
export function objectsOf(
  snapshot: ClusterSnapshot,
  query: { group: string; plural: string },
): KubernetesObject[] {
  const listing = snapshot.listings.get(`${query.group}/${query.plural}`);
  return listing?.outcome === 'complete' ? listing.objects : [];
}
