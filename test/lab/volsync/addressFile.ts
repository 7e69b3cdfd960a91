import { join } from 'node:path';
import { stateFolder } from '../machine/stateFolder';

/** Address of the server that was started for the tests of VolSync. */
export const addressFile = join(stateFolder, 'volsync-server.json');
