import { Destination } from 'backstage-plugin-backups-common';
import { hostOf, mayBeOneHost } from 'backstage-plugin-backups-node';

/** How items name the server that exports them. */
const SERVER = /^nfs:(.+)$/;

/**
 * Tells whether copies are lost together with what they are copies of. A server
 * is known by its name whoever gives it: the item's volume, the mover's, or the
 * failure domain that an endpoint implies.
 *
 * @param itemFailureDomain - `undefined`: not known
 */
export function sharesFate(
  destination: Pick<Destination, 'failureDomain' | 'server'>,
  itemFailureDomain: string | undefined,
): boolean {
  if (itemFailureDomain === undefined) return false;
  const { failureDomain, server } = destination;
  if (failureDomain === itemFailureDomain) return true;
  const exporter = hostOf(SERVER.exec(itemFailureDomain)?.[1] ?? '');
  return (
    exporter !== undefined &&
    [server, failureDomain].some(name => name && hostOf(name) === exporter)
  );
}

/**
 * Finds the server that may be the one the item lies on, under another name: then
 * nothing shows that one of them outlives the other. A failure domain that someone
 * declared is believed.
 *
 * @param itemFailureDomain - `undefined`: not known
 * @returns both as they are written; `undefined` where they are two for sure, or one
 */
export function mayShareServer(
  destination: Pick<
    Destination,
    'failureDomain' | 'server' | 'endpoint' | 'offSite'
  >,
  itemFailureDomain: string | undefined,
): { server: string; itemServer: string } | undefined {
  const itemServer = SERVER.exec(itemFailureDomain ?? '')?.[1];
  const { failureDomain, server, endpoint, offSite } = destination;
  if (itemServer === undefined || offSite === true) return undefined;
  const hosts = [server, endpoint].flatMap(host => hostOf(host ?? '') ?? []);
  const isDeclared =
    failureDomain !== undefined && !hosts.includes(hostOf(failureDomain) ?? '');
  if (isDeclared) return undefined;
  const found = hosts.find(host => mayBeOneHost(host, itemServer));
  return found === undefined ? undefined : { server: found, itemServer };
}
