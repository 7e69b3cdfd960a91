import { TestDatabases } from '@backstage/backend-test-utils';

/**
 * SQLite, and PostgreSQL where
 * `BACKSTAGE_TEST_DATABASE_POSTGRES16_CONNECTION_STRING` leads to one. Never
 * Docker: a machine without it would fail for no reason of ours.
 */
export function testDatabases(): TestDatabases {
  return TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_16'],
    disableDocker: true,
  });
}
