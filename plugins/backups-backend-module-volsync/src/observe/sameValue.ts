function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * Whether two values that were parsed the same way are the same, field by field
 * in the same order. It may say no to equal values, and never yes to others.
 */
export function sameValue(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (!isObject(before) || !isObject(after)) return false;
  const keys = Object.keys(before);
  const others = Object.keys(after);
  return (
    Array.isArray(before) === Array.isArray(after) &&
    keys.length === others.length &&
    keys.every(
      (key, index) =>
        key === others[index] && sameValue(before[key], after[key]),
    )
  );
}
