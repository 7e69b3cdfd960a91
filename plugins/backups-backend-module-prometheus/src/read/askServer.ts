import {
  RemoteReadError,
  explainConnection,
  readAuthority,
} from 'backstage-plugin-backups-node';
import { request as requestPlain } from 'node:http';
import { RequestOptions, request as requestEncrypted } from 'node:https';
import type { AlertServer } from '../config/AlertServer';

/** No server has so many alerts about backups that it needs more. Bytes. */
const MOST_BYTES = 16 * 1024 * 1024;

/** What a server said. */
export interface ServerAnswer {
  status: number;
  text: string;
}

function ask(
  address: URL,
  options: RequestOptions & { signal: AbortSignal },
): Promise<ServerAnswer> {
  const request =
    address.protocol === 'https:' ? requestEncrypted : requestPlain;
  return new Promise((resolve, reject) => {
    const call = request(address, options, response => {
      const parts: Buffer[] = [];
      let bytes = 0;
      response.on('data', (part: Buffer) => {
        bytes += part.length;
        parts.push(part);
        if (bytes <= MOST_BYTES) return;
        call.destroy(
          new RemoteReadError('Its answer is too long to be a list of alerts.'),
        );
      });
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    call.on('error', reject);
    call.end();
  });
}

/**
 * Asks a server for one path below its address. Whoever shows a certificate
 * that is not trusted gets no token. A redirection is an answer like any other:
 * the token goes nowhere else.
 *
 * @throws RemoteReadError that says why there is no answer
 */
export async function askServer(
  server: AlertServer,
  path: string,
  signal: AbortSignal,
): Promise<ServerAnswer> {
  const { url, token } = server;
  const ca = await readAuthority(server);
  try {
    return await ask(new URL(`${url.replace(/\/+$/, '')}/${path}`), {
      signal,
      ca,
      // One question in five minutes: nothing is kept open for the next.
      agent: false,
      headers: {
        Accept: 'application/json',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
    });
  } catch (error) {
    signal.throwIfAborted();
    throw explainConnection(error, server);
  }
}
