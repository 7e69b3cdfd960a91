import type { Destination } from 'backstage-plugin-backups-common';
import { recogniseEndpoint } from 'backstage-plugin-backups-node';
import { UNKNOWN_PART } from '../read/locationKeys';

/**
 * What an endpoint tells, even where a template leaves a part of it open.
 *
 * @param endpoint - may hold unknown parts
 * @returns the endpoint itself only where all of it is known
 */
export function recognisedParts(
  endpoint: string,
): Pick<Destination, 'endpoint' | 'product' | 'offSite' | 'failureDomain'> {
  if (!endpoint.includes(UNKNOWN_PART)) {
    return { endpoint, ...recogniseEndpoint(endpoint) };
  }
  // `{{ .ACCOUNT }}.r2.cloudflarestorage.com`: the end of the host is enough to
  // know the product, and not enough to know one's own server.
  const recognised = recogniseEndpoint(
    endpoint.split(UNKNOWN_PART).join('unknown'),
  );
  return recognised?.product === undefined ? {} : recognised;
}
