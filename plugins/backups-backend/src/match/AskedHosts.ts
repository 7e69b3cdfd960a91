import {
  ItemFact,
  WorkloadReference,
  hostOf,
} from 'backstage-plugin-backups-node';
import { itemsBehind, serviceOf } from '../join/databaseHosts';
import { Estate } from '../join/Estate';

/** In the pod itself: what is there is one of its volumes. */
const OWN_POD = /^(?:localhost|127\.|0\.0\.0\.0$|::1$|\/)/;

/** What stands behind the hosts of databases that variables of apps name. */
export class AskedHosts {
  readonly #services: Estate['services'];
  readonly #itemsIn = new Map<string, ItemFact[]>();

  constructor({ items, services }: Pick<Estate, 'items' | 'services'>) {
    this.#services = services;
    for (const { fact } of items.values()) {
      const key = `${fact.cluster}/${fact.namespace ?? ''}`;
      const known = this.#itemsIn.get(key);
      if (known) known.push(fact);
      else this.#itemsIn.set(key, [fact]);
    }
  }

  /**
   * @param host - as the variables of the workload name it
   * @returns the items behind it, none: what is there is not known;
   * `undefined`: it is in the pod itself
   */
  itemsBehind(
    host: string,
    workload: Pick<WorkloadReference, 'cluster' | 'namespace' | 'name'>,
  ): readonly ItemFact[] | undefined {
    if (OWN_POD.test(host) || OWN_POD.test(hostOf(host) ?? '/')) {
      return undefined;
    }
    const reached = this.#services.reach(host, workload);
    const named = serviceOf(reached.host, workload.namespace);
    const { namespace } = workload;
    if (named?.service === workload.name && named.namespace === namespace) {
      return undefined;
    }
    const near = this.#itemsIn.get(
      `${workload.cluster}/${named?.namespace ?? ''}`,
    );
    const byName = itemsBehind(reached.host, workload, near ?? []);
    const byService = reached.outcome === 'followed' ? reached.items : [];
    return [...new Set([...byName, ...byService])];
  }
}
