import { HumanDuration } from '@backstage/types';

export interface Config {
  backups?: {
    providers?: {
      /** TrueNAS Cloud Sync. */
      truenas?: {
        servers?: Array<{
          /** What people call it. Unique, without a slash. */
          name: string;
          /**
           * `https://nas.internal` or `wss://nas.internal/api/current`. Plain
           * `http` and `ws` are refused: TrueNAS revokes a key that is used
           * over them.
           */
          url: string;
          /** The user that the key belongs to. */
          username: string;
          /** @visibility secret */
          apiKey: string;
          /**
           * Names and addresses by which clusters mount its exports. Default:
           * the host of `url`.
           */
          hosts?: string[];
          /** PEM file of the authority, or of the certificate itself. */
          caFile?: string;
          /** Name in its certificate, where that is not the host of `url`. */
          tlsServerName?: string;
          /** Zone of its schedules, where the key may not read it. */
          timeZone?: string;
          /** Time between two readings. Default: 15 minutes. */
          interval?: string | HumanDuration;
          /** How long one reading may take. Default: 30 seconds. */
          timeout?: string | HumanDuration;
        }>;
      };
    };
  };
}
