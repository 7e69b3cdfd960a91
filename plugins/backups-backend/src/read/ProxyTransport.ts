import {
  KubernetesPluginTransport,
  PluginAddresses,
  PluginTokens,
} from './KubernetesPluginTransport';
import { KubernetesResponse, KubernetesTransport } from './KubernetesTransport';

/**
 * The way to a cluster through the proxy of Backstage's Kubernetes plugin,
 * which holds the credentials.
 */
export class ProxyTransport implements KubernetesTransport {
  readonly credentialsAt: string;
  readonly #plugin: KubernetesPluginTransport;

  constructor(options: {
    /** As the Kubernetes plugin calls it. */
    cluster: string;
    discovery: PluginAddresses;
    auth: PluginTokens;
  }) {
    this.credentialsAt = `kubernetes.clusterLocatorMethods (cluster ${options.cluster})`;
    this.#plugin = new KubernetesPluginTransport({
      discovery: options.discovery,
      auth: options.auth,
      headers: { 'Backstage-Kubernetes-Cluster': options.cluster },
    });
  }

  get(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<KubernetesResponse> {
    return this.#plugin.get(`/proxy${path}`, query, signal);
  }
}
