import { ConflictError } from '@backstage/errors';
import { once } from 'node:events';
import { RequestListener, createServer } from 'node:http';
import { createServer as createEncryptedServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { loopbackCertificate } from '../loopback/loopbackCertificate';
import { demoAlerts } from './demoAlerts';

const HOST = '127.0.0.1';

/**
 * What is wrong with a server of alerts.
 *
 * - `down`: it refuses every connection
 * - `refused`: it wants another token
 * - `garbage`: it answers with a page
 * - `login-page`: it sends whoever asks to another address
 * - `broken-alert`: one alert makes no sense
 *
 * @public
 */
export type AlertsFault =
  | 'down'
  | 'refused'
  | 'garbage'
  | 'login-page'
  | 'broken-alert';

/**
 * Prometheus and Alertmanager on the loopback interface, as far as alerts go.
 *
 * @public
 */
export interface LoopbackAlerts {
  /** `http://127.0.0.1:…`, or `https://` */
  url: string;
  /** Its certificate, PEM, where it is encrypted. */
  certificate?: string;
  /** How often it was asked anything. */
  requests(): number;
  /** @param fault - replaces the one before; `undefined`: all is well again */
  setFault(fault: AlertsFault | undefined): void;
  close(): Promise<void>;
}

function bodyOf(path: string, alerts: unknown[]): unknown {
  switch (path) {
    case '/api/v1/alerts':
      return { status: 'success', data: { alerts } };
    case '/api/v2/alerts':
      return alerts.map(alert => {
        const {
          activeAt,
          state: _,
          ...rest
        } = alert as {
          activeAt?: string;
          state?: string;
        };
        return { ...rest, startsAt: activeAt, status: { state: 'active' } };
      });
    default:
      return undefined;
  }
}

/**
 * Starts a server that speaks `GET /api/v1/alerts` of Prometheus and
 * `GET /api/v2/alerts` of Alertmanager, and fails on demand.
 *
 * @param options - `anchor`: the instant at which the stories are told; `port`:
 * any free one when absent; `encrypted`: with a certificate made for this start,
 * which nobody trusts
 * @throws ConflictError when it cannot listen
 *
 * @public
 */
export async function startLoopbackAlerts(options: {
  anchor: Date;
  port?: number;
  encrypted?: boolean;
}): Promise<LoopbackAlerts> {
  const { anchor, port = 0, encrypted = false } = options;
  let fault: AlertsFault | undefined;
  let requests = 0;
  const answer: RequestListener = (request, response) => {
    requests += 1;
    if (fault === 'login-page') {
      response.writeHead(302, { Location: 'http://127.0.0.1:9/login' }).end();
      return;
    }
    if (fault === 'refused') {
      response.writeHead(401).end('Unauthorized');
      return;
    }
    if (fault === 'garbage') {
      response.setHeader('Content-Type', 'text/html');
      response.end('<html>Please sign in</html>');
      return;
    }
    const alerts = demoAlerts(anchor);
    if (fault === 'broken-alert') alerts.push({ labels: 'none' });
    const body = bodyOf(request.url ?? '', alerts);
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(body));
  };
  const pair = encrypted ? await loopbackCertificate() : undefined;
  const server = pair
    ? createEncryptedServer(pair, answer)
    : createServer(answer);
  server.on('connection', socket => {
    if (fault === 'down') socket.destroy();
  });
  server.listen(port, HOST);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ConflictError(
      `The loopback server of alerts cannot listen on port ${port}`,
      error,
    );
  }
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `${pair ? 'https' : 'http'}://${HOST}:${bound}`,
    certificate: pair?.cert,
    requests: () => requests,
    setFault(next) {
      fault = next;
      server.closeIdleConnections();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
