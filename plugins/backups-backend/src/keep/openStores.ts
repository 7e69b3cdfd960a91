import { DatabaseService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { PortalConnection, connectionOf } from './connectionOf';
import { BackupsStore } from './BackupsStore';
import { DrillStore } from './DrillStore';
import { ReportStore } from './ReportStore';
import { RestoreFacts } from './RestoreFacts';
import { ChronicleStore } from './chronicle/ChronicleStore';
import { EstateStore } from './estate/EstateStore';
import { NoticeStore } from './notices/NoticeStore';
import { ScorecardStore } from './scorecard/ScorecardStore';

/** Everything that is kept, in the plugin's one database. */
export interface Stores {
  backups: BackupsStore;
  chronicle: ChronicleStore;
  /** Where all of it is kept. */
  connection: PortalConnection;
  drills: DrillStore;
  estate: EstateStore;
  notices: NoticeStore;
  reports: ReportStore;
  restoreFacts: RestoreFacts;
  scorecard: ScorecardStore;
}

/** @returns the stores of a database that is up to date */
export function storesOf(knex: Knex): Stores {
  return {
    backups: new BackupsStore(knex),
    chronicle: new ChronicleStore(knex),
    connection: connectionOf(knex),
    drills: new DrillStore(knex),
    estate: new EstateStore(knex),
    notices: new NoticeStore(knex),
    reports: new ReportStore(knex),
    restoreFacts: new RestoreFacts(knex),
    scorecard: new ScorecardStore(knex),
  };
}

/** Opens the plugin's database, brought up to date, and its stores. */
export async function openStores(
  database: DatabaseService,
): Promise<{ knex: Knex; stores: Stores }> {
  const knex: Knex = await database.getClient();
  await BackupsStore.create({
    knex,
    skipMigrations: database.migrations?.skip,
  });
  return { knex, stores: storesOf(knex) };
}
