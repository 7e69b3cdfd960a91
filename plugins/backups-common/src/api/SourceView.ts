/** Times in this file are ISO 8601 in UTC, durations are seconds, sizes are bytes. */

/**
 * One place that is read, as the page shows it.
 *
 * @public
 */
export interface SourceView {
  /** For instance `home-1/volsync`. */
  id: string;
  cluster: string;
  /** What is read there: `VolSync`, `workloads and volumes`. */
  title: string;
  outcome: 'answered' | 'not-installed' | 'unread' | 'never-read';
  /** Last complete reading. */
  readAt?: string;
  currentUntil?: string;
  current: boolean;
  /** Why the last attempt failed, and how to fix it. */
  error?: { message: string; fix?: string; at: string };
  nextReadAt?: string;
  /** What of it could not be read: a file with its line, an object, a kind. */
  issues?: string[];
}
