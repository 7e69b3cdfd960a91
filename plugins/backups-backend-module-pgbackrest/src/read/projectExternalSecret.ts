import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { isRecord, projectObject } from 'backstage-plugin-backups-node';
import { databaseHosts } from './databaseHosts';

/** Keys under which people write the name of a database, and nothing else. */
const NAME_KEYS = new Set([
  'INIT_POSTGRES_DBNAME',
  'POSTGRES_DB',
  'POSTGRES_DATABASE',
  'PGDATABASE',
  'DATABASE_NAME',
  'DB_DATABASE',
  'DB_DATABASE_NAME',
  'DB_NAME',
]);

/** Names as PostgreSQL takes them unquoted, with spaces between several. */
const NAMES = /^[a-z_][a-z0-9_-]{0,62}(?: [a-z_][a-z0-9_-]{0,62})*$/i;

function projectValue(key: string, value: string): string | undefined {
  if (NAME_KEYS.has(key)) return NAMES.test(value) ? value : undefined;
  const hosts = databaseHosts(value).map(({ service, namespace }) =>
    namespace === undefined ? service : `${service}.${namespace}`,
  );
  return hosts.length > 0 ? [...new Set(hosts)].join(' ') : undefined;
}

/** @returns whether a key holds names of databases rather than hosts */
export function holdsNames(key: string): boolean {
  return NAME_KEYS.has(key);
}

/**
 * Reduces an ExternalSecret to the databases it names: hosts of Services, and
 * names of databases. Nothing else of its template survives, for it may be a
 * secret that its author wrote there in the clear.
 *
 * @param object - is not changed
 */
export function projectExternalSecret(
  object: KubernetesObject,
): KubernetesObject {
  const spec = isRecord(object.spec) ? object.spec : {};
  const target = isRecord(spec.target) ? spec.target : {};
  const template = isRecord(target.template) ? target.template : {};
  const entries = Object.entries(
    isRecord(template.data) ? template.data : {},
  ).flatMap(([key, value]): [string, string][] => {
    const kept =
      typeof value === 'string' ? projectValue(key, value) : undefined;
    return kept === undefined ? [] : [[key, kept]];
  });
  return {
    ...projectObject(object),
    spec: {
      target: {
        name: typeof target.name === 'string' ? target.name : undefined,
        template: { data: Object.fromEntries(entries) },
      },
    },
    status: undefined,
  };
}
