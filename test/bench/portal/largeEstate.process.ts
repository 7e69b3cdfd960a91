// A fresh process that fills the database of a portal that runs.
import { setTimeout as delay } from 'node:timers/promises';
import { openStore } from '../cycle/pipelineOf';
import { runToAnswer } from '../processes/runToAnswer';
import { collectLargeEstate } from '../scorecard/collectLargeEstate';

/** What to fill. */
export interface LargeEstateOptions {
  file: string;
  plans: number;
}

/** What is in it. */
export interface LargeEstateResult {
  entities: number;
  plans: number;
}

/** Milliseconds. */
const PATIENCE = 60_000;

async function fill(options: LargeEstateOptions): Promise<LargeEstateResult> {
  const { knex, store } = await openStore(options.file);
  await knex.raw('PRAGMA busy_timeout = 30000');
  const deadline = performance.now() + PATIENCE;
  // The portal collects once, at its start. Whatever that cycle still wants to
  // write is refused as soon as a newer one has begun: it takes nothing away.
  const hasBegun = async () =>
    Number((await knex('fence').where({ id: 1 }).first())?.value) > 0;
  while (!(await hasBegun())) {
    if (performance.now() > deadline) {
      throw new Error('The portal never began its first collection.');
    }
    await delay(200);
  }
  const now = new Date();
  const entities = await collectLargeEstate({
    knex,
    store,
    plans: options.plans,
    now,
  });
  const [{ count }] = await knex('plans').count({ count: '*' });
  await knex.destroy();
  return { entities: entities.length, plans: Number(count) };
}

runToAnswer(fill);
