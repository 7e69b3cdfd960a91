// npm run check: the pipeline without a portal, on a folder of manifests. Only
// the answer goes to the standard output.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { helpOf, readByHelp } from './help.mjs';
import {
  install,
  main,
  root,
  sayOnStandardError,
  transform,
} from './workspace.mjs';

const HELP = 'packages/demo/src/check/help.txt';

sayOnStandardError();

await main(
  async () => {
    if (!readByHelp(HELP)) return;
    await install();
    const child = spawn(
      process.execPath,
      [
        '--require',
        transform,
        join(root, 'packages/demo/src/check/cli.ts'),
        process.env.INIT_CWD ?? process.cwd(),
        ...process.argv.slice(2),
      ],
      { cwd: root, stdio: 'inherit' },
    );
    const [code] = await once(child, 'exit');
    process.exitCode = code ?? 2;
  },
  helpOf(HELP),
  2,
);
