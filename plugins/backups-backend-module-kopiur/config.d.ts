export interface Config {
  backups?: {
    providers?: {
      /** Kopiur: the operator that runs Kopia. */
      kopiur?: {
        /**
         * Time zone (IANA) in which Kopiur reads schedules that name none: the
         * default of its controller. Default: `UTC`.
         */
        timeZone?: string;
      };
    };
  };
}
