import type {
  KubernetesResponse,
  KubernetesTransport,
} from 'backstage-plugin-backups-backend/testUtils';

/** A request as it was sent. */
export interface WatchedRequest {
  path: string;
  query: Record<string, string>;
}

/** Writes down what is asked, and can act before it is. */
export class WatchedTransport implements KubernetesTransport {
  readonly requests: WatchedRequest[] = [];
  readonly credentialsAt: string;
  readonly #inner: KubernetesTransport;
  readonly #before: (request: WatchedRequest) => Promise<void>;

  constructor(
    inner: KubernetesTransport,
    before: (request: WatchedRequest) => Promise<void> = async () => {},
  ) {
    this.#inner = inner;
    this.#before = before;
    this.credentialsAt = inner.credentialsAt;
  }

  async get(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<KubernetesResponse> {
    const request = { path, query };
    this.requests.push(request);
    await this.#before(request);
    return this.#inner.get(path, query, signal);
  }
}
