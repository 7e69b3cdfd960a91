import type { BackupsCalls, BackupsRequestOptions } from './BackupsApi';
import type { AnyRoute } from './Route';
import { CLIENT_ROUTES } from './routes';

/**
 * Makes a method of each route of the contract.
 *
 * @param call - answers a route; `request` is what the route's method was given
 *
 * @public
 */
export function callsOf(
  call: (
    name: keyof BackupsCalls,
    route: AnyRoute,
    request: unknown,
    options?: BackupsRequestOptions,
  ) => Promise<unknown>,
): BackupsCalls {
  const calls = Object.entries<AnyRoute>(CLIENT_ROUTES).map(([key, route]) => {
    const name = key as keyof BackupsCalls;
    const method = route.takesRequest
      ? (request: unknown, options?: BackupsRequestOptions) =>
          call(name, route, request, options)
      : (options?: BackupsRequestOptions) =>
          call(name, route, undefined, options);
    return [name, method];
  });
  return Object.fromEntries(calls) as BackupsCalls;
}
