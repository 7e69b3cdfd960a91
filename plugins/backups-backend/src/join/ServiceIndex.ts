import {
  ItemFact,
  ServiceFact,
  hostOf,
  objectKey,
} from 'backstage-plugin-backups-node';

/** Where a host leads, as far as the objects of a cluster say. */
export type FollowedHost =
  /** It is none of this cluster, by everything that is known. */
  | { outcome: 'elsewhere' }
  /** It is in the cluster, and what it stands on is not known. */
  | { outcome: 'not-followed' }
  /** An ExternalName: another host stands behind it. */
  | { outcome: 'alias'; host: string }
  /** It stands on these items. */
  | { outcome: 'followed'; items: readonly ItemFact[]; described: string };

/** What stands behind a host, through all its other names. */
export type ReachedHost = (
  | Exclude<FollowedHost, { outcome: 'alias' }>
  /** It leads to itself. */
  | { outcome: 'circle' }
) & { host: string; aliases: number };

/** An ExternalName may lead to another one; a circle leads nowhere. */
const MOST_ALIASES = 4;

/** A name that only the DNS of a cluster knows: `<service>.<namespace>.svc…`, with a pod before it or none. */
function clusterName(
  host: string,
): { service: string; namespace: string } | undefined {
  const labels = host.split('.');
  const at = labels.indexOf('svc');
  return at < 2
    ? undefined
    : { service: labels[at - 2], namespace: labels[at - 1] };
}

/** @returns the port in an endpoint: 30900 of `http://192.168.7.50:30900/vault` */
function portOf(endpoint: string): number | undefined {
  const [, port] =
    /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:\[[^\]\s]*\]|[^:/?#\s]+):(\d{2,5})(?:[/?#]|$)/i.exec(
      endpoint.trim(),
    ) ?? [];
  return port === undefined ? undefined : Number(port);
}

/** Services of all clusters, by every name and address that leads to one. */
export class ServiceIndex {
  readonly #byName = new Map<string, ServiceFact>();
  readonly #byAddress = new Map<string, ServiceFact>();
  readonly #byNodePort = new Map<string, ServiceFact>();
  readonly #itemsOf = new Map<string, ItemFact[]>();

  constructor(services: readonly ServiceFact[], items: Iterable<ItemFact>) {
    for (const service of services) {
      const { cluster, namespace = '', name } = service.object;
      this.#byName.set(`${cluster}/${namespace}/${name}`, service);
      for (const address of service.addresses) {
        this.#byAddress.set(`${cluster}/${address}`, service);
      }
      for (const port of service.nodePorts ?? []) {
        this.#byNodePort.set(`${cluster}/${port}`, service);
      }
    }
    for (const item of items) {
      for (const workload of item.mountedBy) {
        const key = objectKey(workload);
        this.#itemsOf.set(key, [...(this.#itemsOf.get(key) ?? []), item]);
      }
    }
  }

  /**
   * @param endpoint - however it is written
   * @param from - the object that uses it: a bare name is one of its namespace
   */
  follow(
    endpoint: string,
    from: { cluster: string; namespace?: string },
    options: { nodeResolves?: boolean } = {},
  ): FollowedHost {
    const host = hostOf(endpoint);
    if (host === undefined) return { outcome: 'elsewhere' };
    const named = clusterName(host);
    const service =
      this.#serviceOf(host, from, options) ??
      (named ? undefined : this.#byNode(endpoint, from));
    if (!service) {
      const bare = !host.includes('.') && !options.nodeResolves;
      return {
        outcome:
          named || (bare && host !== 'localhost')
            ? 'not-followed'
            : 'elsewhere',
      };
    }
    if (service.externalName !== undefined) {
      return { outcome: 'alias', host: service.externalName };
    }
    const items = service.leadsTo.flatMap(key => this.#itemsOf.get(key) ?? []);
    const all = service.leadsTo.every(key => this.#itemsOf.has(key));
    const { namespace, name } = service.object;
    return items.length > 0 && all
      ? {
          outcome: 'followed',
          items,
          described: `Service ${namespace}/${name}`,
        }
      : { outcome: 'not-followed' };
  }

  /**
   * As `follow`, through names that only stand for another host.
   *
   * @returns with the host that was asked for last, and how many stood before it
   */
  reach(
    endpoint: string,
    from: { cluster: string; namespace?: string },
    { nodeResolves = false }: { nodeResolves?: boolean } = {},
  ): ReachedHost {
    let host = endpoint;
    for (let aliases = 0; aliases < MOST_ALIASES; aliases += 1) {
      const followed = this.follow(host, from, {
        nodeResolves: nodeResolves && aliases === 0,
      });
      if (followed.outcome !== 'alias') return { ...followed, host, aliases };
      host = followed.host;
    }
    return { outcome: 'circle', host, aliases: MOST_ALIASES };
  }

  /** Nodes are not read: what asks for the port of a node asks for its service. */
  #byNode(
    endpoint: string,
    { cluster }: { cluster: string },
  ): ServiceFact | undefined {
    return this.#byNodePort.get(`${cluster}/${portOf(endpoint)}`);
  }

  #serviceOf(
    host: string,
    { cluster, namespace = '' }: { cluster: string; namespace?: string },
    { nodeResolves }: { nodeResolves?: boolean },
  ): ServiceFact | undefined {
    const named = clusterName(host);
    if (named) {
      return this.#byName.get(`${cluster}/${named.namespace}/${named.service}`);
    }
    const labels = host.split('.');
    const byName = () => {
      // A node mounts shares, and knows no bare name of a service.
      if (nodeResolves) return undefined;
      if (labels.length === 1) {
        return this.#byName.get(`${cluster}/${namespace}/${host}`);
      }
      return labels.length === 2
        ? this.#byName.get(`${cluster}/${labels[1]}/${labels[0]}`)
        : undefined;
    };
    return byName() ?? this.#byAddress.get(`${cluster}/${host}`);
  }
}
