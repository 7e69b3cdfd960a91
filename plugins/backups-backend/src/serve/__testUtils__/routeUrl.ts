/** Where the backend serves its routes. */
export const BASE = '/api/backups';

/** @returns the address of a route, about a component of the default namespace */
export function routeUrl(
  path: string,
  name: string,
  planId: string = '0123456789abcdef',
): string {
  const query = path.includes(':reportKind')
    ? '?repository=nas&takenAt=2026-08-22T09:00:00Z'
    : '';
  const scenario = path.endsWith('/runbook') ? '?scenario=look' : '';
  return `${BASE}${path
    .replace(':reportKind', 'tapedeck')
    .replace(':kind', 'component')
    .replace(':namespace', 'default')
    .replace(':name', name)
    .replace(':planId', planId)}${query}${scenario}`;
}
