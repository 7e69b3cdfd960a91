import type { BackupType } from '../vocabulary/BackupType';
import type { Destination } from '../vocabulary/Destination';
import type { Evidence, Finding } from '../vocabulary/Finding';
import type { PathNeed } from '../vocabulary/PathNeed';
import type { Activity, Grade, PlanState } from '../vocabulary/PlanState';
import type { Retention } from '../vocabulary/Retention';
import type { AlertsView } from './AlertView';
import type { DatabaseCopyView } from './DatabaseCopyView';
import type { CauseReference } from './Estate';
import type { KeptView } from './KeptView';
import type { ProofView } from './ProofView';

/** Times in this file are ISO 8601 in UTC, durations are seconds, sizes are bytes. */

/**
 * A cell of the history strip: the worst that was due that day.
 *
 * @public
 */
export interface DayView {
  /** `2026-11-21`, UTC. */
  day: string;
  result:
    | 'made'
    | 'failed'
    | 'missed'
    | 'suspended'
    | 'not-observed'
    | 'none-due';
  made: number;
  missed: number;
  failed: number;
}

/**
 * One term of a grace, so that it can be shown as a sum.
 *
 * @public
 */
export interface GraceTerm {
  label: string;
  seconds: number;
}

/**
 * A restore point as a picture of all of them shows it: `{ at:
 * '2026-11-21T13:00:00.000Z' }`.
 *
 * @public
 */
export interface PlanPointView {
  /** Its data is as of then. */
  at: string;
  /**
   * Why it is not to be restored: a part is missing, or it is much smaller than
   * those before. Absent: nothing speaks against it.
   */
  spoiled?: 'incomplete' | 'shrunk';
}

/**
 * One item copied to one destination on one schedule.
 *
 * @public
 */
export interface PlanView {
  /** Opaque, stable, safe in a URL. */
  id: string;
  provider: string;
  /** How it copies: `kopia`, `restic`, `rclone` … */
  method: string;
  /** For instance `ReplicationSource downloads/radarr-b2`. */
  object: string;
  cluster: string;
  destination: Destination;
  state: PlanState;
  /** Set when the state is `unreadable`. */
  lastKnownState?: PlanState;
  /** When it was last known, set when the state is `unreadable`. */
  asOf?: string;
  /** A sentence that says why it is in this state. */
  reason: string;
  activity: Activity;
  runningSince?: string;
  grade: Grade;
  /** What its repository says; absent: nobody lists it. */
  proof?: ProofView;
  /**
   * Data time of the oldest copy that its operator lists; absent: it lists none,
   * or not all.
   */
  oldestCopy?: string;
  /**
   * Restore points that its repository lists, newest first. Of many those that
   * stand for the others around them: `proof.points` counts all. Absent: nobody
   * lists them.
   */
  points?: PlanPointView[];
  /** It counts as a copy of the item. */
  counted: boolean;
  /** Why it does not. */
  notCountedBecause?: string;
  /** What it has in common with others that went bad. */
  cause?: CauseReference;
  /** What must be there for it to run, besides where it copies to. */
  needs: PathNeed[];
  /** Suspended for longer than a week, or since before the first look. */
  switchedOff: boolean;
  lastSuccess?: {
    dataTime: string;
    finishedAt: string;
    durationSeconds?: number;
  };
  lastFailure?: { seenAt: string; message?: string };
  /** The next slot, or the one that was missed. */
  dueAt?: string;
  grace: GraceTerm[];
  schedule: {
    /** A word or two for a column head: `hourly`, `every 6 h`, `by hand`. */
    short: string;
    /** A sentence part: `at 28 minutes past the hour (UTC)`. */
    text: string;
    expression?: string;
    zone?: string;
    /** Where several schedules make backups of several types. */
    parts?: { makes: BackupType; text: string; expression: string }[];
  };
  retention: Retention;
  /** What is really kept, by the policies in the repository; absent: not told. */
  kept?: KeptView;
  database?: DatabaseCopyView;
  findings: Finding[];
  /** Alerts that watch it; absent: none is declared. */
  alerts?: AlertsView;
  evidence: Evidence[];
  /** Redacted end of the mover's own log. */
  logTail?: string;
  /** What a restore needs to name, for instance `radarr-b2@downloads:/data`. */
  identity?: string;
  /** 30 days, oldest first. */
  days: DayView[];
}
