import { RemoteReadError } from 'backstage-plugin-backups-node';
import { readFile } from 'node:fs/promises';
import type { TrueNasServer } from '../config/TrueNasServer';
import { JsonRpcConnection } from './JsonRpcConnection';
import type { TrueNasSession } from './TrueNasSession';
import { explainConnectError } from './explainConnectError';

async function readAuthority(
  server: TrueNasServer,
): Promise<string | undefined> {
  if (server.caFile === undefined) return undefined;
  try {
    return await readFile(server.caFile, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new RemoteReadError(
      `The certificate to trust for ${server.name} cannot be read (${code}).`,
      { fix: `Check caFile of server ${server.name}.` },
    );
  }
}

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
