import type { RunbookRequest } from 'backstage-plugin-backups-node';
import type { RestoreValue } from './RestoreValue';

/** What tells which names may be printed. */
interface Asked {
  request: Pick<RunbookRequest, 'item'>;
  value: Pick<RestoreValue, 'databases'>;
}

/**
 * @returns the databases on a server that the reader may be given the names of:
 * the request's item says which; others are only known to be there
 */
export function namedDatabases({ request, value }: Asked): string[] {
  const parts = new Set((request.item.parts ?? []).map(({ name }) => name));
  return value.databases.filter(name => parts.has(name));
}

/** @returns how many databases are there that are not to be named */
export function unnamedDatabases(asked: Asked): number {
  return asked.value.databases.length - namedDatabases(asked).length;
}
