import { Knex } from 'knex';
import { connectionOf } from './connectionOf';

function knexWith(config: unknown): Knex {
  return { client: { config } } as unknown as Knex;
}

describe('the connection of the portal', () => {
  it.each<[string, unknown, unknown]>([
    [
      'fields',
      {
        client: 'pg',
        connection: { host: 'backstage-rw.db.svc', user: 'u', password: 'p' },
      },
      { kind: 'server', host: 'backstage-rw.db.svc' },
    ],
    [
      'an address',
      {
        client: 'pg',
        connection: 'postgres://u:p@backstage-rw.db.svc:5432/backstage',
      },
      { kind: 'server', host: 'backstage-rw.db.svc' },
    ],
    [
      'an address among fields',
      {
        client: 'pg',
        connection: { connectionString: 'postgres://u:p@pg.example.com/b' },
      },
      { kind: 'server', host: 'pg.example.com' },
    ],
    [
      'what is asked for each time',
      { client: 'pg', connection: async () => ({}) },
      { kind: 'server', host: undefined },
    ],
    [
      'SQLite',
      { client: 'better-sqlite3', connection: ':memory:' },
      { kind: 'file' },
    ],
  ])('is read from %s, and nothing but the host is taken', (_, config, is) => {
    expect(connectionOf(knexWith(config))).toEqual(is);
  });
});
