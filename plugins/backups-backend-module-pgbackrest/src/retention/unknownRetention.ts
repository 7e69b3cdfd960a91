import type { Retention } from 'backstage-plugin-backups-common';

/** Of a repository that was not found, or whose retention could not be read. */
export const UNKNOWN_RETENTION: Retention = {
  noHistory: false,
  declared: [],
  inherited: [],
  sentence: 'Not known.',
};
