import { redactUrl } from '../redact/redactUrl';

/**
 * Finds the host in an endpoint, however it is written: `https://host/path`,
 * `host:9000`, `[fd00::1]:443`, `user@host`. Credentials never survive.
 *
 * @param endpoint - URL, host, or host and port
 * @returns the host in lower case without port, brackets and trailing dot; `undefined` when there is none
 *
 * @public
 */
export function hostOf(endpoint: string): string | undefined {
  const withoutScheme = redactUrl(endpoint.trim()).replace(
    /^[a-z][a-z0-9+.-]*:\/\//i,
    '',
  );
  const authority = withoutScheme.split(/[/?#\s]/, 1)[0] ?? '';
  const bracketed = /^\[([0-9a-f:.%]+)\]/i.exec(authority);
  // More than one colon and no brackets: a bare IPv6 address, not host and port.
  const bare =
    bracketed?.[1] ??
    (authority.split(':').length > 2 ? authority : authority.split(':', 1)[0]);
  const host = (bare ?? '').toLowerCase().replace(/\.$/, '');
  return host === '' ? undefined : host;
}
