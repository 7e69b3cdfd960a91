import { sameDocument } from '../compare/sameDocument';

/** What was last made of a judgement, and from what besides. */
export type Made<T> = { from: unknown; document: T };

/**
 * @returns the document that was made of a judgement before, where nothing else
 * that goes into it has changed
 */
export function remade<K extends object, T>(
  known: WeakMap<K, Made<T>>,
  judged: K,
  from: unknown,
  make: () => T,
): T {
  const before = known.get(judged);
  if (before && sameDocument(before.from, from)) return before.document;
  const document = make();
  known.set(judged, { from, document });
  return document;
}
