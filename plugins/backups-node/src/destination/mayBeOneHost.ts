import { isIP } from 'node:net';
import { hostOf } from './hostOf';

/** Ends of names that stand for the same machine as the name without them. */
const OF_A_LINK = /\.(local|localdomain)$/;

/** A service of a cluster is followed to what it stands on, and is no machine. */
const SERVICE = /\.svc(\.|$)/;

/**
 * Tells whether two hosts may be one machine although they are written
 * differently: an address and a name, addresses of both families, a name with and
 * without its domain. Nothing resolves them here. Two addresses of one family, or
 * names in two domains, are taken for two machines.
 *
 * @param one - a host or an endpoint, see `hostOf`
 * @param other - likewise
 * @returns `false`, too, where both are written alike
 *
 * @public
 */
export function mayBeOneHost(one: string, other: string): boolean {
  const [a, b] = [one, other].map(each => hostOf(each));
  if (a === undefined || b === undefined || a === b) return false;
  if (SERVICE.test(a) || SERVICE.test(b)) return false;
  const families = [isIP(a), isIP(b)];
  if (families.some(family => family !== 0)) return families[0] !== families[1];
  const [shortA, shortB] = [a, b].map(name => name.replace(OF_A_LINK, ''));
  const [shorter, longer] =
    shortA.length < shortB.length ? [shortA, shortB] : [shortB, shortA];
  return shorter === longer || longer.startsWith(`${shorter}.`);
}
