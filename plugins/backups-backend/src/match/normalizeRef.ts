import { stringifyEntityRef } from '@backstage/catalog-model';

/**
 * @param value - an entity reference as people write it; kind and namespace may
 * be missing
 * @returns the whole reference; what is none is given back
 */
export function normalizeRef(value: string): string {
  const match = /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/.exec(value.trim());
  if (!match) return value;
  return stringifyEntityRef({
    kind: match[1] ?? 'component',
    namespace: match[2] ?? 'default',
    name: match[3],
  });
}
