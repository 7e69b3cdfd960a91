import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const ROOT = join(__dirname, '..', '..');
const CHANGES = join(ROOT, '.changeset');

const readJson = (path: string) =>
  JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

const PACKAGES: { name: string; version: string }[] = readdirSync(
  join(ROOT, 'plugins'),
).map(folder => readJson(`plugins/${folder}/package.json`));
const NAMES = new Set(PACKAGES.map(({ name }) => name));

/** @returns what is wrong with a file of changes, in words; empty where nothing is */
function faultsOf(text: string): string[] {
  const [, head, body] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text) ?? [];
  if (head === undefined) return ['has no block between two lines of ---'];
  const steps = Object.entries<string>(parse(head) ?? {});
  return [
    ...(steps.length === 0 ? ['names no package'] : []),
    ...steps
      .filter(([name]) => !NAMES.has(name))
      .map(([name]) => `names ${name}, which is not published`),
    ...steps
      .filter(([, step]) => !['major', 'minor', 'patch'].includes(step))
      .map(([name, step]) => `takes ${name} a step of ${step}`),
    ...(body.trim() ? [] : ['says nothing']),
  ];
}

describe('a release', () => {
  it('is of all packages under one version', () => {
    const { fixed } = readJson('.changeset/config.json');
    expect(fixed).toEqual([['backstage-plugin-*']]);
    expect(PACKAGES.map(({ name }) => name)).toEqual(
      PACKAGES.map(() => expect.stringMatching(/^backstage-plugin-/)),
    );
    expect(new Set(PACKAGES.map(({ version }) => version)).size).toBe(1);
  });

  it('has its Backstage in the table of versions', () => {
    const [{ version }] = PACKAGES;
    const [, minor] = /^(\d+\.\d+)\./.exec(version) ?? [];
    const page = readFileSync(join(ROOT, 'docs/upgrade.md'), 'utf8');
    expect(page).toMatch(
      new RegExp(`^\\| ${minor?.replace('.', '\\.')} `, 'm'),
    );
  });

  it('has changes that name packages and steps, and say something', () => {
    const faults = readdirSync(CHANGES)
      .filter(file => file.endsWith('.md') && file !== 'README.md')
      .flatMap(file =>
        faultsOf(readFileSync(join(CHANGES, file), 'utf8')).map(
          fault => `${file} ${fault}`,
        ),
      );
    expect(faults).toEqual([]);
  });

  it.each([
    ["---\n'backstage-plugin-backups': minor\n---\n\nA filter.\n", []],
    ['A filter.\n', ['has no block between two lines of ---']],
    ['---\n---\n\nA filter.\n', ['has no block between two lines of ---']],
    [
      "---\n'backstage-plugin-backup': small\n---\n",
      [
        'names backstage-plugin-backup, which is not published',
        'takes backstage-plugin-backup a step of small',
        'says nothing',
      ],
    ],
  ])('sees what is wrong with a file of changes: %j', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });
});

describe('what the packages export', () => {
  it('is what their reports list', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'scripts/apiReports.mjs'), '--check'],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
