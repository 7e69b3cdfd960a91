import { Agent, request } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';

/** An answer of the API, parsed where it is JSON. */
export interface AdminAnswer {
  status: number;
  body: Record<string, unknown>;
}

/** The API answered with another status than wanted. */
export class UnwantedStatus extends Error {
  /** @param status - of HTTP, e.g. `409` where the object changed meanwhile */
  constructor(message: string, readonly status: number) {
    super(message);
  }
}

/** Requests to an API server with somebody's token, writes included. */
export class KubernetesAdmin {
  readonly #url: string;
  readonly #token: string;
  readonly #agent: Agent;

  /** @param options - without a `certificate` any is trusted */
  constructor(options: { url: string; token: string; certificate?: string }) {
    this.#url = options.url;
    this.#token = options.token;
    this.#agent = new Agent({
      keepAlive: true,
      maxSockets: 32,
      ca: options.certificate,
      rejectUnauthorized: options.certificate !== undefined,
    });
  }

  /** @throws an error when there is no answer; never for a status */
  request(
    method: string,
    path: string,
    body?: unknown,
    accept = 'application/json',
  ): Promise<AdminAnswer> {
    return new Promise((resolve, reject) => {
      const sent = request(
        this.#url + path,
        {
          method,
          agent: this.#agent,
          headers: {
            Authorization: `Bearer ${this.#token}`,
            'Content-Type': 'application/json',
            Accept: accept,
          },
        },
        response => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', chunk => {
            text += chunk;
          });
          response.on('error', reject);
          response.on('end', () => {
            const isJson =
              response.headers['content-type']?.includes('json') ?? false;
            resolve({
              status: response.statusCode ?? 0,
              body: isJson ? JSON.parse(text) : { text },
            });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** @throws UnwantedStatus - with the API's words, for any other than `statuses` */
  async expect(
    method: string,
    path: string,
    body?: unknown,
    statuses: readonly number[] = [200, 201, 202],
  ): Promise<AdminAnswer> {
    const answer = await this.request(method, path, body);
    if (!statuses.includes(answer.status)) {
      throw new UnwantedStatus(
        `${method} ${path}: ${answer.status} ${
          answer.body.message ?? JSON.stringify(answer.body)
        }`,
        answer.status,
      );
    }
    return answer;
  }

  /**
   * Waits until a path answers with a status.
   *
   * @param fits - of the body; absent: any
   */
  async until(
    path: string,
    status: number,
    fits: (body: AdminAnswer['body']) => boolean = () => true,
  ): Promise<void> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const answer = await this.request('GET', path);
      if (answer.status === status && fits(answer.body)) return;
      if (Date.now() > deadline) {
        throw new Error(`${path} does not come to answer ${status}.`);
      }
      await delay(100);
    }
  }
}
