import { HumanDuration } from '@backstage/types';

export interface Config {
  backups?: {
    providers?: {
      /** Alerts about backups, from Prometheus or Alertmanager. */
      prometheus?: {
        servers?: Array<{
          /** What people call it. Unique, without a slash. */
          name: string;
          /** For instance `http://prometheus-operated.observability:9090`. */
          url: string;
          /** Whose interface it speaks. Default: `prometheus`. */
          kind?: 'prometheus' | 'alertmanager';
          /** The cluster that its alerts are about. */
          cluster: string;
          /**
           * Sent as a bearer token.
           *
           * @visibility secret
           */
          token?: string;
          /** PEM file of the authority, or of the certificate itself. */
          caFile?: string;
          /**
           * Sends the token over `http://`, too, where every host on the way can read
           * it. Default: false, and such a configuration is refused.
           */
          allowClearText?: boolean;
          /** Time between two readings. Default: 5 minutes. */
          interval?: string | HumanDuration;
          /** How long one reading may take. Default: 15 seconds. */
          timeout?: string | HumanDuration;
        }>;
      };
    };
  };
}
