import { BackstageCredentials } from '@backstage/backend-plugin-api';

/** @returns for instance `user:default/anna`, or `external:drill-job` for a service */
export function callerOf({ principal }: BackstageCredentials): string {
  const { userEntityRef, subject } = principal as {
    userEntityRef?: string;
    subject?: string;
  };
  return userEntityRef ?? subject ?? 'service';
}
