export interface Config {
  backups?: {
    providers?: {
      /** Crunchy PGO. */
      pgo?: {
        /**
         * Time zone (IANA) in which Kubernetes starts CronJobs that name none: that
         * of its controller manager. Default: `UTC`.
         */
        timeZone?: string;
      };
      /** Percona Operator for PostgreSQL. */
      percona?: {
        /**
         * Time zone (IANA) of the operator, in which it reads schedules. Default:
         * `UTC`, as in its image.
         */
        timeZone?: string;
      };
    };
  };
}
