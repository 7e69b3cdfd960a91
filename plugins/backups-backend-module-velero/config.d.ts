export interface Config {
  backups?: {
    providers?: {
      /** Velero, also as part of OADP. */
      velero?: {
        /**
         * Time zone (IANA) in which the Velero server reads schedules: `TZ` of
         * its Deployment. Default: `UTC`, as in its images. A schedule that
         * starts with `CRON_TZ=` brings its own.
         */
        timeZone?: string;
        /**
         * The password of the repositories was set before the first backup, in
         * Secret `velero-repo-credentials`. The Secret is never read, so only you
         * can say it. Default: `false`, and the password counts as the one that
         * is printed in Velero's source.
         */
        ownRepositoryPassword?: boolean;
      };
    };
  };
}
