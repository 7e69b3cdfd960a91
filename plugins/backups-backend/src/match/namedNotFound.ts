import { ENTITY_ANNOTATIONS } from 'backstage-plugin-backups-common';
import { CatalogEntity } from '../read/catalog/CatalogEntity';
import { isDatabase } from './claimDatabases';
import { NamedItems } from './NamedItems';
import { SuspectedDatabase } from './SuspectedDatabase';

function entriesOf(value: string | undefined): string[] {
  return (value ?? '').split(',').flatMap(entry => {
    const name = entry.trim();
    return name === '' || name === 'none' ? [] : name;
  });
}

/** @returns what an entity's own annotations name and that was not found: its data may be there */
export function namedNotFound(
  { annotations }: CatalogEntity,
  named: NamedItems,
): SuspectedDatabase[] {
  const { databases, items } = ENTITY_ANNOTATIONS;
  return [
    ...entriesOf(annotations[databases]).flatMap(entry => {
      const [name] = entry.split('#');
      return named.called(name).some(isDatabase)
        ? []
        : { by: 'annotation' as const, name, annotation: databases };
    }),
    ...entriesOf(annotations[items]).flatMap(name =>
      named.called(name).length > 0
        ? []
        : { by: 'annotation' as const, name, annotation: items },
    ),
  ];
}
