import type { PointFact, ReadIssue } from 'backstage-plugin-backups-node';
import type { Policy } from '../read/Policy';
import type { SourceStatus } from './serverSchemas';

/** The snapshots of one source, all of them. */
export interface ListedSource {
  identity: string;
  points: PointFact[];
}

/** What one server told at one moment. */
export interface KopiaServerReading {
  /** Epoch seconds, before the first question. */
  readAt: number;
  /** It reads its repository itself, so it sees every source there is. */
  seesEverything: boolean;
  sources: SourceStatus[];
  /** Sources that could not be understood: any name may be missing. */
  unreadable: number;
  /** Absent: only the UI user may see them. */
  listed?: ListedSource[];
  /** Absent: only the UI user may see them. */
  policies?: Policy[];
  issues: ReadIssue[];
}
