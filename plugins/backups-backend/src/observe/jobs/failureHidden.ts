import {
  Region,
  compoundsAround,
  endOfGroup,
  groupAround,
  plainScript,
} from './plainScript';
import {
  ASKED,
  ShellSettings,
  askedIn,
  endOf,
  endOfCommand,
  isApart,
  isLeftToItself,
  isOverlooked,
  isPiped,
  isTested,
  openingOf,
  settingsAt,
  settingsIn,
} from './shellSettings';
import { failsIn, handsOn, statusIsUsed } from './scriptStatus';

/** What becomes of a failure: it is hidden, or the command is only printed. */
export type Hidden = 'hidden' | 'printed';

const BETWEEN = /\s*(&&|\|\||\||&|;|\n|$)/y;
/** A loop that goes on until the command ends well. */
const UNTIL_DONE = /(?:^|[({])\s*(?:until\s|while\s+!\s)/;
const LEAVES_LOOP = /\bbreak\b/;
const TESTS = /^\s*(?:\[|test\s)/;
const PRINTED = /(?:^|[({\s])(?:echo|printf|logger)\s/;
const CLOSES = /^\s*(?:fi|done|esac)(?!\w)/;
const NOTHING = /^(?:\s|fi\b|done\b|esac\b|["'])*$/;
const WAITS = /(?:^|[\n;&|({])[ \t]*(wait[ \t]+(?:-n|"?[$%])[^\n;&|]*)/;
const LOOPS =
  /\b(?:for[ \t]+\w{1,80}([^\n;]{0,300})|while[ \t][^\n;]{0,300})[\n;]\s{0,200}do\b/g;
const DEEPEST = 6;

/** A loop over several things ends as the last of them does. */
function repeats(text: string, at: number): boolean {
  const last = [...text.slice(0, at).matchAll(LOOPS)].at(-1);
  if (!last || /\bdone\b/.test(text.slice(last.index, at))) return false;
  if (last[1] === undefined)
    return /^while[ \t]+(?:IFS=\S*[ \t]+)?read\b/.test(last[0]);
  const things = last[1].replace(/^[ \t]+in\b/, '').trim();
  return /[\s$*?{`_(]/.test(things);
}

function inGroup(
  raw: string,
  text: string,
  command: Region,
  group: Region,
  outer: ShellSettings,
  copies: RegExp,
  depth: number,
  overlooked: boolean,
): Hidden | undefined {
  const { from, to } = group;
  const opening = openingOf(text, from);
  const within = (settings: ShellSettings) =>
    failureHidden(
      raw.slice(from + 1, to),
      { from: command.from - from - 1, to: command.to - from - 1 },
      settings,
      copies,
      depth + 1,
      overlooked,
    );
  const around = (region: Region) =>
    failureHidden(
      raw,
      region,
      outer,
      copies,
      depth + 1,
      text[from] !== '(' && (overlooked || isOverlooked(text, command, group)),
    );
  if (/[<>]$/.test(opening)) return 'hidden';
  if (opening.endsWith('$')) {
    // Bash 5.2 forgets the status where a here-document stands in it.
    if (PRINTED.test(opening) || raw.slice(from, to).includes('<<')) {
      return 'hidden';
    }
    // Only a plain assignment ends as what it holds.
    const assignment = /^\s*(?:(?:then|do|else|if|!)\s+)*(\w+=\$)$/.exec(
      opening,
    );
    if (!assignment) return 'hidden';
    const start = from - assignment[1].length;
    const whole = { from: start, to: to + 1 };
    return (
      within({ ...settingsIn(text, whole, outer), ends: false }) ??
      around(whole)
    );
  }
  const name = /(?:^|\s)([\w-]+)[ \t]*(?:\(\))?\s*$/.exec(
    text.slice(Math.max(0, from - 80), from),
  );
  if (name && /\(\)\s*$/.test(text.slice(Math.max(0, from - 80), from))) {
    const call = new RegExp(
      `(?:^|[\\n;&|({!]|\\b(?:then|do|else|if)[ \\t])[ \\t]*(${name[1]})(?![\\w(-])`,
    ).exec(text.slice(to + 1));
    if (!call) return 'hidden';
    const at = to + 1 + call.index + call[0].length - name[1].length;
    const called = { from: at, to: endOf(text, at) };
    return (
      within(settingsIn(text, called, outer)) ??
      around({ from: at, to: at + name[1].length })
    );
  }
  const region = { from, to: to + 1 };
  return within(settingsIn(text, region, outer)) ?? around(region);
}

/** What comes of a failure after the command: what ends a script as it did, or does not. */
function afterwards(
  text: string,
  command: Region,
  settings: ShellSettings,
  again: (region: Region) => Hidden | undefined,
  copies: RegExp,
): Hidden | undefined {
  let end = endOfCommand(text, command);
  let tested = false;
  let piped = false;
  for (let count = 0; count < 1_000; count += 1) {
    BETWEEN.lastIndex = end;
    const sign = BETWEEN.exec(text);
    if (!sign) return undefined;
    const from = end + sign[0].length;
    const rest = text.slice(from);
    if (NOTHING.test(rest)) return sign[1] === '&' ? 'hidden' : undefined;
    switch (sign[1]) {
      case '||': {
        const at = from + /^\s*/.exec(rest)![0].length;
        const group = '{('.includes(text[at])
          ? endOfGroup(text, at)
          : undefined;
        const instead = text.slice(at, group ?? endOf(text, at));
        const to = group === undefined ? endOf(text, at) : group + 1;
        if (isPiped(text, to) || isLeftToItself(text, to)) return 'hidden';
        if (failsIn(instead) || handsOn(instead, text.slice(to))) {
          return undefined;
        }
        if (copies.test(instead)) return again({ from: at, to: at });
        if (!TESTS.test(instead)) return 'hidden';
        end = at;
        tested = false;
        break;
      }
      case '|':
        if (!settings.pipes) {
          const next = rest.slice(endOf(text, from) - from);
          return statusIsUsed(next, /PIPESTATUS/) ? undefined : 'hidden';
        }
        piped = true;
        end = from;
        break;
      case '&': {
        const wait = WAITS.exec(rest);
        // What is waited for is the last of a pipe.
        if (!wait || piped) return 'hidden';
        const word = wait.index + wait[0].length - wait[1].length;
        // Of another command in between, it would be the end of that one.
        if (rest.slice(0, word).includes('&')) return 'hidden';
        const at = from + word;
        return again({ from: at, to: at + wait[1].length });
      }
      case '&&':
        tested = true;
        end = from;
        break;
      default: {
        if (settings.ends && !tested) return undefined;
        const skipped = /^\s*(?:else|elif)\b/.test(rest)
          ? /(?:^|[\s;])fi\b/.exec(rest)
          : CLOSES.exec(rest);
        if (!skipped) return statusIsUsed(rest, /\$\?/) ? undefined : 'hidden';
        end = from + skipped.index + skipped[0].length;
        continue;
      }
    }
    end = endOf(text, end);
  }
  return 'hidden';
}

/**
 * Follows a command through its script: whether the script ends badly where the
 * command does.
 *
 * @param command - where it stands
 * @param outer - as the shell was begun
 * @param copies - what another attempt at the same would look like
 * @param overlooked - `set -e` does not end the script here, see `isOverlooked`
 * @returns what becomes of its failure; `undefined`: it is the script's own
 */
export function failureHidden(
  script: string,
  command: Region,
  outer: ShellSettings,
  copies: RegExp,
  depth = 0,
  overlooked = false,
): Hidden | undefined {
  if (depth > DEEPEST) return 'hidden';
  const { text, quoted, unread } = plainScript(script);
  const { from } = command;
  const holds = (region: Region) => region.from <= from && from < region.to;
  if (unread.some(holds)) return 'printed';
  const word = quoted.find(holds);
  if (word) {
    if (PRINTED.test(openingOf(text, word.from - 1))) return 'printed';
    return (
      failureHidden(
        script.slice(word.from, word.to),
        { from: from - word.from, to: command.to - word.from },
        { ends: false, pipes: false },
        copies,
        depth + 1,
      ) ??
      failureHidden(
        script,
        { from: word.from - 1, to: word.to + 1 },
        outer,
        copies,
        depth + 1,
      )
    );
  }
  const hidesAll = quoted.some(
    one =>
      /\btrap\s*["']$/.test(
        script.slice(Math.max(0, one.from - 20), one.from),
      ) && /\bexit\s+0\b/.test(script.slice(one.from, one.to)),
  );
  if (hidesAll) return 'hidden';
  const before = openingOf(text, from);
  if (PRINTED.test(before)) return 'printed';
  const group = groupAround(text, from);
  if (group) {
    return inGroup(
      script,
      text,
      command,
      group,
      outer,
      copies,
      depth,
      overlooked,
    );
  }
  const compounds = compoundsAround(text, from);
  const end = endOf(text, from);
  // What it is asked for with others ends as the last of them does.
  const isQuestionAlone = compounds.every(
    ({ askedAt }) =>
      askedAt === undefined ||
      (askedAt >= from - before.length &&
        /^(?:[ \t]*[;\n])\s{0,200}(?:then|do)\b/.test(
          text.slice(end, end + 300),
        )),
  );
  if (!isQuestionAlone || compounds.some(one => isApart(text, one))) {
    return 'hidden';
  }
  const asked = askedIn(
    settingsAt(text, command, outer),
    compounds.some(one => isTested(text, one)),
  );
  const settings = { ...asked, ends: asked.ends && !overlooked };
  if (/(?:^|\s)-exec\s/.test(before)) return 'hidden';
  if (/(?:^|\s)exec\s+(?:\S+\/)?$/.test(before)) return undefined;
  const after = text.slice(end);
  if (
    UNTIL_DONE.test(before) &&
    !/^\s*\|\|/.test(after) &&
    !LEAVES_LOOP.test(after)
  ) {
    return undefined;
  }
  if (ASKED.test(before)) {
    return handsOn(before, after, 'if') ? undefined : 'hidden';
  }
  if (!settings.ends && repeats(text, from)) return 'hidden';
  return afterwards(
    text,
    command,
    settings,
    region => failureHidden(script, region, outer, copies, depth + 1),
    copies,
  );
}
