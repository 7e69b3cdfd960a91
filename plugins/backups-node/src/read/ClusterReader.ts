import type { ResourceQuery } from '../provider/ResourceQuery';
import type { ClusterSnapshot } from './ClusterSnapshot';

/**
 * Reads one cluster, or something that stands for one.
 *
 * @public
 */
export interface ClusterReader {
  /** Unique among all readers; becomes the cluster's name everywhere. */
  readonly cluster: string;
  /**
   * `live`: read again and again, current for three intervals.
   * `dump`: a picture of one moment, judged as of that moment.
   */
  readonly mode: 'live' | 'dump';
  /** Seconds between two readings. */
  readonly intervalSeconds: number;
  /** What to know about the time of a dump; shown with every answer. */
  readonly clockNote?: string;
  /**
   * Lists each kind once. One kind that cannot be read is an `unread` listing,
   * not an exception. An object is never changed once it was given; one that did
   * not change since the last reading may be given as the same object again.
   *
   * @throws an error when nothing could be read at all
   */
  read(
    queries: ResourceQuery[],
    options: { signal: AbortSignal },
  ): Promise<ClusterSnapshot>;
}
