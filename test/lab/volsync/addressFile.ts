import { join } from 'node:path';
import { stateFolder } from '../machine/stateFolder';

/** It is there while the objects of one test are in that server. */
export const turnFolder = join(stateFolder, 'volsync-server.turn');

/** Address of the server that was started for the tests of VolSync. */
export const addressFile = join(stateFolder, 'volsync-server.json');
