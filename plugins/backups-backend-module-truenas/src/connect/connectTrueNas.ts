import { readAuthority } from 'backstage-plugin-backups-node';
import type { TrueNasServer } from '../config/TrueNasServer';
import { JsonRpcConnection } from './JsonRpcConnection';
import type { TrueNasSession } from './TrueNasSession';
import { explainConnectError } from './explainConnectError';

/**
 * Connects to a NAS, encrypted.
 *
 * @throws RemoteReadError that says why there is no connection
 */
export async function connectTrueNas(
  server: TrueNasServer,
  signal: AbortSignal,
): Promise<TrueNasSession> {
  const ca = await readAuthority(server);
  try {
    const { url, tlsServerName } = server;
    return await JsonRpcConnection.open({ url, ca, tlsServerName }, signal);
  } catch (error) {
    throw explainConnectError(error, server);
  }
}
