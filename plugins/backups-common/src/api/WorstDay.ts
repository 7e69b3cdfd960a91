import type { Grade } from '../vocabulary/PlanState';

/** Times in this file are ISO 8601 in UTC. */

/**
 * Something that is lost with the site, and what comes back of it.
 *
 * @public
 */
export interface WorstDayItem {
  itemKey: string;
  /** Name of the item: `immich-data`. */
  item: string;
  cluster: string;
  namespace?: string;
  /** References of the apps it belongs to, of those that were asked about. */
  apps: string[];
  /** The newest copy away from the site; absent: none is known. */
  back?: {
    planId: string;
    destination: string;
    dataTime: string;
    grade: Grade;
  };
  /** Names of items that come back before it. */
  after: string[];
  /** Plain words for a person. */
  sentence: string;
}

/**
 * Where a key lies that opens copies, as far as that is known without reading it.
 *
 * - `lost`: nothing that was read keeps it anywhere but in the cluster
 * - `may-be-lost`: it comes from a store of keys that is called like something
 *   that is lost, too
 * - `elsewhere-unknown`: it comes from a store of keys; where that is was not read
 * - `not-known`: what was read does not name it
 *
 * @public
 */
export type WorstDayKeyPlace =
  | 'lost'
  | 'may-be-lost'
  | 'elsewhere-unknown'
  | 'not-known';

/**
 * Keys without which copies are not opened: those of one store of keys, or one.
 *
 * @public
 */
export interface WorstDayKey {
  place: WorstDayKeyPlace;
  /** `Secret media/radarr-volsync on home-1`; empty: what was read names none. */
  secrets: string[];
  /** What they are made from: the name of a store of keys. */
  store?: string;
  /** Names of items whose copies they open. */
  opens: string[];
  sentence: string;
}

/**
 * What the portal itself keeps its data in.
 *
 * - `comes-back`: its database has a copy away from the site
 * - `lost`: none is known
 * - `not-known`: no app that was asked about has its database, or its copies are not known
 *
 * @public
 */
export interface PortalDatabaseView {
  kind: 'comes-back' | 'lost' | 'not-known';
  /** Name of the item; absent: no app that was asked about has it. */
  item?: string;
  cluster?: string;
  sentence: string;
}

/**
 * What comes back in which order when the whole site is lost: every cluster and
 * every server of it.
 *
 * @public
 */
export interface WorstDayResponse {
  /** The server's clock for this answer. */
  now: string;
  /** Of so many apps that is said: those that the caller may see. */
  apps: number;
  /** There are more than were looked at. */
  more?: true;
  portal: PortalDatabaseView;
  /** What has to be there before anything comes back. */
  before: string[];
  /** What comes back, in the order in which it can. */
  waves: { items: WorstDayItem[] }[];
  /** What has no copy away from the site. */
  lost: WorstDayItem[];
  /** What may have one that is not known. */
  notKnown: WorstDayItem[];
  /** The most pressing first. */
  keys: WorstDayKey[];
  /** Things that need one another: a key has to come from outside. */
  loops: { items: string[]; sentence: string }[];
}
