import { join } from 'node:path';

/** What runs, what is there, and logs: beside what the other commands keep. */
export const stateFolder = join(__dirname, '../../../.demo/lab');
