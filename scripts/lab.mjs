// npm run lab: real systems, the tests against them, and their end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { helpOf, readByHelp } from './help.mjs';
import { install, main, root, transform } from './workspace.mjs';

const HELP = 'test/lab/command/help.txt';

await main(async () => {
  const options = process.argv.slice(2);
  if (!readByHelp(HELP)) return;
  await install();
  const lab = spawn(
    process.execPath,
    ['--require', transform, join(root, 'test/lab/main.ts'), ...options],
    { stdio: 'inherit' },
  );
  // Ctrl-C reaches both; this one waits until everything has been stopped.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => lab.kill('SIGTERM'));
  const [code] = await once(lab, 'exit');
  process.exitCode = code ?? 1;
}, helpOf(HELP));
