const UNITS: [suffix: string, bytes: number][] = [
  ['Ti', 1024 ** 4],
  ['Gi', 1024 ** 3],
  ['Mi', 1024 ** 2],
];

/**
 * @returns a size in bytes as a Kubernetes quantity, exactly: `5Gi`
 *
 * @public
 */
export function quantityOf(bytes: number): string {
  for (const [suffix, size] of UNITS) {
    if (bytes >= size && bytes % size === 0) return `${bytes / size}${suffix}`;
  }
  return String(Math.ceil(bytes));
}
