import { once } from 'node:events';
import {
  IncomingMessage,
  Server,
  ServerResponse,
  createServer,
} from 'node:http';
import type { AddressInfo } from 'node:net';

interface Recording {
  status: number;
  contentType: string;
  body: Buffer;
}

/** Asked for the number of requests to each cluster, by name. */
export const REQUESTS_PATH = '/__bench/requests';

/**
 * Answers from memory what the loopback API answered once, so that a reading
 * measures who reads, and not how fast the loopback API writes JSON.
 */
export class ReplayingServer {
  readonly #origin: string;
  readonly #recordings = new Map<string, Recording>();
  readonly #requests = new Map<string, number>();
  readonly #server: Server;

  /** @param origin - of the loopback API, for instance `http://127.0.0.1:8001` */
  constructor(origin: string) {
    this.#origin = origin;
    this.#server = createServer((request, response) => {
      // A cluster that never answers is left waiting, as a real one would be.
      this.#serve(request, response).catch(() => response.destroy());
    });
    // Whoever is busy for a while finds its connections as it left them.
    this.#server.keepAliveTimeout = 600_000;
  }

  /** @returns its own origin */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async #serve(
    { url = '/' }: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (url === REQUESTS_PATH) {
      const counts = Object.fromEntries(this.#requests);
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(counts));
      return;
    }
    const cluster = url.split('/')[1];
    this.#requests.set(cluster, (this.#requests.get(cluster) ?? 0) + 1);
    const known = this.#recordings.get(url) ?? (await this.#record(url));
    response.writeHead(known.status, {
      'Content-Type': known.contentType,
      'Content-Length': known.body.length,
    });
    response.end(known.body);
  }

  async #record(url: string): Promise<Recording> {
    const answer = await fetch(`${this.#origin}${url}`);
    const recording = {
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? 'text/plain',
      body: Buffer.from(await answer.arrayBuffer()),
    };
    this.#recordings.set(url, recording);
    return recording;
  }
}
