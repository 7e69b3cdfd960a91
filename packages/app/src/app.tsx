import { createApp } from '@backstage/frontend-defaults';
import backupsHomeModule from 'backstage-plugin-backups/home';
import { catalogPlugin } from './modules/catalog/catalogPlugin';
import { homePlugin } from './modules/home/homePlugin';
import { navModule } from './modules/nav/navModule';
import { signInModule } from './modules/signIn/signInModule';

/** The portal. Other plugins are discovered: see `app.packages` in the configuration. */
export const app = createApp({
  features: [
    catalogPlugin,
    homePlugin,
    backupsHomeModule,
    navModule,
    signInModule,
  ],
});
