export interface Config {
  backups?: {
    providers?: {
      /** VolSync, with or without its Kopia fork. */
      volsync?: {
        /**
         * Time zone (IANA) in which the VolSync controller reads schedules:
         * `TZ` of its Deployment. Default: `UTC`, as in its images. A schedule
         * that starts with `CRON_TZ=` brings its own.
         */
        timeZone?: string;
        /**
         * Storage rules that are not told of: `cephfs-behind-volsync`,
         * `ceph-read-affinity`. Default: none.
         */
        ignoredStorageRules?: string[];
      };
    };
  };
}
