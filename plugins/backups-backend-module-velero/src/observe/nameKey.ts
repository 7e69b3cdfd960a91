/** @returns the key of an object of Velero, which lives in its namespace */
export function nameKey(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}
