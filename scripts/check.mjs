// npm run check: the pipeline without a portal, on a folder of manifests. Only
// the answer goes to the standard output.
import { helpOf, readByHelp } from './help.mjs';
import { install, main, runProgram, sayOnStandardError } from './workspace.mjs';

const HELP = 'packages/demo/src/check/help.txt';

sayOnStandardError();

await main(
  async () => {
    if (!readByHelp(HELP)) return;
    await install();
    await runProgram('packages/demo/src/check/cli.ts', [
      process.env.INIT_CWD ?? process.cwd(),
      ...process.argv.slice(2),
    ]);
  },
  helpOf(HELP),
  2,
);
