import { toError } from '@backstage/errors';
import {
  RemoteReadError,
  isUntrustedCertificate,
  redactText,
} from 'backstage-plugin-backups-node';
import type { TrueNasServer } from '../config/TrueNasServer';

const SILENT = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
]);

function codeOf(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : '';
}

/**
 * Says in words why there is no connection, and what to do.
 *
 * @param caught - what `JsonRpcConnection.open` threw
 */
export function explainConnectError(
  caught: unknown,
  server: Pick<TrueNasServer, 'name' | 'url'>,
): RemoteReadError {
  const error = toError(caught);
  const code = codeOf(error);
  const { host } = new URL(server.url);
  if (isUntrustedCertificate(code)) {
    return new RemoteReadError(
      `The certificate of ${host} is not trusted (${code}).`,
      {
        fix: `Give the authority, or the certificate itself, in caFile of server ${server.name}. Nothing was sent.`,
      },
    );
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return new RemoteReadError(
      `The certificate of ${host} is for another name.`,
      {
        fix: `Use a name that is in it, or give that name in tlsServerName of server ${server.name}. The certificate that TrueNAS makes for itself says localhost.`,
      },
    );
  }
  if (code === 'CERT_HAS_EXPIRED') {
    return new RemoteReadError(`The certificate of ${host} has expired.`, {
      fix: 'Renew it in TrueNAS under Credentials > Certificates.',
    });
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new RemoteReadError(`The name ${host} cannot be resolved.`, {
      fix: `Check url of server ${server.name}, and the portal's DNS.`,
    });
  }
  if (SILENT.has(code)) {
    return new RemoteReadError(`${host} does not answer (${code}).`, {
      fix: `Check that ${server.name} is up, and that the portal may reach it.`,
    });
  }
  const status = /Unexpected server response: (\d+)/.exec(error.message)?.[1];
  if (status === '404') {
    return new RemoteReadError(
      `${host} has no JSON-RPC interface at ${
        new URL(server.url).pathname
      } (404).`,
      {
        fix: 'TrueNAS has it since 25.04. Older ones cannot be read; behind a proxy the path has to be passed on.',
      },
    );
  }
  if (status !== undefined) {
    return new RemoteReadError(
      `${host} answers with HTTP status ${status} instead of a WebSocket.`,
      {
        fix: `Check url of server ${server.name}, and any proxy in front of it. A proxy that speaks http to TrueNAS makes it revoke the key.`,
      },
    );
  }
  return new RemoteReadError(
    `${host} cannot be read: ${redactText(error.message)}`,
  );
}
