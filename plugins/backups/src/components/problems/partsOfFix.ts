/** A piece of a sentence; a command is what a terminal takes. */
export interface FixPart {
  text: string;
  command: boolean;
}

/** In the quotes that the server puts around a command: a program with at least two words after it. */
const QUOTED =
  /(?:'((?:kubectl|velero|sh) [^'\s]+ [^']+)'|“((?:kubectl|velero|sh) [^”\s]+ [^”]+)”)/g;

/**
 * Takes a fix apart into words and commands, without the quotes around commands.
 *
 * @param fix - for instance `Look at 'kubectl -n media describe job x'.`
 */
export function partsOfFix(fix: string): FixPart[] {
  const parts: FixPart[] = [];
  let end = 0;
  for (const match of fix.matchAll(QUOTED)) {
    const [whole, plain, typographic] = match;
    parts.push({ text: fix.slice(end, match.index), command: false });
    parts.push({ text: plain ?? typographic, command: true });
    end = match.index + whole.length;
  }
  parts.push({ text: fix.slice(end), command: false });
  return parts.filter(({ text }) => text !== '');
}
