// The options of a command, as its help tells them. They are read before
// anything is installed: a typing error costs seconds, not minutes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './workspace.mjs';

/** `  -t, --test-name <text>  …`: each line that begins with an option. */
const OPTION = /^ {2}(?:-([a-z])(?:, | <|$))?(?:--([a-z][a-z-]*))?( ?<)?/;

/** @returns what a help text tells of options, as `parseArgs` takes it */
export function optionsIn(help) {
  return Object.fromEntries(
    help
      .split('\n')
      .map(line => OPTION.exec(line))
      .filter(found => found?.[2])
      .map(([, short, name, value]) => [
        name,
        {
          type: value ? 'string' : 'boolean',
          ...(value && { multiple: true }),
          ...(short && { short }),
        },
      ]),
  );
}

/**
 * Reads what a command was given, by its help.
 *
 * @param file - the help, from the root
 * @returns `undefined` when only help was wanted, which is printed
 * @throws an error of `parseArgs`, whose message names the wrong option
 */
export function readByHelp(file, args = process.argv.slice(2)) {
  const help = readFileSync(join(root, file), 'utf8');
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: optionsIn(help),
  });
  if (values.help) {
    process.stdout.write(help);
    return undefined;
  }
  return { values, positionals };
}

/** The help itself, for what is printed beside an error. */
export const helpOf = file => readFileSync(join(root, file), 'utf8');
