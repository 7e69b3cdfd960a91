/**
 * The tab and the card for apps of the old frontend system.
 *
 * @packageDocumentation
 */

import type { Entity } from '@backstage/catalog-model';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { BackupsClient } from 'backstage-plugin-backups-common';
import { backupsApiRef } from './api/backupsApiRef';
import { KINDS_WITH_BACKUPS } from './kindsWithData';
import { backupsScorecardRouteRef, entityBackupsRouteRef } from './routes';

export { backupsApiRef } from './api/backupsApiRef';
export { createBackupsColumn } from './components/catalog/createBackupsColumn';
export { BackupsNavIcon } from './components/nav/BackupsNavIcon';
export { BACKUPS_NAV_DESCRIPTION } from './components/nav/backupsNavDescription';
export { backupsScorecardRouteRef, entityBackupsRouteRef } from './routes';

/**
 * Backups in the catalog, for the old frontend system.
 *
 * @public
 */
export const backupsPlugin = createPlugin({
  id: 'backups',
  apis: [
    createApiFactory({
      api: backupsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new BackupsClient({ discoveryApi, fetchApi }),
    }),
  ],
  routes: {
    entityBackups: entityBackupsRouteRef,
    scorecard: backupsScorecardRouteRef,
  },
});

/**
 * The Backups tab, for `EntityLayout.Route`.
 *
 * @public
 */
export const EntityBackupsContent = backupsPlugin.provide(
  createRoutableExtension({
    name: 'EntityBackupsContent',
    component: () =>
      import('./components/tab/BackupsTab').then(module => module.BackupsTab),
    mountPoint: entityBackupsRouteRef,
  }),
);

/**
 * The scorecard, for a `Route` of its own: `<Route path="/backups" element={<BackupsScorecardPage />} />`.
 *
 * @public
 */
export const BackupsScorecardPage = backupsPlugin.provide(
  createRoutableExtension({
    name: 'BackupsScorecardPage',
    component: () =>
      import('./components/scorecard/page/ScorecardPage').then(
        module => module.ScorecardPage,
      ),
    mountPoint: backupsScorecardRouteRef,
  }),
);

/**
 * The card for an entity's overview.
 *
 * @public
 */
export const EntityBackupsCard = backupsPlugin.provide(
  createComponentExtension({
    name: 'EntityBackupsCard',
    component: {
      lazy: () =>
        import('./components/card/BackupsCard').then(
          module => module.BackupsCard,
        ),
    },
  }),
);

/**
 * A filter by verdict, for the `filters` of the catalog's page.
 *
 * @public
 */
export const BackupsVerdictPicker = backupsPlugin.provide(
  createComponentExtension({
    name: 'BackupsVerdictPicker',
    component: {
      lazy: () =>
        import('./components/catalog/BackupsVerdictPicker').then(
          module => module.BackupsVerdictPicker,
        ),
    },
  }),
);

/**
 * @returns whether an entity is of a kind that can own data, or whose members can
 *
 * @public
 */
export function isBackupsAvailable(entity: Entity): boolean {
  return KINDS_WITH_BACKUPS.includes(entity.kind.toLocaleLowerCase('en-US'));
}
