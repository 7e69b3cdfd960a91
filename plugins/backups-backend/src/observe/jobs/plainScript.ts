/** A part of a script, from one index up to another, which is no longer of it. */
export interface Region {
  from: number;
  to: number;
}

/** A script in which only what the shell itself reads is left, index by index. */
export interface PlainScript {
  /** As long as the script. What is quoted, said or written elsewhere is blanked. */
  text: string;
  /** Between two quotes, without them. */
  quoted: readonly Region[];
  /** Comments, and the text of here-documents: nothing of it runs here. */
  unread: readonly Region[];
}

/** What of a double-quoted word the shell still reads. */
const VARIABLE = /\$(?:\{[\w?#@!]+[^}\n"]{0,80}\}|\w+|[?!#@])/y;
const HERE_DOCUMENT = /<<[-~]?[ \t]*["']?(\w+)["']?/y;

function blank(length: number): string {
  return ' '.repeat(length);
}

/** @returns where a quote ends that begins at an index; the end of the text: nowhere */
function closing(script: string, at: number): number {
  const quote = script[at];
  for (let index = at + 1; index < script.length; index += 1) {
    if (script[index] === '\\' && quote === '"') index += 1;
    else if (script[index] === quote) return index;
  }
  return script.length;
}

/** @returns a quoted word in which only variables are left */
function variablesOf(word: string): string {
  let left = '';
  for (let index = 0; index < word.length; ) {
    VARIABLE.lastIndex = index;
    const found = word[index] === '$' ? VARIABLE.exec(word)?.[0] : undefined;
    left += found ?? '_';
    index += found?.length ?? 1;
  }
  return left;
}

/** Tells what a shell reads of a script from what it hands on or leaves alone. */
export function plainScript(script: string): PlainScript {
  const quoted: Region[] = [];
  const unread: Region[] = [];
  const ends: string[] = [];
  let text = '';
  for (let at = 0; at < script.length; ) {
    const sign = script[at];
    if (sign === '\\') {
      text += `__`.slice(0, script.length - at);
      at += 2;
    } else if (sign === "'" || sign === '"') {
      const to = closing(script, at);
      const word = script.slice(at + 1, to);
      quoted.push({ from: at + 1, to });
      text += `${sign}${
        sign === '"' ? variablesOf(word) : '_'.repeat(word.length)
      }${script.slice(to, to + 1)}`;
      at = to + 1;
    } else if (sign === '#' && /^$|[\s;&|(]/.test(script[at - 1] ?? '')) {
      const line = script.indexOf('\n', at);
      const to = line < 0 ? script.length : line;
      unread.push({ from: at, to });
      text += blank(to - at);
      at = to;
    } else if (sign === '<' && script[at + 1] === '<') {
      HERE_DOCUMENT.lastIndex = at;
      const found = HERE_DOCUMENT.exec(script);
      if (found) ends.push(found[1]);
      const length = found?.[0].length ?? 2;
      text += blank(length);
      at += length;
    } else if (sign === '\n' && ends.length > 0) {
      const to = endOfDocuments(script, at + 1, ends.splice(0));
      unread.push({ from: at + 1, to });
      text += `\n${blank(to - at - 1)}`;
      at = to;
    } else {
      text += sign;
      at += 1;
    }
  }
  return { text, quoted, unread };
}

function endOfDocuments(
  script: string,
  from: number,
  ends: readonly string[],
): number {
  let at = from;
  for (const end of ends) {
    let line: string | undefined;
    while (at < script.length && line !== end) {
      const next = script.indexOf('\n', at);
      const to = next < 0 ? script.length : next;
      line = script.slice(at, to).trim();
      at = line === end ? to : to + 1;
    }
  }
  return Math.min(at, script.length);
}

/** @returns each pair of braces and of parentheses, both included; an inner one first */
function groupsOf(text: string): Region[] {
  const open: number[] = [];
  const groups: Region[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (sign === '{' && text[index - 1] === '$') {
      const end = text.indexOf('}', index);
      if (end < 0) break;
      index = end;
    } else if (sign === '{' || sign === '(') {
      open.push(index);
    } else if (sign === '}' || sign === ')') {
      const from = open.pop();
      if (from !== undefined) groups.push({ from, to: index });
    }
  }
  return groups;
}

/** @returns the outermost braces or parentheses around an index */
export function groupAround(text: string, at: number): Region | undefined {
  return groupsOf(text)
    .filter(({ from, to }) => from < at && at < to)
    .at(-1);
}

/** @returns where a group ends that begins at an index; `undefined`: nowhere */
export function endOfGroup(text: string, at: number): number | undefined {
  return groupsOf(text).find(({ from }) => from === at)?.to;
}

/** @returns the text in which what stands in groups that are over by then is blanked */
export function withoutClosedGroups(text: string, at: number): string {
  const parts: string[] = [];
  let done = 0;
  const closed = groupsOf(text.slice(0, at)).sort((a, b) => a.from - b.from);
  for (const { from, to } of closed) {
    if (from < done) continue;
    parts.push(text.slice(done, from), blank(to + 1 - from));
    done = to + 1;
  }
  return parts.join('') + text.slice(done, at);
}

/** An `if` or a loop around a place. */
export interface Compound extends Region {
  /** Where the question begins that the place is in; absent: it is in a branch. */
  askedAt?: number;
}

const WORDS = /[\n;&|(){}]+|[^\s;&|(){}]+/g;
const ASKS = new Set(['if', 'elif', 'while', 'until']);
const OPENS = new Set(['if', 'while', 'until', 'for']);
const ANSWERS = new Set(['then', 'else', 'do']);
const CLOSES = new Set(['fi', 'done']);

/** @returns each `if` and loop that an index lies in, outermost first */
export function compoundsAround(text: string, at: number): Compound[] {
  const open: Compound[] = [];
  const around: { asked?: number; compound: Compound }[] = [];
  let isReached = false;
  let begins = true;
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    if (!isReached && index >= at) {
      isReached = true;
      for (const compound of open) {
        around.push({ compound, asked: compound.askedAt });
      }
    }
    if (/^[\n;&|(){}]/.test(word)) {
      begins = true;
    } else if (begins) {
      if (OPENS.has(word)) open.push({ from: index, to: text.length });
      const innermost = open.at(-1);
      if (innermost && ASKS.has(word)) innermost.askedAt = index;
      if (innermost && ANSWERS.has(word)) innermost.askedAt = undefined;
      if (innermost && CLOSES.has(word)) {
        innermost.to = index + word.length;
        open.pop();
        if (isReached && open.length === 0) break;
      }
      begins = ASKS.has(word) || ANSWERS.has(word) || word === '!';
    }
  }
  return around.map(({ compound, asked }) => ({ ...compound, askedAt: asked }));
}
