// npm run world: random histories of backup systems, played through the real
// pipeline; what the page promises is compared with the truth.
import { helpOf, readByHelp } from './help.mjs';
import { install, main, runProgram } from './workspace.mjs';

const HELP = 'test/world/help.txt';

await main(
  async () => {
    if (!readByHelp(HELP)) return;
    await install();
    await runProgram('test/world/main.ts', process.argv.slice(2));
  },
  helpOf(HELP),
  2,
);
