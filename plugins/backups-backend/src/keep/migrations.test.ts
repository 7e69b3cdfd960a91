import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabaseId } from '@backstage/backend-test-utils';
import { testDatabases } from '../__testUtils__/databases';
import { DatabaseBackupsStore } from './DatabaseBackupsStore';

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
  run_days: {
    plan_id: '0123456789abcdef',
    day: 2_932_896,
    runs: 's-2s0,8c,1o;f-2s0',
    messages: '{"1":"no space left"}',
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

  it.each(databases.eachSupportedId())(
    'pack the runs that are there by plan and day, and give them back on %p',
    async (id: TestDatabaseId) => {
      const knex = await databases.init(id);
      const before = '20261129031500_versions.js';
      for (let last = ''; last !== before; ) {
        const [, [next]] = await knex.migrate.list(MIGRATIONS);
        await knex.migrate.up(MIGRATIONS);
        last = next.file;
      }
      const noon = 1_787_400_000;
      const runs = Array.from({ length: 700 }, (_, index) => ({
        plan_id: index % 3 === 0 ? 'aaaaaaaaaaaaaaaa' : 'bbbbbbbbbbbbbbbb',
        outcome: index % 50 === 0 ? 'failed' : 'succeeded',
        started_at: index % 7 === 0 ? null : noon + index * 3600 - 90,
        finished_at: index % 11 === 0 ? null : noon + index * 3600 - 30,
        seen_at: noon + index * 3600,
        duration_seconds: index % 5 === 0 ? null : index / 4,
        message: index % 50 === 0 ? `no “space” left; ${index}` : null,
        makes: index % 2 === 0 ? 'full' : null,
        derived: index % 13 === 0 ? 1 : 0,
      }));
      for (let start = 0; start < runs.length; start += 50) {
        await knex('runs').insert(runs.slice(start, start + 50));
      }
      await knex.migrate.up(MIGRATIONS);

      const store = await DatabaseBackupsStore.create({ knex });
      for (const plan of ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb']) {
        const own = runs.filter(run => run.plan_id === plan).reverse();
        const kept = await store.getRuns(plan, { limit: 1000 });
        expect(
          kept.map(run => ({
            plan_id: run.planId,
            outcome: run.outcome,
            started_at: run.startedAt ?? null,
            finished_at: run.finishedAt ?? null,
            seen_at: run.seenAt,
            duration_seconds: run.durationSeconds ?? null,
            message: run.message ?? null,
            makes: run.makes ?? null,
            derived: run.derived ? 1 : 0,
          })),
        ).toEqual(own);
      }
      const [{ count }] = await knex('run_days').count({ count: '*' });
      expect(Number(count)).toBeLessThan(70);

      await knex.migrate.down({
        ...MIGRATIONS,
        name: '20261129112000_run_days.js',
      } as object);
      const back = await knex('runs').orderBy('seen_at');
      expect(
        back.map(({ id: _, ...run }) => ({
          ...run,
          started_at: run.started_at === null ? null : Number(run.started_at),
          finished_at:
            run.finished_at === null ? null : Number(run.finished_at),
          seen_at: Number(run.seen_at),
        })),
      ).toEqual(runs);
    },
    60_000,
  );
});
