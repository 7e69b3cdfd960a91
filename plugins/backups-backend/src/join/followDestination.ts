import { Destination } from 'backstage-plugin-backups-common';
import { PlanFact, recogniseEndpoint } from 'backstage-plugin-backups-node';
import { sameDocument } from '../compare/sameDocument';
import { ServiceIndex } from './ServiceIndex';

type Place = Pick<
  Destination,
  'failureDomain' | 'offSite' | 'product' | 'derivedFrom'
>;

/** A server is one, however it is called as a failure domain. */
function nameOf(domain: string): string {
  return domain.replace(/^nfs:/, '');
}

/** Where an address leads that is in the cluster; `undefined`: it is none, or the configuration says where it is. */
function placeOf(
  { destination, object }: PlanFact,
  services: ServiceIndex,
  itemFailureDomain: string | undefined,
): Place | undefined {
  const { endpoint, server, type, failureDomain, derivedFrom } = destination;
  const address = endpoint ?? server;
  if (address === undefined) return undefined;
  const guessed = recogniseEndpoint(address)?.failureDomain;
  // Somebody said so; nothing is known better.
  if (failureDomain !== undefined && failureDomain !== guessed) {
    return undefined;
  }
  const unknown = (why: string): Place => ({
    failureDomain: undefined,
    offSite: undefined,
    derivedFrom: [...derivedFrom, why],
  });
  const reached = services.reach(address, object, {
    nodeResolves: type === 'nfs',
  });
  const { host } = reached;
  switch (reached.outcome) {
    case 'elsewhere':
      if (reached.aliases === 0) return undefined;
      return {
        failureDomain: undefined,
        offSite: undefined,
        ...recogniseEndpoint(host),
        derivedFrom: [...derivedFrom, `ExternalName ${host}`],
      };
    case 'not-followed':
      return unknown(
        `${host} is in the cluster, and what it stands on is not known`,
      );
    case 'circle':
      return unknown(`${host} leads to itself`);
    case 'followed': {
      const domains = new Set(reached.items.map(item => item.failureDomain));
      const why = `${reached.described} stands on ${reached.items
        .map(({ name }) => name)
        .join(', ')}`;
      if (domains.has(undefined)) {
        return unknown(`${why}, whose place is not known`);
      }
      const known = [...domains].flatMap(domain => domain ?? []);
      return {
        failureDomain:
          itemFailureDomain !== undefined && known.includes(itemFailureDomain)
            ? itemFailureDomain
            : known.map(nameOf).sort().join(' + '),
        offSite: false,
        derivedFrom: [...derivedFrom, why],
      };
    }
    default: {
      const unplaced: never = reached;
      throw new Error(`Host without a place: ${JSON.stringify(unplaced)}`);
    }
  }
}

const followed = new WeakMap<PlanFact, { place: Place; fact: PlanFact }>();

/**
 * A copy in a store of the same cluster lives where the volumes of that store
 * live, however its address is spelled. What cannot be followed is not known to
 * be independent.
 *
 * @param itemFailureDomain - of what the plan copies
 * @returns the same fact again as long as it leads to the same place
 */
export function followDestination(
  fact: PlanFact,
  services: ServiceIndex,
  itemFailureDomain: string | undefined,
): PlanFact {
  const place = placeOf(fact, services, itemFailureDomain);
  if (!place) return fact;
  const known = followed.get(fact);
  if (known && sameDocument(known.place, place)) return known.fact;
  const changed = { ...fact, destination: { ...fact.destination, ...place } };
  followed.set(fact, { place, fact: changed });
  return changed;
}
