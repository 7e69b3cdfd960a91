import { hostOf } from 'backstage-plugin-backups-node';
import { Knex } from 'knex';

/** Where the portal keeps what it knows. No user, no password. */
export type PortalConnection =
  | { kind: 'file' }
  /** `host`: absent where the connection does not say. */
  | { kind: 'server'; host?: string };

/**
 * @returns where an open connection leads, by what the portal itself connects
 * with; nothing but the host is taken
 */
export function connectionOf(knex: Knex): PortalConnection {
  // Knex does not type its configuration: it is what the portal was given.
  const config: { client?: unknown; connection?: unknown } =
    knex.client?.config ?? {};
  if (String(config.client).includes('sqlite')) return { kind: 'file' };
  const { connection } = config;
  if (typeof connection === 'string') {
    return { kind: 'server', host: hostOf(connection) };
  }
  const host =
    typeof connection === 'object' && connection !== null
      ? Reflect.get(connection, 'host') ??
        Reflect.get(connection, 'connectionString')
      : undefined;
  return {
    kind: 'server',
    host: typeof host === 'string' ? hostOf(host) : undefined,
  };
}
