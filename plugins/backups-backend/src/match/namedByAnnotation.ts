import { ENTITY_ANNOTATIONS } from 'backstage-plugin-backups-common';
import { CatalogEntity } from '../read/catalog/CatalogEntity';

/** Comma separated; `none` says that there is nothing to name. */
function entriesOf(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map(entry => entry.trim())
    .filter(entry => entry !== '' && entry !== 'none');
}

/** @returns the items that an entity names itself, for instance `media/radarr` */
export function itemsNamedBy({
  annotations,
}: Pick<CatalogEntity, 'annotations'>): string[] {
  return entriesOf(annotations[ENTITY_ANNOTATIONS.items]);
}

/** A database cluster that an entity names, and the database in it. */
export interface NamedDatabase {
  /** For instance `databases/shelf`. */
  name: string;
  database?: string;
}

/** @returns the databases that an entity names itself: `databases/shelf#radarr` */
export function databasesNamedBy({
  annotations,
}: Pick<CatalogEntity, 'annotations'>): NamedDatabase[] {
  return entriesOf(annotations[ENTITY_ANNOTATIONS.databases]).flatMap(entry => {
    const [name, database] = entry.split('#').map(part => part.trim());
    return name === '' ? [] : { name, database: database || undefined };
  });
}
