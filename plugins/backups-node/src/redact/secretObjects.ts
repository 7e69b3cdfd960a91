import type { Page } from './Page';
import type { Span } from './Span';

/** A Secret of Kubernetes, as YAML and as JSON. */
const SECRET =
  /\bkind\\{0,7}["']?[ \t]*:[ \t]*\\{0,7}["']?Secret(?![\w.-])|\bstringData\b|\bSecret\{|\b(?:patch|edit|replace)[ \t]+secrets?[ \t/]/g;
const DATA =
  /\b(?:stringData|data)(\\{0,7}["']?)[ \t]*:[ \t]*(?:map\[string\](?:\[\](?:byte|uint8)|string))?(?:(\{)|(\r?\n))/gi;
const NEXT_DOCUMENT = /^---[ \t]*\r?$/gm;
const ENTRY = /^([-+]?[ \t]*)(?:["'][^"'\n]{1,253}["']|[\w.-]{1,253}):[ \t]*/;
const FARTHEST = 16_384;

/** The documents of a text that hold a Secret. */
function documentsWithSecret(text: string): Span[] {
  const starts = [0, ...[...text.matchAll(NEXT_DOCUMENT)].map(at => at.index)];
  return starts
    .map((start, at) => ({ start, end: starts[at + 1] ?? text.length }))
    .filter(({ start, end }) => text.slice(start, end).search(SECRET) >= 0);
}

/** The fields between two brackets. */
function inBrackets(text: string, at: number): Span[] {
  const near = text.slice(at, at + FARTHEST);
  const close = near.indexOf('}');
  const end = at + (close < 0 ? near.length : close);
  return text.slice(at, end).trim() === '' ? [] : [{ start: at, end }];
}

/** The lines that are further in than the name of the block. */
function inBlock(text: string, name: number, first: number): Span[] {
  const lineStart = text.lastIndexOf('\n', name) + 1;
  const margin = name - lineStart;
  let end = first;
  while (end < text.length && end - first < FARTHEST) {
    const newline = text.indexOf('\n', end);
    const next = newline < 0 ? text.length : newline + 1;
    const line = text.slice(end, Math.min(next, end + 300));
    const indent = /^[-+]?[ \t]*/.exec(line)![0].length;
    if (line.trim() !== '' && indent <= margin) break;
    end = next;
  }
  const found: Span[] = [];
  let at = first;
  for (const line of text.slice(first, end).split('\n')) {
    const entry = ENTRY.exec(line.slice(0, 600));
    const start =
      at + (entry ? entry[0].length : /^[ \t]*/.exec(line)![0].length);
    const stop = at + line.trimEnd().length;
    if (stop > start) found.push({ start, end: stop });
    at += line.length + 1;
  }
  return found;
}

/**
 * Finds what Secrets of Kubernetes hold, whatever their keys are called.
 *
 * @param page - one reading of a text
 * @returns the values of `data` and `stringData`
 */
export function secretObjects({ text }: Page): Span[] {
  if (text.search(SECRET) < 0) return [];
  return documentsWithSecret(text).flatMap(({ start, end }) => {
    const document = text.slice(start, end);
    return [...document.matchAll(DATA)].flatMap(match => {
      const after = match.index + match[0].length;
      const spans = match[2]
        ? inBrackets(document, after)
        : inBlock(document, match.index, after);
      return spans.map(span => ({
        start: span.start + start,
        end: span.end + start,
      }));
    });
  });
}
