/** A PostgresCluster of Crunchy PGO, copied to a bucket of its own. */
export interface PgoDatabase {
  name: string;
  namespace: string;
  /** The app that uses it: name of its user and of its database. */
  app: string;
  daysOld: number;
  size: string;
  /** The store refused its first backup, so PGO made no CronJob. */
  firstBackupMissing?: boolean;
}
