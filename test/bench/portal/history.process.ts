// A fresh process that makes history the way it is really made: the real cycle
// runs once a day over simulated days, and once at their end.
import { snapshotOf } from 'backstage-plugin-backups-node';
import { estateOf } from 'backups-demo';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { catalogOf, collectorOf, openStore } from '../cycle/pipelineOf';
import { runToAnswer } from '../processes/runToAnswer';

/** What to simulate. */
export interface HistoryOptions {
  file: string;
  cluster: string;
  plans: number;
  days: number;
}

/** What became of it. */
export interface HistoryResult {
  days: number;
  runs: number;
}

const DAY = 86_400_000;

async function simulate(options: HistoryOptions): Promise<HistoryResult> {
  const { cluster, plans, days, file } = options;
  mkdirSync(dirname(file), { recursive: true });
  const { knex, store } = await openStore(file);
  // Nobody reads while it is made.
  await knex.raw('PRAGMA synchronous = OFF');
  const end = Date.now();
  let now = new Date(end - days * DAY);
  const collector = collectorOf({
    store,
    entities: catalogOf(plans),
    clock: () => now,
    readers: [
      {
        cluster,
        mode: 'live',
        intervalSeconds: DAY / 1000,
        read: async queries =>
          snapshotOf({
            cluster,
            queries,
            readAt: now,
            objects: estateOf({ cluster, plans, now }),
          }),
      },
    ],
  });
  const { signal } = new AbortController();
  while (now.getTime() <= end) {
    await collector.collect({ signal });
    now = new Date(now.getTime() + DAY);
  }
  const countOf = async (table: string, column: string) =>
    Number((await knex(table).countDistinct(`${column} as count`))[0].count);
  const result = {
    days: await countOf('plan_days', 'day'),
    runs: await countOf('runs', 'id'),
  };
  await knex.destroy();
  return result;
}

runToAnswer(simulate);
