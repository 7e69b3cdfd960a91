function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value;
}

/**
 * What a JSON value is made of: every path with its type, whatever the values.
 * Elements of a list share the path `[]`.
 *
 * @param names - paths of objects whose keys are data, not fields: they share `*`
 */
export function shapeOf(
  value: unknown,
  names: readonly string[] = [],
): Set<string> {
  const shape = new Set<string>();
  const visit = (at: unknown, path: string) => {
    shape.add(`${path}: ${typeOf(at)}`);
    if (Array.isArray(at)) {
      for (const element of at) visit(element, `${path}[]`);
    } else if (typeof at === 'object' && at !== null) {
      for (const [key, field] of Object.entries(at)) {
        visit(field, `${path}.${names.includes(path) ? '*' : key}`);
      }
    }
  };
  visit(value, '');
  return shape;
}

/** @returns what the first has and the second has not, in order */
export function missingIn(
  first: ReadonlySet<string>,
  second: ReadonlySet<string>,
): string[] {
  return [...first].filter(path => !second.has(path)).sort();
}
