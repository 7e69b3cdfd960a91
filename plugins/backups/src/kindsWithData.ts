import type { Entity } from '@backstage/catalog-model';

/** Kinds that can own data, in lower case. */
export const KINDS_WITH_DATA = ['component', 'resource', 'system', 'api'];

/** Kinds whose pages show backups, in lower case: of their own, or the sum of their members. */
export const KINDS_WITH_BACKUPS = [...KINDS_WITH_DATA, 'domain', 'group'];

/** @returns whether an entity is of a kind that can own data */
export function hasData(entity: Entity): boolean {
  return KINDS_WITH_DATA.includes(entity.kind.toLocaleLowerCase('en-US'));
}
