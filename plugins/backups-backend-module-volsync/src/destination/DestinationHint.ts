import type { Destination } from 'backstage-plugin-backups-common';

/** What one source of knowledge says. */
export interface DestinationHint {
  /** Where it says so, in words. */
  source: string;
  says: Partial<Omit<Destination, 'derivedFrom'>>;
}
