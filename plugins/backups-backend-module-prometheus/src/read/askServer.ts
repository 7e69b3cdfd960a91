import { toError } from '@backstage/errors';
import {
  RemoteReadError,
  isUntrustedCertificate,
  readAuthority,
  redactText,
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

function explain(caught: unknown, { name, url }: AlertServer): RemoteReadError {
  const error = toError(caught);
  if (error instanceof RemoteReadError) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  const { host } = new URL(url);
  if (isUntrustedCertificate(code)) {
    return new RemoteReadError(
      `The certificate of ${host} is not trusted (${code}).`,
      {
        fix: `Give the authority, or the certificate itself, in caFile of server ${name}. Nothing was sent.`,
      },
    );
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'CERT_HAS_EXPIRED') {
    return new RemoteReadError(
      code === 'CERT_HAS_EXPIRED'
        ? `The certificate of ${host} has expired.`
        : `The certificate of ${host} is for another name.`,
      { fix: `Use a name that is in it, or renew it. Nothing was sent.` },
    );
  }
  return new RemoteReadError(
    `It cannot be reached: ${
      code ? `${host} does not answer (${code}).` : redactText(error.message)
    }`,
    { fix: `Check that the server runs, and url of server ${name}.` },
  );
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
    throw explain(error, server);
  }
}
