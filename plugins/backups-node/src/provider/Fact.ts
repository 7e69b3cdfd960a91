import type {
  BackupType,
  Destination,
  Evidence,
  Exemption,
  Finding,
  ItemKind,
  PathNeed,
  Retention,
} from 'backstage-plugin-backups-common';
import type { ListingFact, RepositoryFact } from './RepositoryFacts';
import type { ClaimedBackup, DatabaseCopy } from './DatabaseCopy';
import type { ItemMention } from './ItemMention';
import type { ItemPart } from './ItemPart';
import type { RunManners } from './RunManners';
import type { WatchingAlert } from './WatchingAlert';

/** Instants in facts are epoch seconds, durations are seconds, sizes are bytes. */

/**
 * An object in a cluster.
 *
 * @public
 */
export interface ObjectReference {
  cluster: string;
  kind: string;
  namespace?: string;
  name: string;
}

/**
 * A workload that mounts an item, with what matching needs of it.
 *
 * @public
 */
export interface WorkloadReference extends ObjectReference {
  /** Labels of the workload and of its pod template, the workload's own winning. */
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** Replicas it asks for; absent where its kind has none. */
  replicas?: number;
  /** What would scale it up again, without those that another autoscaler made. */
  autoscalers?: AutoscalerReference[];
  /** The custom resource that made it; absent: none did. */
  owner?: CustomOwner;
}

/**
 * A custom resource whose operator made an object, and looks after it:
 * `PostgresCluster db/hippo` of `postgres-operator.crunchydata.com`.
 *
 * @public
 */
export interface CustomOwner {
  /** API group. */
  group: string;
  kind: string;
  namespace?: string;
  name: string;
}

/**
 * Something that changes the replicas of a workload.
 *
 * @public
 */
export interface AutoscalerReference {
  kind: 'ScaledObject' | 'HorizontalPodAutoscaler';
  name: string;
  /** It holds the workload at this many replicas already. KEDA only. */
  pausedReplicas?: string;
}

/**
 * A folder that a file server exports, or that lives on it.
 *
 * @public
 */
export interface ServerFolder {
  /** Names and addresses by which the server is known; hosts, without ports. */
  servers: string[];
  /** Absolute path on the server: `/mnt/storage0/media`. */
  path: string;
}

/**
 * Something that outlives a pod and is written to.
 *
 * @public
 */
export interface ItemFact {
  type: 'item';
  /** Unique in the estate, see `itemKey`. */
  key: string;
  kind: ItemKind;
  cluster: string;
  namespace?: string;
  name: string;
  sizeBytes?: number;
  storageClass?: string;
  /** What provides its volume: `driver.longhorn.io`, `nfs`; absent: not known. */
  driver?: string;
  /** The custom resource that made it; absent: none did, or nothing says so. */
  owner?: CustomOwner;
  createdAt?: number;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  mountedBy: WorkloadReference[];
  /** Keys of the claims that lead to one export; a plan of any of them is a plan of this item. */
  aliases: string[];
  /** What breaks together with it; `undefined`: not known. */
  failureDomain?: string;
  /** Nothing lists it: a plan names it, and its copies may be all that is left. Set by the pipeline. */
  missing?: true;
  /** What it lies on could not be read: it may lie where its copies do. */
  placeUnread?: true;
  /**
   * What fills it when it is made again, by its own manifest: another object, or
   * `nothing`. Absent: not known.
   */
  filledFrom?: 'nothing' | FillingObject;
  /** What becomes of its volume when it is deleted; absent: not known. */
  whenDeleted?: 'volume-goes' | 'volume-stays';
  /** Where it lies on a file server: it meets plans that copy a folder there. */
  folder?: ServerFolder;
  exemption?: Exemption;
  /** What is in it and may belong to somebody of its own: the databases of a cluster. */
  parts?: ItemPart[];
  /** Configurations that name it: they suggest who uses it, and link nothing. */
  mentions?: ItemMention[];
}

/**
 * What a claim names as its data source: `ReplicationDestination radarr-dst` of
 * `volsync.backube`.
 *
 * @public
 */
export interface FillingObject {
  /** API group; empty: Kubernetes' own. */
  group: string;
  kind: string;
  name: string;
}

/**
 * A workload, whether or not it has items: an entity with a workload and no
 * item has no data.
 *
 * @public
 */
export interface WorkloadFact {
  type: 'workload';
  workload: WorkloadReference;
  /** Mounts that nobody here understands: the workload is never called protected. */
  unclassifiedMounts: string[];
  /** Servers of databases that its own variables name, as seen from its namespace. */
  asks?: { name: string; database?: string }[];
  /** Names of Secrets that its variables are taken from. */
  secretNames?: string[];
}

/**
 * How a cron expression is read. `robfig-v1`: version 1 of robfig/cron, which
 * CloudNativePG uses: seconds first, five fields allowed, see `parseRobfigCron`.
 *
 * @public
 */
export type CronDialect = 'standard' | 'robfig-v1';

/**
 * A cron expression with all it takes to tell its slots.
 *
 * @public
 */
export interface CronSchedule {
  kind: 'cron';
  expression: string;
  /** IANA name. */
  zone: string;
  dialect: CronDialect;
}

/**
 * The schedule a plan is on, in its own dialect. `several`: each makes backups
 * of one kind, and the fastest of them carries the duty.
 *
 * @public
 */
export type PlanSchedule =
  | CronSchedule
  | { kind: 'several'; each: { makes: BackupType; schedule: CronSchedule }[] }
  | { kind: 'continuous' }
  | { kind: 'manual'; hiddenCron?: string }
  | { kind: 'invalid'; expression: string; message: string }
  | { kind: 'none' };

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
   * It copies this folder of a server with everything below: every item that
   * lies in it is copied, whatever its key.
   */
  copiesFolder?: ServerFolder;
  /**
   * It copies a server of databases that it asks by this name, as seen from its
   * object's namespace: `postgres16-rw.database.svc`. `database`: that one only.
   */
  copiesHost?: { name: string; database?: string };
  /** Key or alias of the item that its copies are written to: that is a repository, and no item. */
  writesTo?: string;
  destination: Destination;
  /** What leads there, to ask for the place where it is not known. */
  leads?: LeadToPlace;
  schedule: PlanSchedule;
  /** Set when it is paused on purpose. */
  suspended: boolean;
  /**
   * The last success the operator claims. Absent means none is claimed. A
   * provider leaves out claims that are no copies (a paused source that keeps
   * ticking).
   */
  lastSuccess?: ClaimedSuccess;
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
   */
  hides?: { lastAttempt?: boolean; successes?: boolean };
  /** The tool tells its readers what it did; `false`: success cannot be known from here. */
  reportsSuccess: boolean;
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
  writes?: { repository: string; identity?: string };
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
 * Upkeep of a repository, without which retention frees nothing.
 *
 * @public
 */
export interface MaintenanceFact {
  type: 'maintenance';
  object: ObjectReference;
  /** Alias of the repository, as in `PlanFact.writes`. */
  repository: string;
  schedule: PlanSchedule;
  /** Seconds between two runs where no schedule says when. */
  intervalSeconds?: number;
  suspended: boolean;
  lastSuccessAt?: number;
  /** Since its last success it was tried, and failed; the newest message, redacted. */
  failing?: { since?: number; message: string; meaning?: string };
  /** Who alone may do it, where the tool lets only one: `anna@laptop`. */
  owner?: string;
  /** What to do where it is not done. Absent: its runs are Jobs of the object. */
  fix?: string;
  createdAt?: number;
  /**
   * The repository itself was asked, then: it knows whoever maintains it, so
   * what operators say of it no longer matters. Nobody knows what happened since.
   */
  seenInRepositoryAt?: number;
  evidence: Evidence[];
}

/**
 * A finding about an item, a plan or an object.
 *
 * @public
 */
export interface FindingFact {
  type: 'finding';
  finding: Finding;
  about: {
    object: ObjectReference;
    planKey?: string;
    itemKey?: string;
    /**
     * Name of one of the item's parts, `immich`: where apps share the item, only
     * those that the part belongs to are shown it.
     */
    part?: string;
    /**
     * Alias of a repository: it is about all that is kept there. Advice stands
     * with the repository, anything worse with every plan that writes to it.
     */
    repository?: string;
    labels: Record<string, string>;
    /**
     * Kinds besides the object's own that it was read from: while one of them
     * cannot be read, what was told last stands.
     */
    alsoReadFrom?: readonly string[];
  };
  /** Alerts that it tells of: they are shown beside the plans that they watch. */
  watches?: readonly WatchingAlert[];
}

/**
 * A restore that somebody has running, or that has ended. It says nothing of
 * backups: it is told to whoever wants data back.
 *
 * @public
 */
export interface RestoreFact {
  type: 'restore';
  object: ObjectReference;
  outcome: 'running' | 'restored' | 'restored-nothing' | 'failed';
  /** When it began or ended; absent: not said. */
  at?: number;
  /** Redacted. */
  detail?: string;
  /**
   * What it brings back: keys of items, of objects that made the copies, or
   * aliases of repositories that hold one item only.
   */
  of: string[];
}

/**
 * What an item is filled with when it is deleted and made again by what made it.
 * It says nothing of backups: it is told to who is about to delete it.
 *
 * @example `{ type: 'refill', itemKey: 'home-1/media/PersistentVolumeClaim/radarr',
 * object: …, gives: 'image', at: 1_787_400_000, evidence: […] }`
 *
 * @public
 */
export interface RefillFact {
  type: 'refill';
  /** Key or alias of the item. */
  itemKey: string;
  /** What fills it, or says that nothing does: `ReplicationDestination media/radarr-dst`. */
  object: ObjectReference;
  /**
   * - `newest`: the newest copy that is there by then
   * - `pinned`: what was chosen once, whatever was copied since
   * - `empty`: nothing
   * - `waits`: it stays pending until a person acts
   */
  gives: 'newest' | 'pinned' | 'empty' | 'waits';
  /** `pinned`: its data is not newer than this; absent: not said. */
  at?: number;
  /** Why it waits or is empty, as the end of a sentence: `it has no image yet`. */
  because?: string;
  /** Alias of the repository it reads, where it reads one. */
  repository?: string;
  evidence: Evidence[];
}

/**
 * A CronJob that tests restores, by its own annotation. It says when it ended
 * well, and not what it compared.
 *
 * @public
 */
export interface RestoreTestFact {
  type: 'restore-test';
  object: ObjectReference;
  /** Names of claims and database clusters in its own namespace. */
  items: string[];
  schedule: PlanSchedule;
  suspended: boolean;
  /** A run is under way since then. */
  runningSince?: number;
  /** When it last ended well; absent: never, or that is not kept. */
  lastPassedAt?: number;
  /** The last run that ended did not end well. */
  lastFailed: boolean;
  evidence: Evidence[];
}

/**
 * A workload that looks like somebody's own backup, of which it cannot be seen
 * what it copies. It accuses nobody, and protects nothing: while it is there,
 * what it reaches is not known to be without a copy.
 *
 * @public
 */
export interface MayCopyFact {
  type: 'may-copy';
  object: ObjectReference;
  /** What it runs: `resticprofile`. */
  tool: string;
  /** The end of a sentence about it: `runs restic in a way that its manifest does not show`. */
  because: string;
  /** Keys or aliases of items that it mounts. */
  items: string[];
  /** Folders of file servers that it mounts. */
  folders: ServerFolder[];
  /** Folders of the nodes of its cluster that it mounts. */
  nodePaths: string[];
  /** Servers of databases that it asks, as seen from its namespace. */
  hosts: string[];
}

/**
 * A service of a cluster: by it an address is followed to what it stands on.
 *
 * @public
 */
export interface ServiceFact {
  type: 'service';
  object: ObjectReference;
  /** Addresses and names besides its own: `10.43.7.1`, `s3.home.example`. */
  addresses: string[];
  /** It is only another name for this host. */
  externalName?: string;
  /** Keys of the workloads that it selects, see `objectKey`. */
  leadsTo: string[];
}

/**
 * What providers say. A closed union: whoever handles it places every member.
 *
 * @public
 */
export type Fact =
  | ItemFact
  | WorkloadFact
  | PlanFact
  | MaintenanceFact
  | RepositoryFact
  | ListingFact
  | FindingFact
  | MayCopyFact
  | RestoreFact
  | RefillFact
  | RestoreTestFact
  | ServiceFact;

/**
 * @returns the key of a claim, which is also how plans point to it
 *
 * @public
 */
export function claimKey(
  cluster: string,
  namespace: string | undefined,
  name: string,
): string {
  return `${cluster}/${namespace ?? ''}/PersistentVolumeClaim/${name}`;
}

/**
 * @returns a key that is unique in the estate
 *
 * @public
 */
export function objectKey(object: ObjectReference): string {
  return `${object.cluster}/${object.namespace ?? ''}/${object.kind}/${
    object.name
  }`;
}

/**
 * @returns an object in words, for evidence and sentences
 *
 * @public
 */
export function describeObject(object: ObjectReference): string {
  const name = object.namespace
    ? `${object.namespace}/${object.name}`
    : object.name;
  return `${object.kind} ${name}`;
}
