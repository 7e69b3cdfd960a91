import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabaseId } from '@backstage/backend-test-utils';
import { testDatabases } from '../__testUtils__/databases';

const MIGRATIONS = {
  directory: resolvePackagePath(
    'backstage-plugin-backups-backend',
    'migrations',
  ),
};

/** A row for each table, by its columns. */
const ROWS: Record<string, object> = {
  sources: { id: 'home-1/volsync', body: '{}' },
  facts: { source_id: 'home-1/volsync', key: 'k'.repeat(1024), body: '{}' },
  plans: { id: '0123456789abcdef', source_id: 'home-1/volsync', body: '{}' },
  entities: {
    ref: 'component:default/radarr',
    at_risk_at: 253_402_300_799,
    unknown_at: 0,
    attention_at: 0,
    exempt_until: 0,
    items: 1,
    body: '{}',
  },
  unlinked_items: { key: 'k'.repeat(1024), body: '{}' },
  runs: {
    plan_id: '0123456789abcdef',
    outcome: 'succeeded',
    seen_at: 253_402_300_799,
  },
  plan_days: {
    plan_id: '0123456789abcdef',
    day: '2026-08-22',
    result: 'not-observed',
    made: 0,
    missed: 0,
    failed: 0,
  },
};

const databases = testDatabases();

describe('migrations', () => {
  it.each(databases.eachSupportedId())(
    'go up, hold rows, go down without a trace and up again on %p',
    async (id: TestDatabaseId) => {
      const knex = await databases.init(id);
      const tables = [...Object.keys(ROWS), 'fence'];
      const present = async () => {
        const found = await Promise.all(
          tables.map(table => knex.schema.hasTable(table)),
        );
        return tables.filter((_, index) => found[index]);
      };

      await knex.migrate.latest(MIGRATIONS);
      expect(await present()).toEqual(tables);
      expect(await knex('fence').first()).toMatchObject({ id: 1 });
      for (const [table, row] of Object.entries(ROWS)) {
        await knex(table).insert(row);
      }
      expect(await knex('entities').where('at_risk_at', '>', 1)).toHaveLength(
        1,
      );

      await knex.migrate.rollback(MIGRATIONS);
      expect(await present()).toEqual([]);

      await knex.migrate.latest(MIGRATIONS);
      expect(await present()).toEqual(tables);
      expect(await knex('plans')).toEqual([]);
    },
  );
});
