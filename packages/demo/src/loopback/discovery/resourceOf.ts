import type { KubernetesObject } from 'backstage-plugin-backups-node';
import type { LoopbackResource } from './LoopbackResource';

/** @returns what a CRD's author would call many of a kind */
function pluralOf(kind: string): string {
  const singular = kind.toLocaleLowerCase('en-US');
  if (/[^aeiou]y$/.test(singular)) return singular.replace(/y$/, 'ies');
  return /(s|x|z|ch|sh)$/.test(singular) ? `${singular}es` : `${singular}s`;
}

/** @returns group and version of `apps/v1`; the core group is empty */
export function splitApiVersion(apiVersion: string): {
  group: string;
  version: string;
} {
  const [first, second] = apiVersion.split('/');
  return second === undefined
    ? { group: '', version: first }
    : { group: first, version: second };
}

/**
 * @returns the kind that an object is of, as a CRD would define it;
 * `undefined` when the object does not say
 */
export function resourceOf(
  object: KubernetesObject,
): LoopbackResource | undefined {
  const { apiVersion, kind, metadata } = object;
  if (!apiVersion || !kind) return undefined;
  const { group, version } = splitApiVersion(apiVersion);
  return {
    group,
    versions: [version],
    plural: pluralOf(kind),
    kind,
    namespaced: metadata.namespace !== undefined,
  };
}
