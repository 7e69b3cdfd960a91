/** Where the backend serves its routes. */
export const BASE = '/api/backups';

/** @returns the address of a route, about a component of the default namespace */
export function routeUrl(
  path: string,
  name: string,
  planId: string = '0123456789abcdef',
): string {
  return `${BASE}${path
    .replace(':kind', 'component')
    .replace(':namespace', 'default')
    .replace(':name', name)
    .replace(':planId', planId)}`;
}
