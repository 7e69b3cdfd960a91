import { compoundsAround } from './plainScript';
import { isLeftToItself, isPiped } from './shellSettings';

/** A script that ends badly by its own word, or by a status it kept. */
const ENDS_BADLY =
  /\b(?:exit|return)\s+(?:[1-9]|"?\$\{?[A-Za-z_])(?![^\n;]{0,80}[&|])|(?:^|[\s;{(])false(?=\s*(?:$|[;})\n]))|\bkill\s/;
/** The first thing is to end with the status of what failed. */
const ENDS_AT_ONCE =
  /^\s*[{(]?\s*(?:exit|return)(?:\s*(?:$|[;})\n])|\s+"?\$\?)/;
const PRINTS =
  /(^|[\n;&|{(]|\b(?:then|do|else)\b)[ \t]*(?:echo|printf|logger)\b[^\n;&|]*/g;
const KEEPS = /(?:^|[\s;{(])(\w+)=["']?(?:[1-9$]|true\b|fail)/;
const BRANCH = /(?:^|[\s;&|])(if|then|else|elif|fi)(?=[\s;&|]|$)/g;

function withoutPrinted(text: string): string {
  return text.replace(PRINTS, '$1');
}

/** @returns whether commands end the script badly */
export function failsIn(commands: string): boolean {
  return (
    ENDS_AT_ONCE.test(commands) || ENDS_BADLY.test(withoutPrinted(commands))
  );
}

/** @returns what is done where the question of an `if` fails, and what comes after it */
function failedBranch(
  after: string,
  negated: boolean,
): { branch: string; rest: string } {
  let depth = 0;
  let from: number | undefined;
  for (const found of after.matchAll(BRANCH)) {
    const end = found.index + found[0].length;
    if (found[1] === 'if') depth += 1;
    else if (found[1] === 'fi' && depth > 0) depth -= 1;
    else if (depth === 0) {
      if (from !== undefined) {
        const branch = after.slice(from, found.index);
        return { branch, rest: after.slice(found.index) };
      }
      if (found[1] === (negated ? 'then' : 'else')) from = end;
      if (found[1] === 'fi') break;
    }
  }
  return { branch: '', rest: '' };
}

/** @returns whether a script ends badly where a status that it looks at is not 0 */
function testFails(rest: string): boolean {
  const [question] = /^[\s;]*[^\n;&|]*/.exec(rest)!;
  const failsIfTrue = /\s(?:-ne|-gt|!=)\s+["']?0/.test(question);
  if (!failsIfTrue && !/\s(?:-eq|==?)\s+["']?0/.test(question)) return false;
  const after = rest.slice(question.length);
  if (/(?:^|[\s;])if\s/.test(question)) {
    const [whole] = compoundsAround(rest, rest.search(/\bif\s/) + 3);
    return (
      failsIn(failedBranch(after, failsIfTrue).branch) &&
      whole !== undefined &&
      !isPiped(rest, whole.to) &&
      !isLeftToItself(rest, whole.to)
    );
  }
  const [, sign, instead] = /^\s*(&&|\|\|)([^\n]*)/.exec(after) ?? [];
  return sign === (failsIfTrue ? '&&' : '||') && failsIn(instead);
}

/** @returns whether a script ends badly by a variable that it kept a status in */
function isAskedLater(variable: string, rest: string): boolean {
  const said = withoutPrinted(rest);
  if (new RegExp(`(?<!\\w)${variable}=`).test(said)) return false;
  const exits = new RegExp(
    `\\b(?:exit|return)\\s+"?\\$\\{?${variable}\\b(?![^\\n;]{0,80}[&|])`,
  );
  if (exits.test(said)) return true;
  const asks = new RegExp(
    `(?:^|[\\n;])[ \\t]*(?:if[ \\t]+)?\\[[^\\n\\]]{0,200}\\$\\{?${variable}\\b`,
  ).exec(said);
  return asks !== null && testFails(said.slice(asks.index));
}

/**
 * @param instead - what is run where a command fails; for `if`: the question
 * @param rest - of the script, from there on
 * @returns whether what is run then, or after it, ends the script badly
 */
export function handsOn(
  instead: string,
  rest: string,
  how: 'or' | 'if' = 'or',
): boolean {
  if (how === 'or') {
    const kept = KEEPS.exec(instead)?.[1];
    return kept !== undefined && isAskedLater(kept, rest);
  }
  if (!/\bif\s/.test(instead)) return false;
  const { branch, rest: later } = failedBranch(rest, /!\s/.test(instead));
  const kept = KEEPS.exec(branch)?.[1];
  return failsIn(branch) || (kept !== undefined && isAskedLater(kept, later));
}

/**
 * @param rest - of a script, after a command
 * @param status - how the status of that command is written
 * @returns whether the very next thing is to look at it, and the script ends by that
 */
export function statusIsUsed(rest: string, status: RegExp): boolean {
  const [next] = /^[\s;]*[^\n;&|]*/.exec(rest)!;
  if (!status.test(next) || withoutPrinted(next).trim() === '') return false;
  if (/^[&|]/.test(rest.slice(next.length))) return false;
  if (/(?:^|\s)(?:exit|return)\s/.test(next)) return true;
  const kept = /(?:^|\s)(\w+)=["']?\$/.exec(next)?.[1];
  if (kept !== undefined) return isAskedLater(kept, rest.slice(next.length));
  return testFails(rest);
}
