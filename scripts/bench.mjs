// npm run bench: what the plugins cost, as ratios measured in one run.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from './browser.mjs';
import {
  buildFrontend,
  install,
  main,
  root,
  run,
  transform,
} from './workspace.mjs';

/** Whether frames are measured: rather no browser now than after half an hour. */
function needsBrowser(options) {
  const { values } = parseArgs({
    args: options,
    options: { only: { type: 'string' }, help: { type: 'boolean' } },
    // Whether they are right is for the benchmark to say.
    strict: false,
  });
  return !values.help && 'frames'.includes(values.only || 'frames');
}

await main(async () => {
  const options = process.argv.slice(2);
  const browser = needsBrowser(options) ? findBrowser() : undefined;
  if (!options.includes('--help')) {
    await install();
    await buildFrontend();
  }
  await run(
    'Benchmark',
    process.execPath,
    ['--require', transform, join(root, 'test/bench/main.ts'), ...options],
    { show: true, env: browser && { CHROMIUM_PATH: browser } },
  );
});
