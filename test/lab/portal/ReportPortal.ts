import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** A report as a job sent it. */
export interface ReceivedReport {
  path: string;
  query: URLSearchParams;
  authorization: string | undefined;
  body: unknown;
}

/** Takes reports as the portal does, and keeps what was sent. */
export class ReportPortal {
  readonly received: ReceivedReport[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request
        .on('data', part => parts.push(part))
        .on('end', () => {
          const { pathname, searchParams } = new URL(
            request.url ?? '',
            'http://portal',
          );
          const sent = Buffer.concat(parts);
          const isPacked = request.headers['content-encoding'] === 'gzip';
          this.received.push({
            path: pathname,
            query: searchParams,
            authorization: request.headers.authorization,
            body: JSON.parse((isPacked ? gunzipSync(sent) : sent).toString()),
          });
          response.end('{"outcome":"accepted"}');
        });
    });
  }

  static async start(): Promise<ReportPortal> {
    const portal = new ReportPortal();
    await new Promise<void>(resolve => {
      portal.#server.listen(0, '127.0.0.1', resolve);
    });
    return portal;
  }

  get address(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}
