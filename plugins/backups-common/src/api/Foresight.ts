import type { Grade } from '../vocabulary/PlanState';

/** Times in this file are ISO 8601 in UTC, durations are seconds, sizes are bytes. */

/**
 * What one item goes back to when several go back together.
 *
 * @public
 */
export interface CommonMemberView {
  itemKey: string;
  /** Name of the item: `immich`. */
  item: string;
  planId: string;
  /** Label of the place: `NAS`. */
  destination: string;
  /** Its data is as of then. */
  dataTime: string;
  /** It is set to that moment by its log; absent: that is the moment of a restore point. */
  byLog?: true;
  /** How it is known that it can go back there. */
  grade: Grade;
  /** What may stand in the way; absent: nothing that is known. */
  doubt?: string;
}

/**
 * How well what belongs together can go back together.
 *
 * - `same`: all to one moment
 * - `close`: to moments that are minutes apart, which is not consistent
 * - `apart`: the nearest moments are further apart than that
 * - `none`: one of them has no way back
 * - `not-known`: of one of them no way back is known, and there may be one
 *
 * @public
 */
export type CommonPointKind = 'same' | 'close' | 'apart' | 'none' | 'not-known';

/**
 * The newest moment that all items of an app can go back to together.
 *
 * @example `{ kind: 'same', at: '2026-08-22T02:00:00.000Z', gapSeconds: 0, … }`
 *
 * @public
 */
export interface CommonPointView {
  kind: CommonPointKind;
  /** No item comes back older than this; absent: there is no such moment. */
  at?: string;
  /** Between the oldest and the newest of the members. */
  gapSeconds?: number;
  /** What each of them goes back to. */
  members: CommonMemberView[];
  /** Names of items that have no way back, or of which none is known. */
  without: string[];
  /** Plain words for a person. */
  sentence: string;
}

/**
 * What is ahead of an app: what comes back, to which moment, how fast, and
 * until when.
 *
 * @public
 */
export interface ForesightView {
  entityRef: string;
  /** The server's clock for this answer. */
  now: string;
  clock: 'live' | 'dump';
  /** From any place. */
  together: CommonPointView;
  /** From places away from the site alone. */
  togetherOffSite: CommonPointView;
}
