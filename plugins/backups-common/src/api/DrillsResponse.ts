import type { DrillView } from './DrillView';

/**
 * A drill, with what its app is called today.
 *
 * @public
 */
export interface ListedDrill extends DrillView {
  title: string;
}

/**
 * Restores that were tried, of the apps that the filter lets through.
 *
 * @public
 */
export interface DrillsResponse {
  /** ISO 8601. */
  now: string;
  /** Newest first. */
  drills: ListedDrill[];
  /** Drills that are not listed. */
  more: number;
  /** Apps whose level is judged, and those of them all of which was restored in a drill of the last 90 days. */
  counted: number;
  proven: number;
}
