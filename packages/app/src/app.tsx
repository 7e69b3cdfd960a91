import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { navModule } from './modules/nav/navModule';
import { signInModule } from './modules/signIn/signInModule';

/** The portal. Other plugins are discovered: see `app.packages` in the configuration. */
export const app = createApp({
  features: [catalogPlugin, navModule, signInModule],
});
