/** Also owns `backups.providers.kopiur`, and begins its cause keys. */
export const PROVIDER_ID = 'kopiur';
