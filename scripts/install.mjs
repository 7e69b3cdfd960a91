// What every other command does first, alone: installs the workspace where it
// is not installed, and builds what this Node cannot load.
import { install, main } from './workspace.mjs';

await main(install);
