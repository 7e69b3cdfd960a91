import { sameDocument } from '../../compare/sameDocument';

/** Rows by key. */
export type Table<T> = ReadonlyMap<string, T>;

/** A row that is said twice would be written twice, which PostgreSQL refuses: the last one counts. */
export function tableOf<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): Table<T> {
  return new Map(rows.map(row => [keyOf(row), row]));
}

/** @returns what to write, and the table after that; what stays the same stays the same object */
export function difference<T>(
  before: Table<T>,
  rows: Table<T>,
): { upserts: T[]; removals: string[]; after: Table<T> } {
  const after = new Map(rows);
  const upserts: T[] = [];
  for (const [key, row] of rows) {
    const known = before.get(key);
    if (known !== undefined && sameDocument(known, row)) after.set(key, known);
    else upserts.push(row);
  }
  const removals = [...before.keys()].filter(key => !after.has(key));
  return { upserts, removals, after };
}
