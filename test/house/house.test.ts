import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '..', '..');

/** A source file of a package, its path from the root of the repository. */
interface SourceFile {
  path: string;
  text: string;
}

const NOT_SHIPPED =
  /\.test\.tsx?$|\/(__testUtils__|__fixtures__|fixtures|testing|dev)\//;

function sourcesBelow(folder: string): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(path);
    const name = relative(ROOT, path);
    return /\.tsx?$/.test(name) && !NOT_SHIPPED.test(name)
      ? [{ path: name, text: readFileSync(path, 'utf8') }]
      : [];
  });
}

const SOURCES = readdirSync(join(ROOT, 'plugins')).flatMap(plugin =>
  sourcesBelow(join(ROOT, 'plugins', plugin, 'src')),
);

/** Words that mean nothing but a state; `new`, `late` or `failing` mean other things as well. */
const STATE_WORD = /'(never-ran|overdue|hollow|unscheduled|unreadable|stuck)'/g;

/** The rooms that may write a state, and what chooses by one without wording it. */
const MAY_NAME_STATES = [
  'plugins/backups-common/src/vocabulary/',
  'plugins/backups-common/src/thresholds/',
  'plugins/backups-backend/src/judge/',
  'plugins/backups-backend/src/say/',
  'plugins/backups/src/theme/',
  // pgBackRest calls a repository `unreadable`: a word of its own.
  'plugins/backups-backend-module-pgbackrest/src/report/',
];

/** Each chooses by a state what is shown. No other file joins them: use or add to `say` or `theme`. */
const CHOOSE_BY_STATE = [
  'plugins/backups-backend/src/keep/estate/destinationDocuments.ts',
  'plugins/backups/src/components/copies/CopyAge.tsx',
  'plugins/backups/src/components/copies/CopyCell.tsx',
  'plugins/backups/src/components/panel/CopyDetails.tsx',
  'plugins/backups/src/components/panel/NeverRanHelp.tsx',
  'plugins/backups/src/components/problems/ProblemList.tsx',
  'plugins/backups/src/components/restore/RestoreExceptions.tsx',
];

/** Folders that return facts and reasons; their words are in `say`. */
const WORDLESS = /^plugins\/backups-backend\/src\/(judge|match)\//;

/**
 * Files of these folders that still make sentences. The list only gets shorter,
 * see docs/decisions/one-mouth.md.
 */
const STILL_SAYS = [
  'plugins/backups-backend/src/judge/clock/clockFinding.ts',
  'plugins/backups-backend/src/judge/foresight/deletion.ts',
  'plugins/backups-backend/src/judge/placeQuestion.ts',
];

/** A full stop or a question mark ends it, or it begins as a sentence does and has three words. */
function isSentence(text: string): boolean {
  const words = text.match(/\p{L}+(?:[’']\p{L}+)?/gu) ?? [];
  return (
    text.includes(' ') &&
    (/[.?]$/.test(text) || (/^\p{Lu}/u.test(text) && words.length >= 3))
  );
}

/** Errors are written for programmers. */
function isError(node: ts.Node): boolean {
  return (
    ts.isNewExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text.endsWith('Error')
  );
}

/** @returns the sentences that a file makes, apart from those of errors */
function sentencesIn({ path, text }: SourceFile): string[] {
  const sentences: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isError(node)) return;
    if (ts.isStringLiteralLike(node)) sentences.push(node.text);
    if (ts.isTemplateExpression(node)) {
      const { head, templateSpans } = node;
      sentences.push(
        [head, ...templateSpans.map(({ literal }) => literal)]
          .map(part => part.text)
          .join('…'),
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return sentences.map(sentence => sentence.trim()).filter(isSentence);
}

/** Longer than this, a file holds more than one concept: give the second one a file of its own. */
const MOST_LINES = 300;

/** Packages that others build on: what they call a thing, nothing else is called. */
const SHARED = /^plugins\/backups(-common|-node|-backend)?\//;

/** @returns the files that each file imports from its own package */
function importsOf(sources: readonly SourceFile[]): Map<string, string[]> {
  const known = new Set(sources.map(({ path }) => path));
  const fileOf = (path: string) =>
    ['.ts', '.tsx', '/index.ts'].map(end => path + end).find(f => known.has(f));
  return new Map(
    sources.map(({ path, text }) => [
      path,
      [...text.matchAll(/ from '(\.[^']*)'/g)].flatMap(
        ([, to]) => fileOf(normalize(join(dirname(path), to))) ?? [],
      ),
    ]),
  );
}

/** @returns each circle of imports once, as the files that make it */
function circlesIn(
  imports: ReadonlyMap<string, readonly string[]>,
): string[][] {
  const circles = new Map<string, string[]>();
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]) => {
    const begin = path.indexOf(file);
    if (begin >= 0) {
      const circle = path.slice(begin);
      circles.set([...circle].sort().join(), circle);
      return;
    }
    if (done.has(file)) return;
    for (const next of imports.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return [...circles.values()];
}

describe('the house', () => {
  it('imports nothing in a circle, types neither', () => {
    expect(circlesIn(importsOf(SOURCES))).toEqual([]);
  });

  it('writes the state of a plan only where it is decided, worded or drawn', () => {
    const elsewhere = SOURCES.filter(
      ({ path, text }) =>
        text.match(STATE_WORD) !== null &&
        !MAY_NAME_STATES.some(room => path.startsWith(room)),
    ).map(({ path }) => path);
    expect(elsewhere.filter(path => !CHOOSE_BY_STATE.includes(path))).toEqual(
      [],
    );
  });

  it('words what it judges and matches in `say` alone', () => {
    const saying = SOURCES.filter(
      source => WORDLESS.test(source.path) && sentencesIn(source).length > 0,
    ).map(({ path }) => path);
    expect(saying.sort()).toEqual(STILL_SAYS);
  });

  it.each([
    ["const a = 'It has never succeeded.';", 1],
    ['const a = `It is a copy of ${name}`;', 1],
    ["const a = ['never ran', 'Listing', 'overdue'];", 0],
    ["throw new Error('This is for a programmer.');", 0],
  ])('knows a sentence in %j', (text, sentences) => {
    expect(sentencesIn({ path: 'a.ts', text })).toHaveLength(sentences);
  });

  it('gives each concept a file, of 300 lines at most', () => {
    const long = SOURCES.filter(
      ({ text }) => text.split('\n').length - 1 > MOST_LINES,
    ).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it('calls two things of the shared packages, or one of them and one of a provider, by two names', () => {
    const places = new Map<string, string[]>();
    for (const { path, text } of SOURCES) {
      const names = text.matchAll(
        /^export (?:abstract )?(?:type|interface|class) (\w+)\b/gm,
      );
      for (const [, name] of names) {
        const known = places.get(name) ?? [];
        // A class and the interface it is merged with are one thing.
        if (!known.includes(path)) places.set(name, [...known, path]);
      }
    }
    const twice = [...places].filter(
      ([, paths]) => paths.length > 1 && paths.some(path => SHARED.test(path)),
    );
    expect(twice).toEqual([]);
  });
});
