// npm run bench: what the plugins cost, as ratios measured in one run.
import { join } from 'node:path';
import {
  buildFrontend,
  install,
  main,
  root,
  run,
  transform,
} from './workspace.mjs';

await main(async () => {
  const options = process.argv.slice(2);
  if (!options.includes('--help')) {
    await install();
    await buildFrontend();
  }
  await run(
    'Benchmark',
    process.execPath,
    ['--require', transform, join(root, 'test/bench/main.ts'), ...options],
    { show: true },
  );
});
