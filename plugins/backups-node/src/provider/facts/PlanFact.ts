import type {
  Destination,
  Evidence,
  PathNeed,
  Retention,
} from 'backstage-plugin-backups-common';
import type { ClaimedBackup, DatabaseCopy } from './DatabaseCopy';
import type { ServerFolder } from './ItemFact';
import type { ObjectReference } from './ObjectReference';
import type { PlanSchedule } from './PlanSchedule';

/** Instants in facts are epoch seconds, durations are seconds, sizes are bytes. */

/**
 * One item copied to one destination on one schedule.
 *
 * @public
 */
export interface PlanFact {
  type: 'plan';
  /** cluster/namespace/kind/name, see `planKey`. */
  key: string;
  /** Changes when the destination does: then it is another plan. */
  fingerprint: string;
  /**
   * What its copies are made of and where they go, part by part:
   * `{ claim: '3f6c…', place: 's3://s3.example.com/vault/radarr' }`. Where a part
   * that was known becomes another one, it is another plan, even though the
   * object and its `fingerprint` stay the same: a success belongs to what it was
   * made of and to. Nothing is inherited, and the copies of before keep a plan of
   * their own, which counts until they are too old.
   *
   * - Name what tells a re-created thing from the first: the `uid` of a claim, the
   *   system id of a database, its major version, a server name in an archive.
   * - Leave a part out where it is not known now (an ExternalSecret that was not
   *   read): a part that is missing on either side is no difference.
   * - Nothing that an edit elsewhere changes: no label, no configured pattern, no
   *   condition. A false difference makes a copy that is there look new.
   *
   * Absent: only `fingerprint` tells.
   */
  madeOf?: Readonly<Record<string, string>>;
  /**
   * What it is made of has been what it is since then, by the cluster's own
   * records: the creation of the claim or of the database cluster, epoch seconds.
   * A run that began earlier copied something else, at our first look, too.
   */
  madeSince?: number;
  /**
   * What says what is copied where was last edited then, by the cluster's own
   * records (`managedFields`), epoch seconds: where a difference is seen between
   * two readings, it was made then. Absent: it was made when it was seen.
   */
  editedAt?: number;
  /**
   * Tells plans of one `fingerprint` apart that are made of different things.
   * Set by the pipeline; a provider leaves it out.
   */
  edition?: string;
  provider: string;
  /** How it copies: `kopia`, `restic`, `rclone` … */
  method: string;
  object: ObjectReference;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  createdAt?: number;
  /** Key or alias of the item it copies; `undefined` where the object does not say. */
  itemKey?: string;
  /**
   * It copies this folder of a server with what is below and not left out: every
   * item that lies in it is copied, whatever its key.
   */
  copiesFolder?: CopiedFolder;
  /**
   * It copies a server of databases that it asks by this name, as seen from its
   * object's namespace: `postgres16-rw.database.svc`. `database`: that one only.
   */
  copiesHost?: { name: string; database?: string };
  /** Key or alias of the item that its copies are written to: that is a repository, and no item. */
  writesTo?: string;
  /**
   * Its copies are plain files, which may lie beside others: where an app writes
   * to the same volume, that stays an item.
   */
  writesPlainFiles?: true;
  destination: Destination;
  /** What leads there, to ask for the place where it is not known. */
  leads?: LeadToPlace;
  schedule: PlanSchedule;
  /** It makes a mirror: each run deletes what lies in its place and is not its own. */
  removesOthers?: true;
  /** Set when it is paused on purpose. */
  suspended: boolean;
  /**
   * Its object is being deleted, since then by the cluster's own stamp, epoch
   * seconds: no further run is to be expected. Set by the pipeline, which also
   * takes it for suspended.
   */
  ending?: { since?: number };
  /**
   * It is paused together with what it copies, which is switched off on purpose:
   * nothing is written to it, so its copies do not grow old.
   *
   * - `since`: by the cluster's own stamp, epoch seconds; absent: it does not say
   * - `missedNoSlot`: its scheduler writes each slot down, and the last one
   *   succeeded: it was switched off before the next
   * - `endUnseen`: all that writes to its volume is scaled to 0, perhaps long after
   *   it was paused. Set by the pipeline
   */
  standsStill?: { since?: number; missedNoSlot?: true; endUnseen?: true };
  /**
   * The last success the operator claims. Absent means none is claimed. A
   * provider leaves out claims that are no copies (a paused source that keeps
   * ticking).
   */
  lastSuccess?: ClaimedSuccess;
  /**
   * The oldest copy that can be restored, by the operator's own list of what is
   * kept: its data is as of then. Absent: the operator lists none, or not all.
   */
  oldestCopyAt?: number;
  /**
   * Runs that ended, oldest first, by a tool that keeps a record of each: those
   * before our first look are then known, too. Records vanish: what is not among
   * them may still have been. `lastSuccess` and `lastAttemptFailed` are told
   * besides.
   */
  records?: readonly ClaimedBackup[];
  /** Next slot by the operator's own clock. */
  nextDueAt?: number;
  /**
   * The operator itself restored one of its copies into a volume of its own then,
   * and that ended well: as good as a drill.
   */
  restoreTestedAt?: number;
  /** A run is under way since then. */
  runningSince?: number;
  /** How far that run is, in the tool's words: `63 %, copying`. */
  progress?: string;
  /**
   * A run waits to begin.
   *
   * - `since`: as the tool says it, epoch seconds; absent: it does not
   * - `behind`: for what it waits, `Backup nightly-20261014`
   */
  queued?: { since?: number; behind?: string };
  /** The last finished attempt failed; `inARow`: how many did since the last success. */
  lastAttemptFailed?: { since?: number; message?: string; inARow?: number };
  /** The controller reports an error now; it may be passing. */
  controllerError?: { since?: number; message: string };
  /**
   * The mover's own words say that nothing was copied.
   *
   * - `at`: of the run that copied nothing, where the tool keeps others, too:
   *   then `lastSuccess` is one before it, which copied something
   * - `fix`: what to do about it, where more can be said than to look into the
   *   volume
   */
  nothingCopied?: { message: string; at?: number; fix?: string };
  /**
   * Tools that keep one run only: it hides how those before it ended. What was
   * seen of them earlier stands.
   *
   * - `lastAttempt`: the run that is told of is under way, or was a trial
   * - `successes`: no success is claimed, but there may have been some
   * - `untoldAt`: when the newest run began whose outcome is not known, because its state
   *   or its times are not understood: it may have succeeded
   */
  hides?: { lastAttempt?: boolean; successes?: boolean; untoldAt?: number };
  /** The tool tells its readers what it did; `false`: success cannot be known from here. */
  reportsSuccess: boolean;
  /**
   * Something else makes the copies of what it copies, where they cannot be seen
   * from here, as a sentence: the primary of a standby. Goes with
   * `reportsSuccess: false`.
   */
  madeElsewhere?: string;
  /** Absent: runs are Jobs of Kubernetes, and are tried again. */
  runs?: RunManners;
  /**
   * Nothing is added to these copies any more, and they are there: their object
   * copies to somewhere else now (`true`), or copies another thing under the old
   * name (`made-anew`).
   */
  former?: true | 'made-anew';
  retention: Retention;
  /** What must be there for it to run, besides where it copies to. */
  needs?: PathNeed[];
  /** What it writes: a repository by its alias, and the name it has there. */
  writes?: {
    repository: string;
    identity?: string;
    /** How its object gets an identity that no other has, in a sentence. */
    ownIdentity?: string;
    /** Its retention removes old points of every object of this identity, not only its own. */
    sharedRetention?: true;
  };
  /**
   * It copies a whole repository, by its alias, as it is: a replica for every
   * plan that writes to it. Its own destination is where the replica lives.
   */
  mirrorOf?: string;
  /** Redacted end of the mover's log. */
  logTail?: string;
  evidence: Evidence[];
  /** What only a copy of a database has: a log, a chain, finished backups. */
  database?: DatabaseCopy;
  /** Secret-free JSON that only the provider's own `writeRunbook` reads back. */
  restore: unknown;
}

/**
 * A folder of a server, and what of it is copied.
 *
 * @public
 */
export interface CopiedFolder extends ServerFolder {
  /** Folders in it that are left out, absolute: `/mnt/tank/apps/cache`. */
  without?: readonly string[];
  /**
   * Folders in it that are left out wherever such a path leads, as sources of
   * regular expressions: `(?:^|/)cache/`. They are asked about a path below the
   * folder, with a slash at its end.
   */
  withoutMatching?: readonly string[];
  /** Only what matches is copied, in the tool's words: `*.jpg, raw/**`. */
  only?: string;
}

/**
 * A finished run that succeeded, by the operator's word.
 *
 * @public
 */
export interface ClaimedSuccess {
  finishedAt: number;
  /** Absent where the operator does not say. */
  durationSeconds?: number;
  /** What it found to copy, changed or not; absent where nothing tells. */
  files?: number;
  sizeBytes?: number;
}

/**
 * What leads to a place that may itself not be known. All of it is shown.
 *
 * @public
 */
export interface LeadToPlace {
  /** Name of the Secret that says where it is; it is never read. */
  secretName?: string;
  /** What that Secret is made from. */
  madeFrom?: {
    /** Where its values come from: `onepassword`. */
    store?: string;
    /** Names of what is taken from there, as `veilWords` shows them. */
    keys: readonly string[];
    /** Lines of it that name a place, without what they leave open. */
    template: readonly string[];
  };
  /** A share that something mounts into its mover, and that may be the place. */
  mounted?: {
    server: string;
    path: string;
    /** `MutatingAdmissionPolicy volsync-nfs`. */
    by: string;
  };
}

/**
 * How a tool treats its runs, for sentences about what goes wrong with them.
 *
 * @public
 */
export interface RunManners {
  /** A run that failed is tried again by itself, before the next slot. */
  retries: boolean;
  /** What makes the runs: `the CloudNativePG operator`. */
  runner: string;
  /**
   * What a person looks at when a run hangs or fails, as the end of a sentence
   * that begins with "Look at": `Backup db/shelf-daily-20260822 ('kubectl …')`.
   */
  inspect: string;
}
