import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** What `--help` prints; the command reads it, too, before it installs anything. */
const HELP = readFileSync(join(__dirname, 'help.txt'), 'utf8');

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
    ],
  };
}
