import type { PathNeed } from '../vocabulary/PathNeed';
import type { BackupType } from '../vocabulary/BackupType';
import type { CauseReference } from './Estate';
import type { Destination } from '../vocabulary/Destination';
import type { Evidence, Finding } from '../vocabulary/Finding';
import type { ItemKind } from '../vocabulary/Item';
import type { Activity, Grade, PlanState } from '../vocabulary/PlanState';
import type { Retention, RetentionRule } from '../vocabulary/Retention';
import type { LevelView, SlaView } from './LevelView';
import type { Verdict } from '../vocabulary/Verdict';

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

/**
 * What would be lost, for one kind of disaster.
 *
 * @public
 */
export interface LossView {
  /** Seconds of work lost; absent: everything, or not known (see `kind`). */
  seconds?: number;
  kind: 'time' | 'everything' | 'not-known' | 'nothing-to-lose';
  /** Data time of the copy that would be used. */
  dataTime?: string;
  /** Label of the destination it would come from. */
  destination?: string;
  /** The item that loses most. */
  item?: string;
}

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
 * What is really kept of a plan's points, compared with what it declares.
 *
 * @public
 */
export interface KeptView {
  /** For instance "Declared 14 daily; really keeps up to 3 years, because four keys are inherited." */
  sentence: string;
  /** The repository keeps something else than is declared. */
  differs: boolean;
  rules: {
    key: RetentionRule['key'];
    value: string;
    /** Who set it. */
    from: string;
    /** What it keeps on this schedule. */
    meaning: string;
  }[];
  /** How far the points that are there reach back. Seconds. */
  reachSeconds?: number;
}

/**
 * A repository that plans of an entity write to.
 *
 * @public
 */
export interface RepositoryView {
  id: string;
  /** Its location, or the name its tool gives it. */
  repository: string;
  /** Label of the destination. */
  label: string;
  method: string;
  listedAt?: string;
  /** New listings still come in. */
  current: boolean;
  points?: number;
  /** Names that have points in it. */
  identities?: number;
  /** Names that nothing writes any more. */
  orphans?: number;
  sizeBytes?: number;
  garbageBytes?: number;
  availableBytes?: number;
  measuredAt?: string;
  /** Nothing in it can be deleted or changed for this long. */
  lockedSeconds?: number;
  /** Sizes by day, oldest first. */
  growth: { day: string; sizeBytes: number }[];
  maintenance: {
    known: boolean;
    /** The repository itself tells. */
    seen: boolean;
    lastSuccess?: string;
  };
  mirrors: MirrorView[];
  /** About the repository as a whole. */
  findings: Finding[];
}

/**
 * Something that copies a whole repository.
 *
 * @public
 */
export interface MirrorView {
  /** For instance `CronJob storage/kopia-sync-b2`. */
  object: string;
  cluster: string;
  destination: string;
  state: PlanState;
  switchedOff: boolean;
  reason: string;
  schedule: string;
  lastSuccess?: string;
}

/**
 * What the listing of a repository says of a plan.
 *
 * @public
 */
export interface ProofView {
  /** Whatever was there before is in it. */
  listedAt: string;
  /** New listings still come in. */
  current: boolean;
  /** What it shows, in a sentence. */
  sentence: string;
  /** Absent where not every point was seen. */
  points?: number;
  good?: number;
  newestGood?: { dataTime: string; sizeBytes?: number; files?: number };
  oldestGood?: string;
  /** Points can be asked for, see `BackupsApi.getPlanPoints`. */
  browsable: boolean;
}

/**
 * How a moment is known. `observed`: something says so. `computed`: from what a
 * listing of the repository holds. `estimated`: from settings and records.
 *
 * @public
 */
export type MomentKnown = 'observed' | 'computed' | 'estimated';

/**
 * A moment of a recovery window.
 *
 * @public
 */
export interface MomentView {
  at: string;
  known: MomentKnown;
  /** A sentence that says from what. */
  because: string;
}

/**
 * Which moments of a database a copy can bring back. What is absent is not
 * known.
 *
 * @public
 */
export interface RecoveryWindowView {
  /** Every moment from here on can be restored, up to the latest. */
  earliest?: MomentView;
  /** Never the present. */
  latest?: MomentView;
  /** The oldest backup, where it lies before that: it restores to its own end only. */
  oldestPoint?: MomentView;
}

/**
 * What only a copy of a database has.
 *
 * @public
 */
export interface DatabaseCopyView {
  window: RecoveryWindowView;
  archiving: {
    state: 'working' | 'failing' | 'not-seen';
    since?: string;
    message?: string;
  };
  /** Backups since the newest full one, and when that ended. */
  chain: { sinceFull: number; lastFullAt?: string };
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
  evidence: Evidence[];
  /** Redacted end of the mover's own log. */
  logTail?: string;
  /** What a restore needs to name, for instance `radarr-b2@downloads:/data`. */
  identity?: string;
  /** 30 days, oldest first. */
  days: DayView[];
}

/**
 * Something that outlives a pod and is written to.
 *
 * @public
 */
export interface ItemView {
  key: string;
  kind: ItemKind;
  name: string;
  namespace?: string;
  cluster: string;
  sizeBytes?: number;
  storageClass?: string;
  /** Entities that share it, this one included. */
  sharedBy: number;
  /** What of it is this entity's own, for instance databases of a cluster. */
  parts?: string[];
  /** Resources that stand for it, as entity references; what is wrong with it is told to their owners. */
  holders?: string[];
  /** Why it belongs to this entity. */
  matchedBecause: string;
  exemption?: { reason: string; until?: string; declaredBy: string };
  /** Nothing copies it, on a complete scan. */
  unprotected: boolean;
  rpo: RpoView;
  loss: { volume: LossView; site: LossView };
  plans: PlanView[];
  findings: Finding[];
}

/**
 * The largest acceptable loss, and who says so.
 *
 * @public
 */
export interface RpoView {
  /** Absent: nothing declares or implies one. */
  seconds?: number;
  origin: 'annotation' | 'tier' | 'assumed' | 'none';
}

/**
 * A line of "what is wrong", worst first.
 *
 * @public
 */
export interface ProblemView {
  /** What the chip says. */
  kind:
    | { type: 'state'; state: PlanState }
    | { type: 'finding'; severity: Finding['severity'] }
    | { type: 'item'; problem: 'unprotected' | 'past-rpo' | 'unknown' };
  title: string;
  detail?: string;
  fix?: string;
  evidence: Evidence[];
  planId?: string;
  itemKey?: string;
}

/**
 * A mark of the 3-2-1-1-0 rule.
 *
 * @public
 */
export interface MarkView {
  mark: 'copies' | 'media' | 'off-site' | 'immutable' | 'verified';
  met: 'met' | 'not-met' | 'not-known';
  fact: string;
}

/**
 * Where we looked when nothing of an entity was found.
 *
 * @public
 */
export interface LookedFor {
  annotations: string[];
  labels: string[];
  namespaces: string[];
  clusters: string[];
}

/**
 * A database that an entity may use: a configuration names its host. Nothing is
 * linked by it.
 *
 * @public
 */
export interface SuggestionView {
  /** The database cluster. */
  item: string;
  /** A sentence that says from what. */
  because: string;
  /** What would link it, on the entity. */
  annotation: { name: string; value: string };
}

/**
 * Everything the Backups tab and the overview card show of an entity.
 *
 * @public
 */
export interface EntityBackups {
  entityRef: string;
  /** The server's clock for this answer. Every age on the page counts from here. */
  now: string;
  /** `dump`: `now` is the time of the newest manifest dump, not of the wall. */
  clock: 'live' | 'dump';
  /** What to know about the clock, for instance that a dump may have been copied. */
  clockNote?: string;
  /** `false`: nothing of this entity was found anywhere, so there is no verdict. */
  linked: boolean;
  lookedFor?: LookedFor;
  /** Databases it may use, though nothing says that it does. */
  suggestions?: SuggestionView[];
  verdict?: Verdict;
  lastKnownVerdict?: Verdict;
  /** The verdict in one sentence. */
  headline: string;
  /** min(now, current-until of its sources). */
  judgedAt: string;
  /** Oldest complete reading among its sources. */
  checkedAt?: string;
  rpo: RpoView;
  loss: { volume: LossView; site: LossView };
  sources: SourceView[];
  problems: ProblemView[];
  items: ItemView[];
  marks: MarkView[];
  /** Repositories its plans write to, where something is known of them. */
  repositories: RepositoryView[];
  /** What it survives; absent: it is not counted, or not judged yet. */
  level?: LevelView;
  /** How often what was due was made; absent: not judged yet. */
  sla?: SlaView[];
}
