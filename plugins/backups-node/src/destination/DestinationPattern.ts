import type { DestinationType } from 'backstage-plugin-backups-common';

/**
 * One entry of `backups.destinations`: how to recognise a destination, and what
 * is known of it that no manifest says.
 *
 * @public
 */
export interface DestinationPattern {
  /** Where it was configured, for instance `backups.destinations[0]`. */
  configPath: string;
  /** All that are set must match. At least one is. */
  match: {
    /** Name of the Secret that leads to the repository. The Secret is never read. */
    secretName?: RegExp;
    endpoint?: RegExp;
    bucket?: RegExp;
    server?: RegExp;
    path?: RegExp;
  };
  label?: string;
  type?: DestinationType;
  server?: string;
  path?: string;
  bucket?: string;
  endpoint?: string;
  offSite?: boolean;
  failureDomain?: string;
}
