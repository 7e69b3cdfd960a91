import { ENTITY_ANNOTATIONS } from 'backstage-plugin-backups-common';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { isDatabase } from './claimDatabases';
import { databasesNamedBy, itemsNamedBy } from './namedByAnnotation';
import { NamedItems } from './NamedItems';
import { SuspectedDatabase } from './SuspectedDatabase';

/** @returns what an entity's own annotations name and that was not found: its data may be there */
export function namedNotFound(
  entity: CatalogEntity,
  named: NamedItems,
): SuspectedDatabase[] {
  const { databases, items } = ENTITY_ANNOTATIONS;
  return [
    ...databasesNamedBy(entity)
      .filter(({ name }) => !named.called(name).some(isDatabase))
      .map(({ name }) => ({ name, annotation: databases })),
    ...itemsNamedBy(entity)
      .filter(name => named.called(name).length === 0)
      .map(name => ({ name, annotation: items })),
  ].map(missing => ({ by: 'annotation', ...missing }));
}
