import { ProxiedSignInPage } from '@backstage/core-components';
import type { SignInPageProps } from '@backstage/plugin-app-react';

/** Signs in as a guest by the backend's guest provider, without a question. */
export function GuestSignInPage(props: SignInPageProps) {
  return <ProxiedSignInPage {...props} provider="guest" />;
}
