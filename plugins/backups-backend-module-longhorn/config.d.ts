export interface Config {
  backups?: {
    providers?: {
      /** Longhorn. */
      longhorn?: {
        /**
         * Time zone (IANA) in which Kubernetes starts recurring jobs: that of its
         * controller manager. Default: `UTC`.
         */
        timeZone?: string;
      };
    };
  };
}
