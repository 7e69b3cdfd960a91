import { parseEntityRef } from '@backstage/catalog-model';

/**
 * The name people use: `group:default/media` is `media`, and what lies in
 * another namespace keeps it.
 */
export function nameOfRef(ref: string): string {
  try {
    const { namespace, name } = parseEntityRef(ref);
    return namespace === 'default' ? name : `${namespace}/${name}`;
  } catch {
    return ref;
  }
}
