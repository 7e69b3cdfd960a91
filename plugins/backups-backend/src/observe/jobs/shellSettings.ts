import {
  Region,
  compoundsAround,
  endOfGroup,
  withoutClosedGroups,
} from './plainScript';

/** What a shell does about commands that fail. */
export interface ShellSettings {
  /** It ends at the first one, as by `set -e`. */
  ends: boolean;
  /** A pipe fails where a part of it does. */
  pipes: boolean;
  /** Around it is asked how it ends: then nothing in it ends at the first failure. */
  asked?: boolean;
}

/** One command with its redirections, up to what stands between two. */
const SIMPLE = /(?:>&\d?-?|&>|[^\n;&|])*/y;
export const ASKED =
  /(?:^|[({]|\b(?:then|do|else)\s)\s*(?:(?:if|while|until)\s|!\s)/;
const SETS = /(?:^|[\n;&|({]|\bthen |\bdo )[ \t]*set[ \t]+([^\n;&|]*)/g;

/** @returns what stands before a command in the same statement, in one pass */
export function openingOf(text: string, at: number): string {
  let start = at;
  while (start > 0 && !'\n;&|'.includes(text[start - 1])) start -= 1;
  return text.slice(start, at);
}

export function endOf(text: string, at: number): number {
  SIMPLE.lastIndex = at;
  return at + (SIMPLE.exec(text)?.[0].length ?? 0);
}

/** @returns the settings after options such as `-euo pipefail` and `+e` */
export function withOptions(
  settings: ShellSettings,
  options: string,
): ShellSettings {
  let { ends, pipes } = settings;
  const { asked } = settings;
  for (const [, sign, letters] of options.matchAll(/(?<!\S)([-+])(\w+)/g)) {
    if (letters.includes('e')) ends = sign === '-';
  }
  for (const [, sign, name] of options.matchAll(
    /(?<!\S)([-+])\w*o[ \t]+(\w+)/g,
  )) {
    if (name === 'errexit') ends = sign === '-';
    if (name === 'pipefail') pipes = sign === '-';
  }
  return { ends: ends && !asked, pipes, asked };
}

export function settingsAt(
  text: string,
  { from, to }: Region,
  before: ShellSettings,
): ShellSettings {
  const own = withoutClosedGroups(text, from);
  let settings = { ...before };
  // What a subshell or a function sets may be its own: it is not relied on.
  for (const found of own.matchAll(SETS)) {
    settings = withOptions(settings, found[1]);
  }
  const switchesOff = (part: string) =>
    part.match(/\bset[ \t][^\n;&|]{0,80}\+\w*e/g)?.length ?? 0;
  if (switchesOff(text.slice(0, to)) > switchesOff(own)) settings.ends = false;
  return settings;
}

/** A list or a pipe of more is not followed: what it does is not known. */
const MOST_PARTS = 100;
const SIGN = /\s*?(&&|\|\||\||&|;|\n|$)/y;

/** What stands behind a whole pipe, with its redirections: `> log 2>&1 | tee log ||`. */
function signAfter(text: string, to: number): { sign: string; next: number } {
  let at = to;
  for (let count = 0; count < MOST_PARTS; count += 1) {
    SIGN.lastIndex = endOf(text, at);
    const found = SIGN.exec(text);
    if (!found) break;
    at = SIGN.lastIndex;
    if (found[1] !== '|') return { sign: found[1], next: at };
    at =
      (endOfGroup(text, at + /^\s*/.exec(text.slice(at))![0].length) ??
        at - 1) + 1;
  }
  return { sign: '', next: at };
}

/** Whether what fails in a place is asked about there, so that `set -e` lets it pass. */
export function isTested(text: string, { from, to }: Region): boolean {
  return (
    ASKED.test(openingOf(text, from)) ||
    ['&&', '||'].includes(signAfter(text, to).sign)
  );
}

export function askedIn(
  settings: ShellSettings,
  asked: boolean,
): ShellSettings {
  return asked ? { ...settings, ends: false, asked } : settings;
}

/** What the shell does about a failure in a region of a script. */
export function settingsIn(
  text: string,
  region: Region,
  outer: ShellSettings,
): ShellSettings {
  const compounds = compoundsAround(text, region.from);
  return askedIn(
    settingsAt(text, region, outer),
    [region, ...compounds].some(one => isTested(text, one)) ||
      compounds.some(({ askedAt }) => askedAt !== undefined),
  );
}

/** Where a command ends that may reach over several. */
export function endOfCommand(text: string, command: Region): number {
  const end = endOf(text, command.from);
  return end < command.to ? endOf(text, command.to) : end;
}

/** @returns whether the list that goes on there is left to itself: `… || { exit 1; } &` */
export function isLeftToItself(text: string, to: number): boolean {
  let at = to;
  for (let count = 0; count < MOST_PARTS; count += 1) {
    const { sign, next } = signAfter(text, at);
    if (sign !== '&&' && sign !== '||') return sign === '&';
    const from = next + /^\s*/.exec(text.slice(next))![0].length;
    at = (endOfGroup(text, from) ?? from - 1) + 1;
  }
  return true;
}

/** Whether what ends there has a shell of its own, which is all that an `exit` ends. */
export function isPiped(text: string, to: number): boolean {
  return /^\s*[^\n;&|]{0,200}(?:\|(?!\|)|&(?!&))/.test(
    text.slice(to, to + 300),
  );
}

export function isApart(text: string, { from, to }: Region): boolean {
  return (
    /[&|!][ \t]*$/.test(text.slice(Math.max(0, from - 50), from)) ||
    isPiped(text, to)
  );
}

/**
 * `{ a && b; }` fails where `a` does, and `set -e` does not end the script then:
 * it overlooks `a`, and what holds it. A shell of its own is not overlooked.
 */
export function isOverlooked(
  text: string,
  command: Region,
  group: Region,
): boolean {
  if (text[group.from] === '(') return false;
  const after = text.slice(endOfCommand(text, command), group.to);
  return /^\s*&&/.test(after) && !after.includes('||');
}
