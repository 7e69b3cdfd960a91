import { toError } from '@backstage/errors';
import { RemoteReadError } from '../provider/RemoteReadError';
import { redactText } from '../redact/redactText';
import { isUntrustedCertificate } from './isUntrustedCertificate';

/** What Node and undici say where nobody answers. */
const SILENT = /^(?:E[A-Z]+|UND_ERR_[A-Z_]+)$/;

/** Longer words of somebody else are cut. UTF-16 code units. */
const LONGEST = 200;

/**
 * A server, and what is particular about asking it.
 *
 * @public
 */
export interface AskedServer {
  /** As it is configured. */
  name: string;
  url: string;
  /** What to do where its certificate is not trusted; default: give it in `caFile`. */
  untrusted?: string;
  /** What to do where its certificate is for another name. */
  otherName?: string;
  /** What to do where its certificate has expired. */
  expired?: string;
  /** What to do where it does not answer. */
  silent?: string;
}

/**
 * Says in words why there is no connection to a server, and what to do. The same
 * for every kind of server: a certificate, a name, silence.
 *
 * @param caught - what was thrown while connecting
 *
 * @public
 */
export function explainConnection(
  caught: unknown,
  server: AskedServer,
): RemoteReadError {
  const error = toError(caught);
  if (error instanceof RemoteReadError) return error;
  const { code } = error as NodeJS.ErrnoException;
  const { name } = server;
  const { host } = new URL(server.url);
  if (typeof code === 'string') {
    if (isUntrustedCertificate(code)) {
      return new RemoteReadError(
        `The certificate of ${host} is not trusted (${code}).`,
        {
          fix:
            server.untrusted ??
            `Give the authority, or the certificate itself, in caFile of server ${name}. Nothing was sent.`,
        },
      );
    }
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
      return new RemoteReadError(
        `The certificate of ${host} is for another name.`,
        {
          fix:
            server.otherName ??
            `Use a name that is in it, or renew it. Nothing was sent.`,
        },
      );
    }
    if (code === 'CERT_HAS_EXPIRED') {
      return new RemoteReadError(`The certificate of ${host} has expired.`, {
        fix: server.expired ?? 'Renew it. Nothing was sent.',
      });
    }
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
      return new RemoteReadError(`The name ${host} cannot be resolved.`, {
        fix: `Check url of server ${name}, and the portal's DNS.`,
      });
    }
    if (SILENT.test(code)) {
      return new RemoteReadError(`${host} does not answer (${code}).`, {
        fix:
          server.silent ??
          `Check that ${name} is up, and that the portal may reach it.`,
      });
    }
  }
  return new RemoteReadError(
    `${host} cannot be read: ${redactText(error.message).slice(0, LONGEST)}`,
    { fix: `Check url of server ${name}.` },
  );
}
