import type { BackupType } from '../vocabulary/BackupType';

/**
 * One attempt, as we saw it or as an operator told.
 *
 * @public
 */
export interface RunView {
  id: string;
  outcome: 'succeeded' | 'failed';
  /** ISO 8601 UTC. */
  startedAt?: string;
  finishedAt?: string;
  /** When we first saw it. */
  seenAt: string;
  durationSeconds?: number;
  message?: string;
  /** What it made, where there is more than one type. */
  makes?: BackupType;
  /** Nobody watched it: it is known from a record that was found later. */
  derived?: boolean;
}

/** @public */
export interface RunPage {
  runs: RunView[];
  /** Give it back to read on; absent: no more. */
  nextCursor?: string;
}
