import { redactUrlsInText } from './redactUrlsInText';

const RESTIC_SFTP_USER = /^(sftp:)(?!\/\/)[^\s/@]+@/i;
const BARE_USER_INFO = /^(?![a-z][a-z0-9+.-]*:\/\/)[^\s/@"'<>]+@(?=[^\s/@])/i;

/**
 * Strips user names, passwords and signing parameters from one address: a URL,
 * `user@host:/path`, restic's `rest:https://…` and `sftp:user@host:/path`.
 *
 * @param url - one address
 * @returns the same without user info; signing parameters read `[redacted]`
 *
 * @public
 */
export function redactUrl(url: string): string {
  return redactUrlsInText(url)
    .replace(RESTIC_SFTP_USER, '$1')
    .replace(BARE_USER_INFO, '');
}
