import { InputError } from '@backstage/errors';

/** Nobody listens between a program and itself. */
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Protocols without encryption. */
const CLEAR = new Set(['http:', 'ws:']);

/**
 * What is configured of a server that is asked.
 *
 * @public
 */
export interface ConfiguredAddress {
  /** As it is written. */
  url: string;
  /** Where it is written, for instance `backups.providers.kopia.servers[0]`. */
  path: string;
  /** What it may speak, with colon, the one to write first: `https:`. */
  protocols: readonly [string, ...string[]];
  /** One that is right, for instance `https://kopia.internal:51515`. */
  example: string;
  /** Where user and password are given instead, for instance `control and ui`. */
  secretsAt: string;
  /** What is sent that others must not read, for instance `the password`; absent: nothing. */
  sends?: string;
  /** Whether it is said to be wanted that this travels in the clear. */
  allowClearText?: boolean;
  /** What to do instead of sending it in the clear. */
  encrypt?: string;
  /** Whether a certificate to trust is named. */
  trusts?: boolean;
}

/**
 * Reads the address of a server that is asked. The same for every kind of server:
 * nothing secret in the address, and nothing secret to it without encryption,
 * unless that is said to be wanted or it never leaves the machine.
 *
 * @throws InputError that names the path of what is wrong
 *
 * @public
 */
export function serverAddress(configured: ConfiguredAddress): URL {
  const { url, path, protocols, example, secretsAt, sends } = configured;
  if (!URL.canParse(url)) {
    throw new InputError(
      `Configuration at ${path}.url is not a URL. Write for instance ${example}.`,
    );
  }
  const address = new URL(url);
  const { protocol, username, password, hostname } = address;
  if (!protocols.includes(protocol)) {
    throw new InputError(
      `Configuration at ${path}.url has protocol ${protocol}//, but ${protocols
        .map(one => `${one}//`)
        .join(' or ')} is needed.`,
    );
  }
  if (username !== '' || password !== '') {
    throw new InputError(
      `Configuration at ${path}.url must not hold a user or a password; they are given in ${secretsAt}.`,
    );
  }
  if (!CLEAR.has(protocol)) return address;
  if (configured.trusts) {
    throw new InputError(
      `Configuration at ${path} names a certificate, but its url is not encrypted (${protocol}//).`,
    );
  }
  if (sends && !configured.allowClearText && !LOOPBACK.test(hostname)) {
    throw new InputError(
      `Configuration at ${path}.url is not encrypted (${protocol}//), so ${sends} would travel in the clear. ${
        configured.encrypt ?? 'Use https://.'
      } Where that is wanted, set allowClearText: true there.`,
    );
  }
  return address;
}
