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
  source_sets: { set_id: '0123456789abcdef', source_id: 'home-1/volsync' },
  entity_days: {
    ref: 'component:default/radarr',
    day: '2026-08-22',
    verdict: 'at-risk',
    worst: 'at-risk',
    observed_seconds: 86_400,
    at_risk_seconds: 0,
    unknown_seconds: 0,
    settled_at: 253_402_300_799,
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

const POINT = {
  identity: 'i'.repeat(512),
  point_id: 'p'.repeat(255),
  started_at: 253_402_300_799,
  size_bytes: 253_402_300_799,
  failed_files: 0,
  ignored_errors: 0,
  pins: '[]',
  kept_because: '[]',
  good: 1,
};

/** A row for each table that a later migration brought. */
const LATER_ROWS: Record<string, object> = {
  notice_alarms: { key: '0'.repeat(64), body: '{}' },
  notice_state: { id: 1, began_at: 253_402_300_799 },
  entity_plans: {
    ref: 'component:default/radarr',
    plan_id: '0123456789abcdef',
  },
  departed_entities: {
    ref: 'component:default/radarr',
    gone_on: '2026-08-22',
    title: 'radarr',
  },
  drills: {
    entity_ref: 'component:default/radarr',
    item_key: 'k'.repeat(1024),
    outcome: 'proven',
    finished_at: 253_402_300_799,
    reported_at: 253_402_300_799,
    reported_by: 'user:default/guest',
    body: '{}',
  },
  estate: { kind: 'uncovered', key: 'k'.repeat(1024), body: '{}' },
  reports: {
    id: '0123456789abcdef',
    kind: 'kopia',
    repository: 'r'.repeat(1024),
    taken_at: 253_402_300_799,
    received_at: 253_402_300_799,
    interval_seconds: 3600,
    body: '[]',
  },
  points: { listing_id: '0123456789abcdef', ...POINT },
  staged_points: { upload_id: 'u'.repeat(36), staged_at: 0, ...POINT },
  repositories: { id: '0123456789abcdef', body: '{}' },
  repository_days: {
    report_id: '0123456789abcdef',
    day: '2026-08-22',
    size_bytes: 253_402_300_799,
  },
};

const databases = testDatabases();

describe('migrations', () => {
  it.each(databases.eachSupportedId())(
    'go up, hold rows, go down without a trace and up again on %p',
    async (id: TestDatabaseId) => {
      const knex = await databases.init(id);
      const rows = { ...ROWS, ...LATER_ROWS };
      const tables = [...Object.keys(rows), 'fence', 'versions'];
      const present = async () => {
        const found = await Promise.all(
          tables.map(table => knex.schema.hasTable(table)),
        );
        return tables.filter((_, index) => found[index]);
      };

      await knex.migrate.latest(MIGRATIONS);
      expect(await present()).toEqual(tables);
      expect(await knex('fence').first()).toMatchObject({ id: 1 });
      for (const [table, row] of Object.entries(rows)) {
        await knex(table).insert(row);
      }
      expect(await knex('entities').where('at_risk_at', '>', 1)).toHaveLength(
        1,
      );

      await knex.migrate.rollback(MIGRATIONS, true);
      expect(await present()).toEqual([]);

      await knex.migrate.latest(MIGRATIONS);
      expect(await present()).toEqual(tables);
      expect(await knex('plans')).toEqual([]);
    },
  );
});
