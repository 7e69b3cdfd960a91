import { DatabaseService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { PortalConnection, connectionOf } from './connectionOf';
import { DatabaseBackupsStore } from './DatabaseBackupsStore';
import { DatabaseDrillStore } from './DatabaseDrillStore';
import { DatabaseReportStore } from './DatabaseReportStore';
import { DatabaseRestoreFacts } from './DatabaseRestoreFacts';
import { DatabaseChronicleStore } from './chronicle/DatabaseChronicleStore';
import { DatabaseEstateStore } from './estate/DatabaseEstateStore';
import { DatabaseNoticeStore } from './notices/DatabaseNoticeStore';
import { DatabaseScorecardStore } from './scorecard/DatabaseScorecardStore';

/** Everything that is kept, in the plugin's one database. */
export interface Stores {
  backups: DatabaseBackupsStore;
  chronicle: DatabaseChronicleStore;
  /** Where all of it is kept. */
  connection: PortalConnection;
  drills: DatabaseDrillStore;
  estate: DatabaseEstateStore;
  notices: DatabaseNoticeStore;
  reports: DatabaseReportStore;
  restoreFacts: DatabaseRestoreFacts;
  scorecard: DatabaseScorecardStore;
}

/** @returns the stores of a database that is up to date */
export function storesOf(knex: Knex): Stores {
  return {
    backups: new DatabaseBackupsStore(knex),
    chronicle: new DatabaseChronicleStore(knex),
    connection: connectionOf(knex),
    drills: new DatabaseDrillStore(knex),
    estate: new DatabaseEstateStore({ knex }),
    notices: new DatabaseNoticeStore(knex),
    reports: new DatabaseReportStore({ knex }),
    restoreFacts: new DatabaseRestoreFacts(knex),
    scorecard: new DatabaseScorecardStore(knex),
  };
}

/** Opens the plugin's database, brought up to date, and its stores. */
export async function openStores(
  database: DatabaseService,
): Promise<{ knex: Knex; stores: Stores }> {
  const knex: Knex = await database.getClient();
  await DatabaseBackupsStore.create({
    knex,
    skipMigrations: database.migrations?.skip,
  });
  return { knex, stores: storesOf(knex) };
}
