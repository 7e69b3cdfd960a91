import { ConflictError } from '@backstage/errors';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { loopbackCertificate } from '../loopback/loopbackCertificate';
import type { DemoTask } from './demoTasks';
import type { LoopbackTrueNas, NasFault } from './LoopbackTrueNas';
import { NasAnswer, nasAnswersAt } from './nasAnswersAt';

const PATH = '/api/current';
const HOST = '127.0.0.1';

const NOT_AUTHORIZED: NasAnswer = {
  error: {
    code: -32001,
    message: 'Method call error',
    data: { error: 13, errname: 'EACCES', reason: 'Not authorized' },
  },
};

function withFault(
  fault: NasFault | undefined,
  method: string,
  answer: NasAnswer,
): NasAnswer {
  const isLogin = method === 'auth.login_ex';
  switch (fault) {
    case 'wrong-key':
      return isLogin ? { result: { response_type: 'AUTH_ERR' } } : answer;
    case 'revoked-key':
      return isLogin ? { result: { response_type: 'EXPIRED' } } : answer;
    case 'no-rights':
      return isLogin ? answer : NOT_AUTHORIZED;
    case 'few-rights':
      return isLogin || method === 'cloudsync.query' ? answer : NOT_AUTHORIZED;
    case 'broken-task':
      return method === 'cloudsync.query' && 'result' in answer
        ? {
            result: (answer.result as object[]).map((task, index) =>
              index === 0 ? { ...task, id: 'one' } : task,
            ),
          }
        : answer;
    case 'down':
    case 'silent':
    case 'no-interface':
    case 'garbage':
    case 'breaks-off':
    case undefined:
      return answer;
    default: {
      const unplaced: never = fault;
      throw new Error(`Fault without a place: ${unplaced}`);
    }
  }
}

/**
 * Starts a TrueNAS on the loopback interface: JSON-RPC 2.0 over WebSocket over
 * TLS, with a certificate made for this start and trusted by nobody. It answers
 * the calls that Cloud Sync is read with, in the frames that TrueNAS documents.
 *
 * @param options - `port`: absent means any that is free; `now`: the instant to
 * show; `anchor`: the instant at which the stories are told; `tasks`: that it has,
 * those of the demo's NAS when absent; `alerts`: beside those about the tasks
 * @throws ConflictError when the port is in use
 *
 * @public
 */
export async function startLoopbackTrueNas(options: {
  anchor: Date;
  now?: () => Date;
  port?: number;
  tasks?: readonly DemoTask[];
  alerts?: readonly object[];
}): Promise<LoopbackTrueNas> {
  const { anchor, now = () => new Date(), port = 0, tasks } = options;
  const { alerts = [] } = options;
  const { cert, key } = await loopbackCertificate();
  const calls: string[] = [];
  let fault: NasFault | undefined;
  const server = createServer({ cert, key });
  const sockets = new WebSocketServer({ noServer: true });

  const answer = (socket: WebSocket, text: string) => {
    const call = JSON.parse(text) as {
      id: number;
      method: string;
      params?: unknown[];
    };
    calls.push(call.method);
    if (fault === 'silent') return;
    if (fault === 'garbage') {
      socket.send('<html><body>502 Bad Gateway</body></html>');
      return;
    }
    if (fault === 'breaks-off' && call.method !== 'auth.login_ex') {
      socket.terminate();
      return;
    }
    const plain = nasAnswersAt(call.method, call.params ?? [], {
      now: now(),
      anchor,
      tasks,
    });
    // TrueNAS tells of its jobs in between; nobody asked.
    socket.send(
      JSON.stringify({
        jsonrpc: '2.0',
        method: 'collection_update',
        params: { msg: 'changed', collection: 'core.get_jobs', id: 1 },
      }),
    );
    socket.send(
      JSON.stringify({
        jsonrpc: '2.0',
        id: call.id,
        ...withFault(
          fault,
          call.method,
          call.method === 'alert.list' && 'result' in plain
            ? { result: [...(plain.result as object[]), ...alerts] }
            : plain,
        ),
      }),
    );
  };

  server.on('connection', socket => {
    if (fault === 'down') socket.destroy();
  });
  server.on('upgrade', (request, socket, head) => {
    if (fault === 'no-interface' || request.url !== PATH) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, client =>
      client.on('message', data => answer(client, String(data))),
    );
  });
  server.listen(port, HOST);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ConflictError(
      `The loopback TrueNAS cannot listen on port ${port}`,
      error,
    );
  }
  const { port: bound } = server.address() as AddressInfo;

  return {
    url: `https://${HOST}:${bound}`,
    certificate: cert,
    setFault(next) {
      fault = next;
    },
    calls: () => [...calls],
    async close() {
      for (const client of sockets.clients) client.terminate();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
