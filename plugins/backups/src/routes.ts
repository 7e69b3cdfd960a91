import { createRouteRef } from '@backstage/core-plugin-api';

/**
 * The Backups tab of an entity page.
 *
 * @public
 */
export const entityBackupsRouteRef = createRouteRef({ id: 'backups' });

/**
 * The scorecard: everybody's backups.
 *
 * @public
 */
export const backupsScorecardRouteRef = createRouteRef({
  id: 'backups-scorecard',
});
