/** @returns each value once, in order */
export function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].sort();
}
