/**
 * What needs the user, for home pages of both frontend systems.
 *
 * @packageDocumentation
 */

import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { backupsPlugin } from './legacy';

const NAME = 'BackupsNeedYou';
const TITLE = 'Backups that need you';
const DESCRIPTION = 'What needs you and your groups, worst first';

const components = async () => ({
  Content: (await import('./components/home/NeedsYou')).NeedsYou,
});

/**
 * The widget "Backups that need you" for the home page of the new frontend system.
 *
 * @public
 */
export const backupsHomeModule = createFrontendModule({
  pluginId: 'home',
  extensions: [
    HomePageWidgetBlueprint.make({
      name: 'backups',
      params: {
        name: NAME,
        title: TITLE,
        description: DESCRIPTION,
        components,
        layout: { width: { defaultColumns: 6 }, height: { defaultRows: 6 } },
      },
    }),
  ],
});

export { backupsHomeModule as default };

/**
 * The card "Backups that need you" for the home page of the old frontend system.
 *
 * @public
 */
export const HomePageBackupsCard = backupsPlugin.provide(
  createCardExtension({
    name: NAME,
    title: TITLE,
    description: DESCRIPTION,
    components,
  }),
);
