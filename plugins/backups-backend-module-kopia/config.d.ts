export interface Config {
  backups?: {
    providers?: {
      /** Kopia repositories, whoever writes them. */
      kopia?: {};
    };
  };
}
