// A fresh process that collects 10,000 apps once, and asks
// what the scorecard and the page of an app ask of a server.
import {
  BackupsService,
  ChronicleStore,
  ScorecardStore,
  ScorecardReports,
  ScorecardService,
} from 'backstage-plugin-backups-backend/testUtils';
import { gzipSync } from 'node:zlib';
import { openStore } from '../cycle/pipelineOf';
import { median } from '../numbers';
import { runToAnswer } from '../processes/runToAnswer';
import { collectLargeEstate } from './collectLargeEstate';

/** What to measure. */
export interface ScorecardOptions {
  file: string;
  plans: number;
}

/** What came of it. */
export interface ScorecardResult {
  entities: number;
  plans: number;
  /** Of the first page, gzipped. */
  firstPageBytes: number;
  /** Median of asking once, by what is asked. Milliseconds. */
  p50: Record<string, number>;
}

const ROUNDS = 25;
const PAGE = 100;

async function measure(options: ScorecardOptions): Promise<ScorecardResult> {
  const { file, plans } = options;
  const { knex, store } = await openStore(file);
  const now = new Date();
  const components = await collectLargeEstate({ knex, store, plans, now });

  const scorecard = new ScorecardStore(knex);
  const chronicle = new ChronicleStore(knex);
  const clock = () => now;
  const service = new ScorecardService({ store, scorecard, chronicle, clock });
  const reports = new ScorecardReports({ store, scorecard, clock });
  const backups = new BackupsService({ store, chronicle, clock });
  const everything = { visible: 'all', filter: {} } as const;
  const list = (more: object = {}) =>
    service.list({
      ...everything,
      sort: 'worst',
      order: 'asc',
      limit: PAGE,
      ...more,
    });
  const find = async (filter: object) => {
    const page = await list({ filter });
    if (page.entities.length === 0) {
      // An empty answer is quick, and says nothing.
      throw new Error(`No app is found by ${JSON.stringify(filter)}.`);
    }
    return page;
  };
  const first = await list();
  const visible = await scorecard.getRefs();
  const question = { now: Math.floor(now.getTime() / 1000), ...everything };
  const asks: Record<string, (round: number) => Promise<unknown>> = {
    entity: round => backups.getEntityBackups(components[round * 37]),
    'first page': () => list(),
    'second page': () => list({ cursor: first.nextCursor }),
    'filter by owner': round =>
      find({ owners: [`group:default/team-${round}`] }),
    'filter by destination': () => find({ destinations: ['Backblaze B2'] }),
    'filter by name': round => find({ text: `app-00${round}` }),
    'sort by name': () => list({ sort: 'name' }),
    'sort by level': () => list({ sort: 'level' }),
    'sort by size': () => list({ sort: 'size', order: 'desc' }),
    'only what one may see (10,000 references)': () => list({ visible }),
    'counts of verdicts': () => service.coverage(everything),
    'what is to be done': () => service.needs(everything),
    'list of what is wrong, in SQL': () => scorecard.listConcerned(question),
    'owners by rules': () => reports.owners(everything),
    'made of what was due': () => reports.sla({ ...everything, days: 30 }),
    'values of filters': () => service.facets('all'),
  };
  const p50: Record<string, number> = {};
  for (const [name, ask] of Object.entries(asks)) {
    const took: number[] = [];
    for (let round = -3; round < ROUNDS; round += 1) {
      const began = performance.now();
      await ask(Math.max(0, round));
      // The first ones only warm up.
      if (round >= 0) took.push(performance.now() - began);
    }
    p50[name] = median(took);
  }
  const result = {
    entities: first.total ?? 0,
    plans: Number((await knex('plans').count({ count: '*' }))[0].count),
    firstPageBytes: gzipSync(JSON.stringify(first)).length,
    p50,
  };
  await knex.destroy();
  return result;
}

runToAnswer(measure);
