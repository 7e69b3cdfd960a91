import type { Destination } from 'backstage-plugin-backups-common';

/** A destination while it is being derived. */
export type DestinationDraft = Partial<Omit<Destination, 'derivedFrom'>> & {
  derivedFrom: string[];
};
