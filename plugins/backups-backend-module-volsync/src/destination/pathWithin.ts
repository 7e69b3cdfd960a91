/**
 * @param path - absolute, in the file system of a mover
 * @param mountedAt - where a volume is mounted there
 * @returns the path inside the volume, empty for its root; `undefined` where it
 * does not lie in it
 */
export function pathWithin(
  path: string,
  mountedAt: string,
): string | undefined {
  if (path === mountedAt) return '';
  return path.startsWith(`${mountedAt}/`)
    ? path.slice(mountedAt.length).replace(/^\/+|\/+$/g, '')
    : undefined;
}
