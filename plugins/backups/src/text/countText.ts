/**
 * A number with its noun: `1 item`, `3 items`.
 *
 * @param count - how many
 * @param one - the noun for one
 * @param many - the noun for any other number; default: `one` with an s
 */
export function countText(
  count: number,
  one: string,
  many: string = `${one}s`,
): string {
  return `${count} ${count === 1 ? one : many}`;
}
