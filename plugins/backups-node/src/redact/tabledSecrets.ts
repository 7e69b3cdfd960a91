import { saysNothing } from './harmless';
import type { Page } from './Page';
import { type SecretName, secretNameOf } from './secretNames';
import type { Span } from './Span';

/** How the cells of a line are kept apart. */
const BETWEEN: readonly RegExp[] = [/\t/g, /[|│┃║]/g, /,/g, /;/g, /[ \t]{2,}/g];

/** A line between the names of the columns and the rows. */
const RULE = /^[\s|+:=\u2500-\u257f-]+$/;

/** A number of its own, a name of an object: no password is lost with it. */
const OBJECT = /^[a-z0-9._-]+(?:\/[a-z0-9.-]+)?$/;

const MOST_CELLS = 64;
const LONGEST_LINE = 4_096;

interface Cell extends Span {
  readonly shown: string;
}

interface Column {
  readonly at: number;
  readonly kind: SecretName;
}

interface Table {
  readonly between: RegExp;
  readonly cells: number;
  readonly columns: Column[];
}

function cellsOf(line: string, start: number, between: RegExp): Cell[] {
  const cells: Cell[] = [];
  let from = 0;
  const add = (to: number) => {
    const raw = line.slice(from, to);
    const shown = raw.trim();
    const first = start + from + (raw.length - raw.trimStart().length);
    cells.push({ start: first, end: first + shown.length, shown });
  };
  between.lastIndex = 0;
  for (
    let gap = between.exec(line);
    gap && cells.length < MOST_CELLS;
    gap = between.exec(line)
  ) {
    add(gap.index);
    from = gap.index + gap[0].length;
  }
  add(line.length);
  return cells;
}

function bare(cell: Cell): string {
  return cell.shown.replace(/^["'`]|["'`]$/g, '');
}

/** @returns the table that begins with a line, if one of its columns is secret */
function headedBy(line: string): Table | undefined {
  if (!/pass|pwd|pw|secret|token|key|cred|kenn|auth/i.test(line))
    return undefined;
  for (const between of BETWEEN) {
    const cells = cellsOf(line, 0, between);
    // Names of columns are words, and no value stands beside them.
    if (
      cells.length < 2 ||
      !cells.every(cell => /^["'`]?[\w .-]{0,40}["'`]?$/.test(cell.shown))
    )
      continue;
    const columns = cells.flatMap((cell, at) => {
      const kind = /^[\w -]+$/.test(bare(cell))
        ? secretNameOf(bare(cell))
        : undefined;
      return kind && kind !== 'key' ? [{ at, kind }] : [];
    });
    if (columns.length > 0) return { between, cells: cells.length, columns };
  }
  return undefined;
}

function secretCells(
  line: string,
  start: number,
  table: Table,
): Span[] | undefined {
  const cells = cellsOf(line, start, table.between);
  if (cells.length !== table.cells) return undefined;
  return table.columns.flatMap(({ at, kind }) => {
    const { start: first, end } = cells[at];
    const shown = bare(cells[at]);
    if (shown.length < 4) return [];
    const value = { start: first, end, shown, quoted: false };
    const named = kind !== 'phrase' && OBJECT.test(shown);
    return named ||
      saysNothing(value, kind) ||
      (/^[a-z_]+$/.test(shown) && secretNameOf(shown))
      ? []
      : [{ start: first, end }];
  });
}

/**
 * Finds secrets in tables: a column whose name is one of a secret, in what is
 * separated by commas, tabs, bars or blanks.
 *
 * @param page - one reading of a text
 * @returns the cells of such columns
 */
export function tabledSecrets({ text }: Page): Span[] {
  if (!text.includes('\n')) return [];
  const found: Span[] = [];
  let table: Table | undefined;
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.length > LONGEST_LINE) table = undefined;
    else if (!table || !RULE.test(line)) {
      const cells = table && secretCells(line, start, table);
      if (cells) found.push(...cells);
      else table = headedBy(line);
    }
    start += line.length + 1;
  }
  return found;
}
