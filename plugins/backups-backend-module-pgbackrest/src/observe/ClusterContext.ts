import type {
  DestinationPattern,
  ItemMention,
  KubernetesObject,
  ParseProblem,
  Subject,
} from 'backstage-plugin-backups-node';
import type { Archive } from '../read/Archive';
import type { Backup } from '../read/Backup';
import type { Cluster } from '../read/Cluster';
import type { Database } from '../read/Database';
import type { ObjectStore } from '../read/ObjectStore';
import type { Pooler } from '../read/Pooler';
import type { ScheduledBackup } from '../read/ScheduledBackup';
import type { Stanza } from '../read/Stanza';

/** An object that was understood, with what names it. */
export interface Observed<T> {
  subject: Subject;
  object: KubernetesObject;
  value: T;
  problems: readonly ParseProblem[];
}

/** Settings that hold for every cluster. */
export interface ObserveOptions {
  /** Zone of the CloudNativePG operator, in which it reads schedules. */
  timeZone: string;
  patterns: readonly DestinationPattern[];
  /** `backups.storage.classes`. */
  storageClasses: Readonly<Record<string, { failureDomain?: string }>>;
}

/** What the objects of one cluster are looked up in. Keys are `namespace/name`. */
export interface ClusterContext extends ObserveOptions {
  cluster: string;
  clusters: ReadonlyMap<string, Observed<Cluster>>;
  stanzas: ReadonlyMap<string, Observed<Stanza>>;
  archives: ReadonlyMap<string, Observed<Archive>>;
  stores: ReadonlyMap<string, Observed<ObjectStore>>;
  /** By the database cluster they are of. */
  backups: ReadonlyMap<string, Observed<Backup>[]>;
  schedules: ReadonlyMap<string, Observed<ScheduledBackup>[]>;
  databases: ReadonlyMap<string, Observed<Database>[]>;
  poolers: ReadonlyMap<string, Observed<Pooler>[]>;
  mentions: ReadonlyMap<string, ItemMention[]>;
  /** The operator says of each backup of which major version it is; older ones say it of none. */
  namesVersions: boolean;
  /** Names of the database clusters that archive to a stanza. */
  archiversOf: ReadonlyMap<string, string[]>;
  /** Keys of the database clusters that archive to a stanza, by whatever object of it. */
  sharersOf: ReadonlyMap<string, string[]>;
  /** Keys of the database clusters that barman archives into one folder, by the folder. */
  serversOf: ReadonlyMap<string, string[]>;
}

/** @returns the key under which a context holds an object */
export function nameKey(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}
