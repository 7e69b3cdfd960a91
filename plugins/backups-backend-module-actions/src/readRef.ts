import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * @param text - what an invoker wrote
 * @returns the reference of an entity in full: `component:default/radarr`
 * @throws InputError when it is none
 */
export function readRef(text: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch (error) {
    throw new InputError(
      `'${text}' is no reference of an entity. Write it as component:default/radarr.`,
      error,
    );
  }
}
