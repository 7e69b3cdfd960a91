import { saysNothing } from './harmless';
import type { Page } from './Page';
import { secretNameOf } from './secretNames';
import type { Span } from './Span';

/** The first line of a table with separated columns: names, and nothing else. */
const HEADER =
  /^[ \t]{0,8}["']?[A-Za-z][\w .-]{0,40}["']?(?:[ \t]?[,;\t][ \t]?["']?[A-Za-z][\w .-]{0,40}["']?){1,30}\r?$/gm;
const ROWS = 500;

function cellsOf(line: string, sign: string, at: number) {
  let start = at;
  return line.split(sign).map(text => {
    const cell = { text, start, end: start + text.length };
    start = cell.end + sign.length;
    return cell;
  });
}

/**
 * Finds values below the names of columns: `user,password`, and a line for each
 * user.
 *
 * @param page - one reading of a text
 * @returns the cells of columns whose name is one of a secret
 */
export function columnSecrets({ text }: Page): Span[] {
  const found: Span[] = [];
  HEADER.lastIndex = 0;
  for (let head = HEADER.exec(text); head; head = HEADER.exec(text)) {
    const sign = /[,;\t]/.exec(head[0].trim())?.[0] ?? ',';
    const names = cellsOf(head[0], sign, head.index);
    const secret = names.flatMap(({ text: name }, column) => {
      const kind = secretNameOf(name.trim().replace(/["']/g, ''));
      return kind && kind !== 'key' ? [column] : [];
    });
    let at = head.index + head[0].length + 1;
    for (let row = 0; secret.length > 0 && row < ROWS; row += 1) {
      const end = text.indexOf('\n', at);
      const line = text.slice(at, end < 0 ? text.length : end);
      const cells = cellsOf(line, sign, at);
      if (cells.length !== names.length) break;
      for (const column of secret) {
        const { start, end: last, text: shown } = cells[column];
        const value = { start, end: last, shown, quoted: true };
        if (!saysNothing(value, 'phrase')) found.push({ start, end: last });
      }
      if (end < 0) break;
      at = end + 1;
    }
    HEADER.lastIndex = Math.max(HEADER.lastIndex, at - 1);
  }
  return found;
}
