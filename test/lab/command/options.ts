import { parseArgs } from 'node:util';

/** What was asked of the command. */
export interface LabOptions {
  /** Only stop what an earlier run left behind. */
  stop: boolean;
  /** Only find, install and build the systems. */
  prepare: boolean;
  /** Arguments for jest: files, `--testNamePattern`, … */
  jest: string[];
}

const HELP = `npm run lab [-- options] [part of a file's name …]

  starts real systems, runs the tests in test/lab against them, and stops
  everything again

  --stop       only stop what an earlier run left behind
  --prepare    only find, install and build the systems
  -t <text>    only tests whose name holds this
  --help
`;

/** @returns `undefined` when only help was wanted, which is printed */
export function readOptions(): LabOptions | undefined {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      stop: { type: 'boolean', default: false },
      prepare: { type: 'boolean', default: false },
      'test-name': { type: 'string', short: 't' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return undefined;
  }
  const name = values['test-name'];
  return {
    stop: values.stop,
    prepare: values.prepare,
    jest: [
      ...positionals,
      ...(name === undefined ? [] : ['--testNamePattern', name]),
      // One file after the other: some share a system, and all share the machine.
      '--maxWorkers=1',
    ],
  };
}
