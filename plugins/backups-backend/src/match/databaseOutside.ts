import { WorkloadReference, hostOf } from 'backstage-plugin-backups-node';
import { serviceOf } from '../join/databaseHosts';

/** In the pod itself: what is there is one of its volumes. */
const OWN_POD = /^(?:localhost|127\.|0\.0\.0\.0$|::1$|\/)/;

/**
 * Whether an app is told to use a database that no cluster that is read has: it has
 * data all the same.
 *
 * @param host - as its variables name it
 * @param namespaces - that are known, as `cluster/namespace`: `db.internal` is a
 * service `db` where there is a namespace `internal`
 */
export function isDatabaseOutside(
  host: string,
  { cluster, namespace }: WorkloadReference,
  namespaces: ReadonlySet<string>,
): boolean {
  if (OWN_POD.test(host) || OWN_POD.test(hostOf(host) ?? '/')) return false;
  const service = serviceOf(host, namespace);
  if (!service) return true;
  const isNamed = host.split('.').includes('svc');
  return !isNamed && !namespaces.has(`${cluster}/${service.namespace ?? ''}`);
}
