import {
  Chronicle,
  BackupsStore,
  DrillStore,
  ReportStore,
  ChronicleStore,
  sqliteDatabase,
} from 'backstage-plugin-backups-backend/testUtils';
import { ConfigReader } from '@backstage/config';
import { readDestinationPatterns } from 'backstage-plugin-backups-node';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readOrCreateAnchor } from '../files/readOrCreateAnchor';
import { quietLogger } from './quietLogger';
import { recordDemoDrills } from './recordDemoDrills';
import { simulateHistory } from './simulateHistory';

/** Stories are told around the anchor; older than this they are told anew. */
const FRESH_MILLISECONDS = 2 * 3_600_000;

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Makes the demo's database ready: thirty days of history, ending now. What is
 * there and fresh is kept.
 *
 * @param folder - of the demo, for instance `.demo`
 * @param configFile - the portal's, for the names of destinations
 * @param print - takes a line of progress
 */
export async function prepareHomelab(
  folder: string,
  configFile: string,
  print: (line: string) => void,
): Promise<void> {
  const anchorFolder = join(folder, 'homelab');
  const databaseFolder = join(folder, 'database');
  const file = join(databaseFolder, 'backups.sqlite');
  const complete = join(databaseFolder, 'history-complete');
  const now = new Date();

  if (await exists(complete)) {
    const anchor = await readOrCreateAnchor(anchorFolder);
    if (now.getTime() - anchor.getTime() < FRESH_MILLISECONDS) {
      print('The homelab and its history are there already.');
      return;
    }
  }
  await rm(anchorFolder, { recursive: true, force: true });
  await rm(databaseFolder, { recursive: true, force: true });
  await mkdir(databaseFolder, { recursive: true });
  const anchor = await readOrCreateAnchor(anchorFolder, now);

  const knex = sqliteDatabase(file);
  try {
    // Nobody reads while it is made, and a torn file is made anew.
    await knex.raw('PRAGMA synchronous = OFF');
    const store = await BackupsStore.create({ knex });
    const drills = new DrillStore(knex);
    const started = Date.now();
    const cycles = await simulateHistory({
      store,
      reports: new ReportStore(knex),
      listFailedDrills: () => drills.getFailedItems(),
      listeners: [
        new Chronicle({
          store: new ChronicleStore(knex),
          listProvenItems: since => drills.getProvenItems(since),
          countsFrom: {},
          // Between two simulated looks at it.
          longestGapSeconds: 2 * 3600,
        }),
      ],
      anchor,
      until: now,
      destinations: readDestinationPatterns(
        new ConfigReader(parse(await readFile(configFile, 'utf8'))),
      ),
      logger: quietLogger,
      tiers: { gold: { expect: [], level: 4 } },
      onDay: async (done, of, at) => {
        if (done % 10 === 0) print(`Simulated ${done} of ${of} days`);
        await recordDemoDrills({ store, drills, day: done, at });
      },
    });
    const seconds = Math.round((Date.now() - started) / 1000);
    print(`${cycles} collections of the simulated homelab ran in ${seconds} s`);
  } finally {
    await knex.destroy();
  }
  await mkdir(complete);
}
