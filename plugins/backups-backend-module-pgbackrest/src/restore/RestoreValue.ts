import type { BackupType } from 'backstage-plugin-backups-common';
import type { RepositoryKeys } from '../observe/Repository';
import type { RetentionPolicy } from '../read/Stanza';

/** Instants are epoch seconds. */

/**
 * What a runbook needs to bring a database cluster back from one repository:
 * names and settings of the source that a new Cluster must repeat. Names of
 * Secrets and of their keys only, no values.
 *
 * @public
 */
export interface RestoreValue {
  /** Which tool restores, and so what `externalClusters` has to say. */
  tool:
    | 'dalibo'
    | 'opera'
    | 'barman-cloud'
    | 'barman-in-tree'
    | 'volume-snapshot'
    /** Nothing that is known leads to the repository. */
    | 'unknown';
  cluster: string;
  namespace?: string;
  name: string;
  instances?: number;
  imageName?: string;
  imageCatalog?: string;
  storageSize?: string;
  storageClass?: string;
  walStorageSize?: string;
  walStorageClass?: string;
  /** Host name of the read-write service, which apps use. */
  service: string;
  /** Poolers in front of it: apps may use their names. */
  poolers?: string[];
  superuserSecret?: string;
  /** `spec.plugins[].name`, where a plugin restores. */
  pluginName?: string;
  /** Parameters of `externalClusters[].plugin`; they choose no repository. */
  pluginParameters: Record<string, string>;
  /** Name of pgBackRest's stanza or of barman's server. */
  stanza?: string;
  /** Number of the repository in its stanza, as pgBackRest counts. */
  repositoryNumber: string;
  /** How many repositories the stanza has; pgBackRest takes the first that fits. */
  repositoriesInStanza: number;
  endpoint?: string;
  bucket?: string;
  prefix?: string;
  region?: string;
  encrypted?: boolean;
  uriStyle?: string;
  /** Of an Azure storage. */
  account?: string;
  /** How long backups are kept there, as the tool declares it. */
  policy?: RetentionPolicy;
  /** Where the keys are. */
  secretKeys: RepositoryKeys;
  /** Databases that are known to be in it. */
  databases: string[];
  /** Database and owner of `bootstrap`; an app's own Secret belongs to them. */
  bootstrap?: { database?: string; owner?: string; secret?: string };
  /** Settings a restored server needs at least as large. */
  parameters: Record<string, string>;
  /** Libraries without which it does not start. */
  preloadLibraries: string[];
  /** Newest last. A label is in the time zone of some host: it is a name, no time. */
  backups: {
    /** Absent: the tool does not name it, as a snapshot. */
    label?: string;
    makes?: BackupType;
    startedAt?: number;
    endedAt: number;
  }[];
}
