import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

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

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap(
    entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return /^(node_modules|dist.*|__testUtils__|fixtures)$/.test(entry.name)
          ? []
          : sourcesBelow(path);
      }
      return /(?<!\.test|\.d)\.tsx?$/.test(entry.name) ? [path] : [];
    },
  );
}

/** Text of a source that holds a space: a single word is a name. */
function sentencesOf(path: string): string[] {
  const sentences: string[] = [];
  const source = ts.createSourceFile(
    path,
    readFileSync(join(ROOT, path), 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node) ||
      ts.isJsxText(node);
    if (isText && node.text.trim().includes(' ')) sentences.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return sentences;
}

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

  it('names who acts in the sentences of the product', () => {
    const sources = readdirSync(join(ROOT, 'plugins')).flatMap(plugin =>
      sourcesBelow(join('plugins', plugin, 'src')),
    );
    const hidden = sources.flatMap(path =>
      sentencesOf(path)
        .filter(sentence => HIDES_THE_ACTOR.test(sentence))
        .map(sentence => `${path} ${sentence.trim()}`),
    );
    expect(hidden).toEqual([]);
  });
});
