import { redactText } from 'backstage-plugin-backups-node';
import { ClientOptions, WebSocket } from 'ws';
import { z } from 'zod';
import { JsonRpcError } from './JsonRpcError';
import type { TrueNasSession } from './TrueNasSession';

/** A NAS with thousands of tasks answers with less. Bytes. */
const LARGEST_ANSWER = 32 * 1024 * 1024;

const response = z.object({
  id: z.number().nullish(),
  result: z.unknown().optional(),
  error: z
    .object({
      code: z.number().catch(0),
      message: z.string().catch(''),
      data: z
        .object({
          errname: z.string().optional().catch(undefined),
          reason: z.string().optional().catch(undefined),
        })
        .nullish()
        .catch(undefined),
    })
    .nullish(),
});

interface PendingCall {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Where to connect, and whom to trust. */
export interface ConnectionTarget {
  url: string;
  ca?: string;
  tlsServerName?: string;
}

/**
 * A JSON-RPC 2.0 connection over WebSocket, for a few calls. Notifications are
 * ignored; a connection that breaks fails every call that waits.
 */
export class JsonRpcConnection implements TrueNasSession {
  readonly #socket: WebSocket;
  readonly #pending = new Map<number, PendingCall>();
  #nextId = 1;
  #broken: Error | undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', data => this.#receive(String(data)));
    socket.on('error', error => this.#fail(error));
    socket.on('close', (code, reason) =>
      this.#fail(
        new Error(
          `The connection was closed (${code}${
            reason.length > 0 ? ` ${redactText(String(reason))}` : ''
          }).`,
        ),
      ),
    );
  }

  /**
   * @throws the error of the socket: no network, no trust, an HTTP answer
   */
  static async open(
    target: ConnectionTarget,
    signal: AbortSignal,
  ): Promise<JsonRpcConnection> {
    signal.throwIfAborted();
    const options: ClientOptions & { servername?: string } = {
      ca: target.ca,
      servername: target.tlsServerName,
      maxPayload: LARGEST_ANSWER,
      perMessageDeflate: false,
      // A redirect may lead to an insecure place, and the key would be revoked.
      followRedirects: false,
    };
    const socket = new WebSocket(target.url, options);
    const connection = new JsonRpcConnection(socket);
    signal.addEventListener('abort', () => socket.terminate(), { once: true });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
      socket.once('close', () => reject(connection.#broken));
    });
    return connection;
  }

  /**
   * @returns what the method returns, unchecked
   * @throws JsonRpcError when it was not carried out
   */
  async call(method: string, params: readonly unknown[]): Promise<unknown> {
    if (this.#broken) throw this.#broken;
    const id = this.#nextId;
    this.#nextId += 1;
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
    });
    this.#socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return answer;
  }

  close(): void {
    this.#socket.close();
    // Nobody waits for the other side's farewell.
    setTimeout(() => this.#socket.terminate(), 1000).unref();
  }

  #receive(text: string): void {
    let parsed: ReturnType<typeof response.safeParse>;
    try {
      parsed = response.safeParse(JSON.parse(text));
    } catch {
      parsed = response.safeParse(undefined);
    }
    if (!parsed.success) {
      this.#fail(new Error('It answered with something that is no JSON-RPC.'));
      this.#socket.terminate();
      return;
    }
    const { id, result, error } = parsed.data;
    const call = this.#pending.get(id ?? 0);
    if (!call) return;
    this.#pending.delete(id ?? 0);
    if (error) {
      call.reject(
        new JsonRpcError(
          redactText(error.data?.reason ?? error.message),
          error.code,
          error.data?.errname,
        ),
      );
    } else {
      call.resolve(result);
    }
  }

  #fail(error: Error): void {
    this.#broken ??= error;
    for (const { reject } of this.#pending.values()) reject(this.#broken);
    this.#pending.clear();
  }
}
