import type { Word } from 'backstage-plugin-backups-common';

/** Settings of psql that make a wrong statement an error. */
export const PSQL: Word[] = [
  'psql',
  '--no-psqlrc',
  '--set=ON_ERROR_STOP=1',
  '--dbname=postgres',
];
