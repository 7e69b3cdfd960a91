import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';

/**
 * Signs everybody in as a guest without asking: the demo has nothing to hide.
 * A real portal leaves this module out and configures its own provider.
 */
const guestSignInPage = SignInPageBlueprint.make({
  params: {
    loader: async () => {
      const { GuestSignInPage } = await import('./GuestSignInPage');
      return GuestSignInPage;
    },
  },
});

/** How people sign in. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [guestSignInPage],
});
