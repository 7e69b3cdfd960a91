import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = join(__dirname, '..', '..');
const { scripts } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
) as { scripts: Record<string, string> };

/** Commands of ours: `['check', 'scripts/check.mjs']`. */
const COMMANDS = Object.entries(scripts).flatMap(([name, script]) => {
  const [, file] = /^node (scripts\/\S+\.mjs)$/.exec(script) ?? [];
  return file ? [[name, file] as const] : [];
});

/** Longer than any help takes, and shorter than any installation. */
const PATIENCE = 40_000;

function runCommand(file: string, option: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, file), option],
    // Nothing is found there: what would be installed fails.
    { encoding: 'utf8', timeout: PATIENCE, env: { PATH: '/nowhere' } },
  );
  return { status, stdout, stderr, said: `${stdout}${stderr}` };
}

describe.each(COMMANDS)('npm run %s', (name, file) => {
  const usage = name === 'start' || name === 'test' ? name : `run ${name}`;

  it('prints its help, and does nothing else', () => {
    const { status, stdout, stderr } = runCommand(file, '--help');
    expect(stdout).toContain(`npm ${usage}`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('names an option that it does not know, with its help, before it installs anything', () => {
    const { status, stderr, said } = runCommand(file, '--wrnog');
    expect(status).toBeGreaterThan(0);
    expect(stderr).toContain("'--wrnog'");
    expect(stderr).toContain(`npm ${usage}`);
    expect(said).not.toMatch(/Installing|\n {4}at /);
  });
});

describe('the options that a help tells', () => {
  const HELPS: [help: string, reader: string][] = [
    ['packages/demo/src/check/help.txt', 'packages/demo/src/check/options.ts'],
    ['test/bench/help.txt', 'test/bench/options.ts'],
    ['test/lab/command/help.txt', 'test/lab/command/options.ts'],
    ['test/world/help.txt', 'test/world/main.ts'],
  ];

  it.each(HELPS)('%s are those that %s reads', async (help, reader) => {
    // Evaluated by Node itself: what is tested is a module of the commands.
    const told = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `import { helpOf, optionsIn } from '${join(ROOT, 'scripts/help.mjs')}';
         console.log(JSON.stringify(optionsIn(helpOf('${help}'))))`,
      ],
      { encoding: 'utf8' },
    );
    const options = JSON.parse(told.stdout);
    const [, block] =
      /\boptions: \{\n([^]*?)\n {2,4}\},?\n/.exec(
        readFileSync(join(ROOT, reader), 'utf8'),
      ) ?? [];
    const read = [...(block ?? '').matchAll(/^\s+'?([a-z-]+)'?: \{ type/gm)];
    const names = [...new Set(read.map(([, name]) => name).concat('help'))];
    expect(Object.keys(options).sort()).toEqual(names.sort());
    expect(parseArgs({ args: ['--help'], options }).values).toEqual({
      help: true,
    });
  });
});
