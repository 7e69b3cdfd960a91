import { join } from 'node:path';

/**
 * What runs, what is there, and logs: beside what the other commands keep.
 * `BACKUPS_LAB_STATE` names another folder, for a lab within the lab.
 */
export const stateFolder =
  process.env.BACKUPS_LAB_STATE ?? join(__dirname, '../../../.demo/lab');
