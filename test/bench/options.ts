import { parseArgs } from 'node:util';

/** What to measure. */
export interface BenchOptions {
  plans: number;
  large: boolean;
  /** Only measurements whose name holds this. */
  only: string | undefined;
}

const HELP = `npm run bench [-- options]

  --plans <number>  size of the estate, default 10000
  --quick           1000 plans
  --large           cycles, loop and memory of 100000 plans, too
  --only <name>     one measurement: cycles, loop, memory, endpoint, growth,
                    dead-cluster, scorecard, first-page or frames (these
                    always 10000 apps; frames needs Chromium), report,
                    report-memory or frontend
`;

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
