export interface Config {
  backups?: {
    providers?: {
      /** CloudNativePG with pgBackRest or barman. */
      pgbackrest?: {
        /**
         * Time zone (IANA) in which the CloudNativePG operator reads the
         * schedules of ScheduledBackups: `TZ` of its Deployment. Default: `UTC`,
         * as in its image. A schedule cannot bring its own.
         */
        timeZone?: string;
      };
    };
  };
}
