import { BlockList, isIP } from 'node:net';
import { hostOf } from './hostOf';
import { STORAGE_PRODUCTS } from './storageProducts';
import type { RecognisedEndpoint } from './RecognisedEndpoint';

/** Ends of names that only a local resolver knows (RFC 6762, RFC 8375, Kubernetes DNS). */
const ON_SITE_SUFFIXES = [
  '.svc',
  '.cluster.local',
  '.local',
  '.internal',
  '.lan',
  '.home.arpa',
  '.localdomain',
  '.localhost',
];

/** Private, loopback and link-local networks. Carrier-grade NAT is left out: it may lead anywhere. */
const ON_SITE_NETWORKS = new BlockList();
ON_SITE_NETWORKS.addSubnet('10.0.0.0', 8, 'ipv4');
ON_SITE_NETWORKS.addSubnet('172.16.0.0', 12, 'ipv4');
ON_SITE_NETWORKS.addSubnet('192.168.0.0', 16, 'ipv4');
ON_SITE_NETWORKS.addSubnet('127.0.0.0', 8, 'ipv4');
ON_SITE_NETWORKS.addSubnet('169.254.0.0', 16, 'ipv4');
ON_SITE_NETWORKS.addAddress('::1', 'ipv6');
ON_SITE_NETWORKS.addSubnet('fc00::', 7, 'ipv6');
ON_SITE_NETWORKS.addSubnet('fe80::', 10, 'ipv6');

function isOnSite(host: string): boolean {
  const address = host.replace(/%.*$/, '');
  switch (isIP(address)) {
    case 4:
      return ON_SITE_NETWORKS.check(address, 'ipv4');
    case 6:
      return ON_SITE_NETWORKS.check(address, 'ipv6');
    default:
      return (
        !host.includes('.') ||
        ON_SITE_SUFFIXES.some(suffix => host.endsWith(suffix))
      );
  }
}

/**
 * Tells a product, and whether it is off site, from an endpoint's host. A host
 * that is neither a known product nor plainly local is not guessed at.
 *
 * @param endpoint - URL, host, or host and port
 * @returns `undefined` where the host tells nothing
 *
 * @public
 */
export function recogniseEndpoint(
  endpoint: string,
): RecognisedEndpoint | undefined {
  const host = hostOf(endpoint);
  if (host === undefined) return undefined;
  for (const product of STORAGE_PRODUCTS) {
    if (product.hosts.some(end => host === end || host.endsWith(`.${end}`))) {
      return {
        product: product.name,
        offSite: true,
        failureDomain: product.failureDomain,
      };
    }
  }
  if (!isOnSite(host)) return undefined;
  // `minio.media.svc` and `minio.media.svc.cluster.local` are one service.
  return {
    offSite: false,
    failureDomain: host.replace(/\.svc\.cluster\.local$/, '.svc'),
  };
}
