import { Destination } from 'backstage-plugin-backups-common';
import { PlanFact, recogniseEndpoint } from 'backstage-plugin-backups-node';
import { sameDocument } from '../compare/sameDocument';
import { ServiceIndex } from './ServiceIndex';

/** An ExternalName may lead to another one; a circle leads nowhere. */
const MOST_ALIASES = 4;

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
  let host = endpoint ?? server;
  if (host === undefined) return undefined;
  const guessed = recogniseEndpoint(host)?.failureDomain;
  // Somebody said so; nothing is known better.
  if (failureDomain !== undefined && failureDomain !== guessed) {
    return undefined;
  }
  const unknown = (why: string): Place => ({
    failureDomain: undefined,
    offSite: undefined,
    derivedFrom: [...derivedFrom, why],
  });
  for (let alias = 0; alias < MOST_ALIASES; alias += 1) {
    const followed = services.follow(host, object, {
      nodeResolves: type === 'nfs' && alias === 0,
    });
    switch (followed.outcome) {
      case 'elsewhere':
        if (alias === 0) return undefined;
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
      case 'alias':
        host = followed.host;
        break;
      case 'followed': {
        const domains = new Set(followed.items.map(item => item.failureDomain));
        const why = `${followed.described} stands on ${followed.items
          .map(({ name }) => name)
          .join(', ')}`;
        if (domains.has(undefined))
          return unknown(`${why}, whose place is not known`);
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
        const unplaced: never = followed;
        throw new Error(`Host without a place: ${JSON.stringify(unplaced)}`);
      }
    }
  }
  return unknown(`${host} leads to itself`);
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
