import { useRouteRef } from '@backstage/core-plugin-api';
import { backupsScorecardRouteRef } from '../routes';

/** @returns the address of the page of all apps; nothing where an adopter has switched it off */
export function useScorecardPath(): string | undefined {
  try {
    // A route that is not mounted is an error of the old frontend system.
    // eslint-disable-next-line react-hooks/rules-of-hooks
    return useRouteRef(backupsScorecardRouteRef)?.();
  } catch {
    return undefined;
  }
}
