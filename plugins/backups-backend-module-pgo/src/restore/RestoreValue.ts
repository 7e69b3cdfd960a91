import type { RetentionPolicy } from 'backstage-plugin-backups-backend-module-pgbackrest';
import type { BackupType } from 'backstage-plugin-backups-common';
import type { Operator } from '../observe/DatabaseCluster';
import type { DeclaredRepository } from '../read/PgBackRest';

/**
 * What a runbook needs to bring a database cluster back from one repository.
 * Names of Secrets only, no values. Instants are epoch seconds.
 *
 * @public
 */
export interface RestoreValue {
  /** Whose object it is. */
  operator: Operator;
  cluster: string;
  namespace?: string;
  name: string;
  /** `repo1` to `repo4`. */
  repository: string;
  /** The store, as the cluster declares it, with its schedules. */
  declared: DeclaredRepository;
  /** What is kept there. */
  policy: RetentionPolicy;
  /** Folder in the store; absent: pgBackRest's default. */
  path?: string;
  /** Names of Secrets with the configuration that opens the store. */
  secrets: string[];
  /** Major version of PostgreSQL. */
  postgresVersion?: number;
  storageSize?: string;
  storageClass?: string;
  /** Image of PostgreSQL, where the cluster names one. */
  image?: string;
  /** Users as the cluster declares them; the operator writes a Secret for each. */
  users: { name: string; databases: string[] }[];
  /** Databases that the cluster declares. */
  databases: string[];
  /** Newest last. A label is a name, and its digits are no time. */
  backups: {
    label?: string;
    makes?: BackupType;
    startedAt?: number;
    endedAt: number;
  }[];
}
