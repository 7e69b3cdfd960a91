import { ClusterReader, isRecord } from 'backstage-plugin-backups-node';
import { ClusterConfig } from '../config/BackupsConfig';
import { ClusterReadError } from './ClusterReadError';
import { KubernetesApiReader } from './KubernetesApiReader';
import { KubernetesClient, KubernetesClientLimits } from './KubernetesClient';
import {
  KubernetesPluginTransport,
  PluginAddresses,
  PluginTokens,
} from './KubernetesPluginTransport';
import { ProxyTransport } from './ProxyTransport';
import { ReaderSupplier } from './ReaderSupplier';
import { UnreadableClusterReader } from './UnreadableClusterReader';

/** These need the token of a person who is looking. */
const CLIENT_SIDE_AUTH = new Set(['google', 'oidc']);

interface PluginCluster {
  name: string;
  authProvider: string;
}

/** What the readers of the Kubernetes plugin's clusters need. */
export interface KubernetesPluginReadersOptions {
  discovery: PluginAddresses;
  auth: PluginTokens;
  intervalSeconds: number;
  /** `backups.clusters`. */
  clusters: Readonly<Record<string, ClusterConfig>>;
  limits?: Partial<KubernetesClientLimits>;
  clock?: () => Date;
}

function readClusterList(body: unknown): PluginCluster[] {
  if (!isRecord(body) || !Array.isArray(body.items)) {
    throw new ClusterReadError(
      'Listing the clusters of the Kubernetes plugin failed: the answer is not a list of clusters.',
    );
  }
  return body.items.filter(isRecord).flatMap(({ name, authProvider }) =>
    typeof name === 'string' && name !== ''
      ? [
          {
            name,
            authProvider: typeof authProvider === 'string' ? authProvider : '',
          },
        ]
      : [],
  );
}

/** The clusters of Backstage's Kubernetes plugin, read through its proxy. */
export class KubernetesPluginReaders implements ReaderSupplier {
  readonly title = 'Kubernetes plugin';
  readonly intervalSeconds: number;
  readonly #options: KubernetesPluginReadersOptions;
  readonly #client: KubernetesClient;
  #readers = new Map<string, ClusterReader>();

  constructor(options: KubernetesPluginReadersOptions) {
    this.intervalSeconds = options.intervalSeconds;
    this.#options = options;
    this.#client = new KubernetesClient({
      cluster: 'the Kubernetes plugin',
      transport: new KubernetesPluginTransport(options),
      limits: options.limits,
    });
  }

  async listReaders(signal: AbortSignal): Promise<ClusterReader[]> {
    const clusters = readClusterList(
      await this.#client.getJson('/clusters', {}, { kind: 'clusters' }, signal),
    );
    const readers = new Map<string, ClusterReader>();
    const byCluster = new Map<string, ClusterReader>();
    for (const cluster of clusters) {
      // Of two with one name, the Kubernetes plugin uses the first.
      if (byCluster.has(cluster.name)) continue;
      const key = JSON.stringify([cluster.name, cluster.authProvider]);
      const reader = this.#readers.get(key) ?? this.#readerOf(cluster);
      readers.set(key, reader);
      byCluster.set(cluster.name, reader);
    }
    this.#readers = readers;
    return [...byCluster.values()];
  }

  #readerOf({ name, authProvider }: PluginCluster): ClusterReader {
    const { discovery, auth, intervalSeconds, limits, clock } = this.#options;
    if (CLIENT_SIDE_AUTH.has(authProvider)) {
      return new UnreadableClusterReader({
        cluster: name,
        intervalSeconds,
        error: {
          message: `${name} uses client-side auth (${authProvider}), which cannot be collected in the background: there is no person whose token could be used.`,
          fix: `Give the portal an account of its own: authProvider serviceAccount in kubernetes.clusterLocatorMethods, or an entry for ${name} in backups.kubeconfigs.`,
        },
      });
    }
    return new KubernetesApiReader({
      cluster: name,
      transport: new ProxyTransport({ cluster: name, discovery, auth }),
      intervalSeconds,
      namespaces: this.#options.clusters[name]?.namespaces,
      limits,
      clock,
    });
  }
}
