// npm run world: random histories of backup systems, played through the real
// pipeline; what the page promises is compared with the truth.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { helpOf, readByHelp } from './help.mjs';
import { install, main, root, transform } from './workspace.mjs';

const HELP = 'test/world/help.txt';

await main(
  async () => {
    if (!readByHelp(HELP)) return;
    await install();
    const child = spawn(
      process.execPath,
      [
        '--require',
        transform,
        join(root, 'test/world/main.ts'),
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
