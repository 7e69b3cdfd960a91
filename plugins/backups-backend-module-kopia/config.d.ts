import { HumanDuration } from '@backstage/types';

export interface Config {
  backups?: {
    providers?: {
      /** Kopia repositories, whichever tool writes them. */
      kopia?: {
        /** Kopia servers; each serves one repository. */
        servers?: Array<{
          /** What people call it. Unique, without a slash. */
          name: string;
          /** `https://kopia.internal:51515` */
          url: string;
          /**
           * Where its repository is: `nfs://server/path` or
           * `s3://endpoint/bucket/prefix`. No server says so itself.
           */
          repository: string;
          /**
           * The control user. Leave out both users where the server asks for no
           * password.
           */
          control?: {
            username: string;
            /** @visibility secret */
            password: string;
          };
          /**
           * The UI user, for snapshots and policies. It may also delete every
           * snapshot: a report needs no such right. `nobody`: the server asks
           * for no password.
           */
          ui?:
            | 'nobody'
            | {
                username: string;
                /** @visibility secret */
                password: string;
              };
          /** PEM file of the authority, or of the certificate itself. */
          caFile?: string;
          /**
           * Sends the password over `http://`, too, where every host on the way can read
           * it. Default: false, and such a configuration is refused.
           */
          allowClearText?: boolean;
          /** SHA-256 of the certificate, as the server prints it when it starts. */
          fingerprint?: string;
          /** Its own `--refresh-interval`. Default: 4 hours, as Kopia's. */
          refreshInterval?: string | HumanDuration;
          /** Time between two readings. Default: 15 minutes. */
          interval?: string | HumanDuration;
          /** How long one reading may take. Default: 60 seconds. */
          timeout?: string | HumanDuration;
        }>;
      };
    };
  };
}
