function isList(value: object): value is readonly unknown[] {
  return Array.isArray(value);
}

function sameFields(before: object, after: object): boolean {
  const left = before as Record<string, unknown>;
  const right = after as Record<string, unknown>;
  for (const key in left) {
    if (!sameDocument(left[key], right[key])) return false;
  }
  for (const key in right) {
    if (right[key] !== undefined && left[key] === undefined) return false;
  }
  return true;
}

/**
 * Whether two values are the same as JSON, so that writing one over the other
 * would change nothing. What is `undefined` is not there. Comparing costs a
 * fraction of writing both.
 */
export function sameDocument(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (typeof before !== 'object' || typeof after !== 'object') return false;
  if (before === null || after === null) return false;
  if (isList(before) || isList(after)) {
    return (
      isList(before) &&
      isList(after) &&
      before.length === after.length &&
      before.every((value, index) => sameDocument(value, after[index]))
    );
  }
  return sameFields(before, after);
}
