import { Destination } from 'backstage-plugin-backups-common';
import { hostOf } from 'backstage-plugin-backups-node';

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
