/** Id of this provider: its part of the configuration, and on every plan. */
export const PROVIDER_ID = 'volsync';
