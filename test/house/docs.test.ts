import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '..', '..');

function pagesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap(
    entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return /^(node_modules|dist.*|src)$/.test(entry.name)
          ? []
          : pagesBelow(path);
      }
      return entry.name.endsWith('.md') ? [path] : [];
    },
  );
}

const DOCS = pagesBelow('docs');
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...DOCS,
  ...pagesBelow('plugins'),
  ...pagesBelow('test'),
].map(path => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

function scriptsOf(folder: string): Record<string, string> {
  const file = join(ROOT, folder, 'package.json');
  return JSON.parse(readFileSync(file, 'utf8')).scripts ?? {};
}

const PACKAGES = ['plugins', 'packages'].flatMap(place =>
  readdirSync(join(ROOT, place)).map(name => join(place, name)),
);
const FOLDER_OF = new Map(
  PACKAGES.map(folder => [
    JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')).name,
    folder,
  ]),
);

/** @returns each command of the pages that runs a script of ours, and the script */
function commandsIn(text: string): { command: string; known: boolean }[] {
  const ofRoot = [
    ...text.matchAll(/\b(?:npm run|yarn run) ([a-z][\w:-]*)/g),
    ...text.matchAll(/\bnpm (start|test)\b/g),
  ].map(([command, script]) => ({
    command,
    known: script in scriptsOf('.'),
  }));
  const ofPackages = [
    ...text.matchAll(/\byarn workspace ([\w@/-]+) ([a-z][\w:-]*)/g),
  ].map(([command, name, script]) => {
    const folder = FOLDER_OF.get(name);
    return {
      command,
      known: folder !== undefined && script in scriptsOf(folder),
    };
  });
  return [...ofRoot, ...ofPackages];
}

/** @returns the options that a page gives to a script of ours: `['check', '--json']` */
function optionsIn(text: string): [script: string, option: string][] {
  const commands = text.matchAll(
    /\bnpm (?:run )?([a-z][\w:-]*) -- ([^`\n#|]*)/g,
  );
  return [...commands].flatMap(([, script, given]) =>
    [...given.matchAll(/(?<=^|\s)--[a-z][a-z-]*/g)].map(
      ([option]): [string, string] => [script, option],
    ),
  );
}

/** Where the options of a script are read, besides the script itself. */
const READ_BY: Record<string, string[]> = {
  bench: ['test/bench/options.ts'],
  check: ['packages/demo/src/check/options.ts'],
  lab: ['test/lab/command/options.ts'],
  world: ['test/world/main.ts'],
};

describe('the docs', () => {
  it('name only commands that exist', () => {
    const found = PAGES.flatMap(({ path, text }) =>
      commandsIn(text).map(command => ({ path, ...command })),
    );
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter(({ known }) => !known)).toEqual([]);
  });

  it('name only options that their command reads', () => {
    const asked = PAGES.flatMap(({ path, text }) =>
      optionsIn(text).map(([script, option]) => ({ path, script, option })),
    );
    expect(asked.length).toBeGreaterThan(10);
    const unread = asked.filter(({ script, option }) => {
      const own = /scripts\/\S+/.exec(scriptsOf('.')[script] ?? '')?.[0];
      const name = option.slice('--'.length);
      const reads = new RegExp(`(--|['"])${name}\\b|^\\s+${name}:`, 'm');
      return ![...(own ? [own] : []), ...(READ_BY[script] ?? [])].some(file =>
        reads.test(readFileSync(join(ROOT, file), 'utf8')),
      );
    });
    expect(unread).toEqual([]);
  });

  it('link only to what is there', () => {
    const broken = PAGES.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .filter(([, link]) => !existsSync(join(ROOT, dirname(path), link)))
        .map(([, link]) => `${path}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('are all found from the portal', () => {
    const nav = readFileSync(join(ROOT, 'mkdocs.yml'), 'utf8');
    const left = DOCS.map(path => relative('docs', path)).filter(
      path => !nav.includes(`: ${path}\n`),
    );
    expect(left).toEqual([]);
  });

  it('name only API groups that the account may list', () => {
    const page = readFileSync(join(ROOT, 'docs/systems.md'), 'utf8');
    const role = readFileSync(
      join(ROOT, 'plugins/backups-backend/manifests/rbac.yaml'),
      'utf8',
    );
    const groups = page
      .split('\n')
      .filter(line => line.startsWith('| '))
      .flatMap(line => [...line.split('|')[2].matchAll(/`([a-z0-9.-]+)`/g)])
      .map(([, group]) => group);
    expect(groups.length).toBeGreaterThan(10);
    expect(
      groups.filter(group => !new RegExp(`^ +- ${group}$`, 'm').test(role)),
    ).toEqual([]);
  });

  it('have a README that can be read at once', () => {
    const [readme] = PAGES;
    expect(readme.text.split('\n').length).toBeLessThanOrEqual(200);
  });
});
