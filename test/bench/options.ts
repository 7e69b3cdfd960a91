import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** What to measure. */
export interface BenchOptions {
  plans: number;
  large: boolean;
  /** Only measurements whose name holds this. */
  only: string | undefined;
}

/** What `--help` prints; the command reads it, too, before it installs anything. */
const HELP = readFileSync(join(__dirname, 'help.txt'), 'utf8');

/** @returns `undefined` when only help was wanted, which is printed */
export function readOptions(): BenchOptions | undefined {
  const { values } = parseArgs({
    options: {
      plans: { type: 'string' },
      quick: { type: 'boolean', default: false },
      large: { type: 'boolean', default: false },
      only: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return undefined;
  }
  const plans = Number(values.plans ?? (values.quick ? 1000 : 10_000));
  if (!Number.isInteger(plans) || plans < 100) {
    throw new Error('--plans takes a whole number from 100.');
  }
  return { plans, large: values.large, only: values.only };
}
