import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const SAMPLES = join(ROOT, 'test/samples');

function pagesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap(
    entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return /^(node_modules|dist.*|src)$/.test(entry.name)
          ? []
          : pagesBelow(path);
      }
      // Reports of what a package exports hold signatures, not samples.
      return /(?<!\.api)\.md$/.test(entry.name) ? [path] : [];
    },
  );
}

/** What `tsc` compiles: each line as it is, without its place. */
const linesOf = (code: string) =>
  code
    .split('\n')
    .map(line => line.trim())
    .filter(line => line && !/^\/\/ packages\//.test(line));

/** The provider of the README, which the tests of the backend run. */
const TAPEDECK = join(
  ROOT,
  'plugins/backups-backend/src/__testUtils__/tapedeck.ts',
);

const COMPILED = readdirSync(SAMPLES)
  .map(file => join(SAMPLES, file))
  .concat(TAPEDECK)
  .map(path => `\n${linesOf(readFileSync(path, 'utf8')).join('\n')}\n`);

const BLOCKS = ['README.md', 'CONTRIBUTING.md']
  .concat(pagesBelow('docs'), pagesBelow('plugins'))
  .flatMap(path =>
    [
      ...readFileSync(join(ROOT, path), 'utf8').matchAll(
        /```tsx?\n([^]*?)```/g,
      ),
    ].map(([, code], index) => ({
      title: `${path}, block ${index + 1}`,
      code,
    })),
  );

/** `backend.add(import('…'))` and nothing else. */
const ADDED = /^(?:backend\.add\(import\('([^']+)'\)\);|\/\/.*)$/;

const isImport = (line: string) => /^import .* from '[^']+';$/.test(line);

describe('code blocks in the docs', () => {
  it.each(BLOCKS)(
    '$title is compiled, or adds packages that are there',
    ({ code }) => {
      const lines = linesOf(code);
      const added = lines.map(line => ADDED.exec(line));
      // Imports stand at the top of a sample, a fragment inside of what it needs.
      const fragment = lines.filter(line => !isImport(line));
      const isCompiled = COMPILED.some(
        sample =>
          sample.includes(`\n${lines.join('\n')}\n`) ||
          (sample.includes(`\n${fragment.join('\n')}\n`) &&
            lines
              .filter(isImport)
              .every(line => sample.includes(`\n${line}\n`))),
      );
      const missing = added
        .map(found => found?.[1])
        .filter(name => name?.startsWith('.') === false)
        .filter(name => !canResolve(name));
      expect({
        isTried: isCompiled || added.every(Boolean),
        missing,
      }).toEqual({ isTried: true, missing: [] });
    },
  );

  it('cover what a portal is asked to write', () => {
    expect(BLOCKS.length).toBeGreaterThan(15);
  });
});

function canResolve(name: string | undefined): boolean {
  try {
    require.resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}
