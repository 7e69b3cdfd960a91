import { toError } from '@backstage/errors';
import {
  ClusterReader,
  ClusterSnapshot,
  KubernetesObject,
  Listing,
  ResourceQuery,
  resourceKey,
} from 'backstage-plugin-backups-node';
import { ApiKinds } from './ApiKinds';
import { ClusterReadError } from './ClusterReadError';
import { DiscoveredApi, discoverApi } from './discoverApi';
import { KubernetesClient, KubernetesClientLimits } from './KubernetesClient';
import { KubernetesTransport } from './KubernetesTransport';
import { listKind } from './listKind';
import { ListMemory } from './ListMemory';
import { mapInParallel } from './mapInParallel';
import { speakable } from './speakable';

/** A cluster has others to serve, too. */
const LISTS_AT_ONCE = 2;

/** What a reader of a Kubernetes API needs. */
export interface KubernetesApiReaderOptions {
  cluster: string;
  transport: KubernetesTransport;
  intervalSeconds: number;
  /** Only these are read; cluster-scoped kinds are not. Absent: all. */
  namespaces?: readonly string[];
  /** How patient it is; the defaults fit production. */
  limits?: Partial<KubernetesClientLimits>;
  clock?: () => Date;
}

/**
 * Reads a cluster through its API, whichever way leads there: discovery first,
 * then each kind once, in pages.
 */
export class KubernetesApiReader implements ClusterReader {
  readonly mode = 'live';
  readonly cluster: string;
  readonly intervalSeconds: number;
  readonly #client: KubernetesClient;
  readonly #namespaces: readonly string[] | undefined;
  readonly #clock: () => Date;
  readonly #memories = new Map<string, ListMemory>();
  readonly #apiKinds = new ApiKinds();

  constructor(options: KubernetesApiReaderOptions) {
    this.cluster = options.cluster;
    this.intervalSeconds = options.intervalSeconds;
    this.#client = new KubernetesClient(options);
    this.#namespaces = options.namespaces;
    this.#clock = options.clock ?? (() => new Date());
  }

  /**
   * @throws ClusterReadError when the cluster does not answer discovery
   */
  async read(
    queries: ResourceQuery[],
    options: { signal: AbortSignal },
  ): Promise<ClusterSnapshot> {
    const discoveredAt = this.#clock();
    const api = await discoverApi(this.#client, options.signal);
    const listings = await mapInParallel(
      queries,
      LISTS_AT_ONCE,
      async (query): Promise<[string, Listing]> => [
        resourceKey(query),
        await this.#list(query, api, discoveredAt, options.signal),
      ],
    );
    return {
      cluster: this.cluster,
      listings: new Map(listings),
      apiGroups: api.groups,
      apiKinds: await this.#apiKinds.read(
        api,
        new Set(queries.map(({ group }) => group)),
      ),
      issues: [],
    };
  }

  async #list(
    query: ResourceQuery,
    api: DiscoveredApi,
    discoveredAt: Date,
    signal: AbortSignal,
  ): Promise<Listing> {
    try {
      if (query.group === '' && query.plural === 'secrets') {
        throw new ClusterReadError('Secrets are never read.');
      }
      const located = await api.locate(query);
      if (located.outcome === 'notInstalled') {
        return { outcome: 'notInstalled', readAt: discoveredAt };
      }
      // The list shows the cluster as it was when its first page was asked for.
      const readAt = this.#clock();
      return {
        outcome: 'complete',
        readAt,
        objects: await this.#listEverywhere(query, located.version, signal),
      };
    } catch (error) {
      return {
        outcome: 'unread',
        error:
          error instanceof ClusterReadError
            ? error.toReadError()
            : { message: speakable(toError(error).message) },
      };
    }
  }

  async #listEverywhere(
    query: ResourceQuery,
    version: string,
    signal: AbortSignal,
  ): Promise<KubernetesObject[]> {
    const list = (namespace?: string) =>
      listKind({
        client: this.#client,
        query,
        version,
        namespace,
        memory: this.#memoryOf(query, version, namespace),
        signal,
      });
    if (!this.#namespaces) return list();
    if (query.scope === 'cluster') {
      throw new ClusterReadError(
        `${query.plural} of ${
          this.cluster
        } are not read: they belong to no namespace, and only ${this.#namespaces.join(
          ', ',
        )} may be read.`,
        {
          fix: `Where more may be read, take namespaces out of backups.clusters.${this.cluster}.`,
        },
      );
    }
    const objects: KubernetesObject[] = [];
    for (const namespace of this.#namespaces) {
      objects.push(...(await list(namespace)));
    }
    return objects;
  }

  #memoryOf(
    query: ResourceQuery,
    version: string,
    namespace: string | undefined,
  ): ListMemory {
    const key = [resourceKey(query), version, namespace ?? ''].join(' ');
    const memory = this.#memories.get(key) ?? new ListMemory();
    this.#memories.set(key, memory);
    return memory;
  }
}
