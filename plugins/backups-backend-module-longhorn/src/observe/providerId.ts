/** Id of the provider, and prefix of the cause keys of its findings. */
export const PROVIDER_ID = 'longhorn';
