import type { RestoreScenario, Runbook } from '../runbook/Runbook';
import type { Prose } from '../runbook/Prose';
import type { RestoringTime } from '../runbook/runbookLead';
import type { ItemKind } from '../vocabulary/Item';
import type { PathNeed } from '../vocabulary/PathNeed';
import type { Grade, PlanState } from '../vocabulary/PlanState';
import type { DrillView } from './DrillView';
import type { ItemView } from './ItemView';
import type { RecoveryWindowView } from './DatabaseCopyView';

/** Times in this file are ISO 8601 in UTC, durations are seconds, sizes are bytes. */

/**
 * Something to restore from.
 *
 * @public
 */
export interface RestorePointView {
  /** As the repository calls it; absent: only its time is known. */
  id?: string;
  /** When its data was read. */
  dataTime: string;
  /** From then it can be restored; absent: not known. */
  finishedAt?: string;
  /** What is lost by going back to it. */
  lossSeconds: number;
  sizeBytes?: number;
  files?: number;
  /** Against the point before: 0.1 is ten per cent more. */
  change?: number;
  /** How it is known that it exists. */
  grade: Grade;
  /** Retention does not remove it. */
  pinned?: true;
  /** Why it is not to be used, if so. */
  spoiled?: 'shrunk' | 'incomplete' | 'after-moment';
}

/**
 * Something that a restore needs besides the place where the copy is.
 *
 * @public
 */
export interface RestoreNeedView extends PathNeed {
  /** Why it may not be there, in a sentence; absent: nothing is known. */
  doubt?: string;
}

/**
 * One way to an item's data: a copy in a destination, and its points.
 *
 * @public
 */
export interface RestorePathView {
  planId: string;
  /** Label of the destination. */
  destination: string;
  offSite?: boolean;
  provider: string;
  method: string;
  object: string;
  state: PlanState;
  /** What stands in the way; absent: nothing that is known. */
  problem?: string;
  /** What must be there for it to work, besides where it leads. */
  needs: RestoreNeedView[];
  /** Last proof that the destination can be reached. */
  lastContact?: string;
  /** Newest first; not all there are. */
  points: RestorePointView[];
  /** Databases: every moment between these comes back, as far as it is known. */
  window?: RecoveryWindowView;
  /** It keeps no history: what comes back is the last state. */
  noHistory: boolean;
  /** A runbook can be written for it. */
  writable: boolean;
}

/**
 * An item and the ways to its data.
 *
 * @public
 */
export interface RestoreItemView {
  key: string;
  kind: ItemKind;
  name: string;
  namespace?: string;
  cluster: string;
  paths: RestorePathView[];
  /**
   * The last restore of it that was tried, however it ended and whoever did it;
   * absent: none was ever recorded.
   */
  lastDrill?: ItemView['lastDrill'];
  /** The newest good point in time, and the way to it; absent: there is none. */
  recommended?: { planId: string; dataTime: string };
}

/**
 * A restore that somebody has running, or that has ended.
 *
 * @public
 */
export interface SeenRestoreView {
  object: string;
  cluster: string;
  outcome: 'running' | 'restored' | 'restored-nothing' | 'failed';
  /** When it began or ended; absent: not said. */
  at?: string;
  detail?: string;
}

/**
 * A runbook that the operator wrote.
 *
 * @public
 */
export interface OwnRunbookView {
  title: string;
  /** Where it is named: `annotation backups/runbook`, a link of the entity, `backups.runbooks`. */
  from: string;
  /** Safe to open. */
  url?: string;
  /** What is written there where it is no address that is safe to open. */
  text?: string;
  /** Commands, filled in with the app's names. */
  commands?: string[];
  /** Why it cannot work here. */
  cannotWork?: string;
}

/**
 * Everything the restore view asks and offers before there is a runbook.
 *
 * @public
 */
export interface RestoreOptions {
  entityRef: string;
  /** The server's clock for this answer. */
  now: string;
  clock: 'live' | 'dump';
  scenarios: { scenario: RestoreScenario; unavailable?: string }[];
  items: RestoreItemView[];
  seen: SeenRestoreView[];
  ownRunbooks: OwnRunbookView[];
  /** The last drill that proved something. */
  lastProven?: DrillView;
  /** Newest first. */
  drills: DrillView[];
}

/**
 * A runbook, or why there is none.
 *
 * @public
 */
export interface RunbookAnswer {
  /** When it was written: ISO 8601 UTC. */
  now: string;
  runbook?: Runbook;
  because?: string;
  /** What each item goes back to. */
  targets: {
    itemKey: string;
    item: string;
    planId: string;
    destination: string;
    /** Absent: not known beforehand. */
    dataTime?: string;
  }[];
  /** Between the oldest and the newest data time, where several items go back. */
  skewSeconds?: number;
  /** How long restores of all of it took; absent: not every item's was timed. */
  restoring?: RestoringTime;
  /** What to know of its drills. */
  drilled: Prose;
}
