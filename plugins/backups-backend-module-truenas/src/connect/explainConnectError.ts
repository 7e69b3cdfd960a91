import { toError } from '@backstage/errors';
import {
  RemoteReadError,
  explainConnection,
} from 'backstage-plugin-backups-node';
import type { TrueNasServer } from '../config/TrueNasServer';

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
  const { host } = new URL(server.url);
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
  return explainConnection(error, {
    ...server,
    otherName: `Use a name that is in it, or give that name in tlsServerName of server ${server.name}. The certificate that TrueNAS makes for itself says localhost.`,
    expired: 'Renew it in TrueNAS under Credentials > Certificates.',
  });
}
