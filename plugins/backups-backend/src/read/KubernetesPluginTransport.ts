import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { KubernetesResponse, KubernetesTransport } from './KubernetesTransport';

const PLUGIN = 'kubernetes';

/** What gives tokens for other plugins. */
export type PluginTokens = Pick<
  AuthService,
  'getOwnServiceCredentials' | 'getPluginRequestToken'
>;

/** What knows where other plugins are. */
export type PluginAddresses = Pick<DiscoveryService, 'getBaseUrl'>;

async function* chunksOf(
  body: ReadableStream<Uint8Array> | null,
): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Not awaited: a peer that never ends would never let go.
    reader.cancel().catch(() => {});
  }
}

/** The way to Backstage's own Kubernetes plugin, with a token of this plugin. */
export class KubernetesPluginTransport implements KubernetesTransport {
  readonly credentialsAt: string;
  readonly #discovery: PluginAddresses;
  readonly #auth: PluginTokens;
  readonly #headers: Record<string, string>;

  constructor(options: {
    discovery: PluginAddresses;
    auth: PluginTokens;
    /** Sent with every request. */
    headers?: Record<string, string>;
    credentialsAt?: string;
  }) {
    this.#discovery = options.discovery;
    this.#auth = options.auth;
    this.#headers = options.headers ?? {};
    this.credentialsAt = options.credentialsAt ?? 'backend.auth';
  }

  async get(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<KubernetesResponse> {
    const baseUrl = await this.#discovery.getBaseUrl(PLUGIN);
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: PLUGIN,
    });
    const search = new URLSearchParams(query).toString();
    const response = await fetch(`${baseUrl}${path}${search && `?${search}`}`, {
      headers: {
        ...this.#headers,
        Accept: 'application/json',
        Authorization: `Bearer ${token}`,
      },
      // A token must not follow a redirect to somewhere else.
      redirect: 'manual',
      signal,
    });
    return {
      status: response.status,
      header: name => response.headers.get(name) ?? undefined,
      body: chunksOf(response.body),
    };
  }
}
