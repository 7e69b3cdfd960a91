import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** What people read: pages, READMEs and the words that configuration is explained in. */
function pagesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap(
    entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return /^(node_modules|dist.*|src)$/.test(entry.name)
          ? []
          : pagesBelow(path);
      }
      return /\.md$|^config\.d\.ts$/.test(entry.name) ? [path] : [];
    },
  );
}

const PAGES = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...pagesBelow('docs'),
  ...pagesBelow('plugins'),
]
  // Traps are named as the tests that hold them.
  .filter(path => path !== join('docs', 'traps.md'));

/** Words that hide who does something, and where a plain verb exists: notify, report, show. */
const HIDES_THE_ACTOR =
  /\b(whoever|whomever|somebody|nobody|everybody|(is|are|was|were) told)\b/i;

describe('what people read', () => {
  it('names who acts', () => {
    const hidden = PAGES.flatMap(path =>
      readFileSync(join(ROOT, path), 'utf8')
        // A name in code style is a name, and so is a quoted one.
        .replace(/`[^`\n]*`|'\w+'/g, '')
        .split('\n')
        .flatMap((line, index) =>
          HIDES_THE_ACTOR.test(line)
            ? [`${relative('.', path)}:${index + 1} ${line.trim()}`]
            : [],
        ),
    );
    expect(hidden).toEqual([]);
  });
});
