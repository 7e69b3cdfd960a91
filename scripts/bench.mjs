// npm run bench: what the plugins cost, as ratios measured in one run.
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { helpOf, readByHelp } from './help.mjs';
import {
  buildFrontend,
  install,
  main,
  root,
  run,
  transform,
} from './workspace.mjs';

const HELP = 'test/bench/help.txt';

/** Whether frames are measured: rather no browser now than after half an hour. */
function needsBrowser({ values }) {
  return 'frames'.includes(values.only?.at(-1) || 'frames');
}

await main(async () => {
  const asked = readByHelp(HELP);
  if (!asked) return;
  const browser = needsBrowser(asked) ? findBrowser() : undefined;
  await install();
  await buildFrontend();
  await run(
    'Benchmark',
    process.execPath,
    [
      '--require',
      transform,
      join(root, 'test/bench/main.ts'),
      ...process.argv.slice(2),
    ],
    { show: true, env: browser && { CHROMIUM_PATH: browser } },
  );
}, helpOf(HELP));
