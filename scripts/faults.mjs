// npm run faults: every fault of a cluster against every state of a plan, as a
// table.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { install, main, root, run, transform } from './workspace.mjs';

const HELP = `npm run faults

  Collects a day of the demo homelab, lets a cluster fail in every known way,
  and prints what became of each state of a plan.

  --help
`;

await main(async () => {
  const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  await install();
  await run(
    'Faults',
    process.execPath,
    ['--require', transform, join(root, 'packages/demo/src/faults/cli.ts')],
    { show: true },
  );
}, HELP);
