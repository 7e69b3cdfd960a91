import { createApiRef } from '@backstage/core-plugin-api';
import type { BackupsApi } from 'backstage-plugin-backups-common';

/**
 * The client of the backups backend. Replace it to read backups from
 * elsewhere, or with a fake in tests.
 *
 * @public
 */
export const backupsApiRef = createApiRef<BackupsApi>({
  id: 'plugin.backups.client',
});
