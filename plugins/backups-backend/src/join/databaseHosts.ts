import { ItemFact, hostOf } from 'backstage-plugin-backups-node';

/** What operators and charts add to a name for the services of a database. */
const SERVICE_SUFFIX =
  /-(?:rw|ro|r|any|primary|replicas?|ha|headless|pooler(?:-\w+)*|pgbouncer|proxy|svc)$/;

/** A service of a cluster, as a host name says it. */
export interface NamedService {
  service: string;
  namespace?: string;
}

/**
 * @param host - `postgres16-rw.database.svc.cluster.local`
 * @param namespace - from which it is asked
 * @returns the service; `undefined`: the host is none of a cluster
 */
export function serviceOf(
  host: string,
  namespace: string | undefined,
): NamedService | undefined {
  const [service, second, third] = (hostOf(host) ?? '').split('.');
  if (!service) return undefined;
  if (second === undefined) return { service, namespace };
  return third === undefined || third === 'svc'
    ? { service, namespace: second }
    : undefined;
}

function isServedBy(item: ItemFact, name: string): boolean {
  const names = new Set([name, name.replace(SERVICE_SUFFIX, '')]);
  if (item.kind === 'database-cluster') return names.has(item.name);
  return item.mountedBy.some(workload => names.has(workload.name));
}

/** @returns the items behind the host of a database, by its name: a service is called like what it serves */
export function itemsBehind(
  host: string,
  from: { cluster: string; namespace?: string },
  items: Iterable<ItemFact>,
): ItemFact[] {
  const named = serviceOf(host, from.namespace);
  if (!named) return [];
  return [...items].filter(
    item =>
      item.cluster === from.cluster &&
      item.namespace === named.namespace &&
      isServedBy(item, named.service),
  );
}
