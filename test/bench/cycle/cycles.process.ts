// A fresh process that collects one cluster again and again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BackupsService } from 'backstage-plugin-backups-backend/testUtils';
import { entitiesOf } from 'backups-demo';
import { runToAnswer } from '../processes/runToAnswer';
import { ChangingReader } from './ChangingReader';
import { catalogOf, collectorOf, openStore } from './pipelineOf';
import { ClusterAddress, readerOf } from './readerOf';
import { bareReading, plainReading } from './references';

const PAGES = 100;

/** What to measure. */
export interface CyclesOptions extends ClusterAddress {
  plans: number;
  rounds: number;
  /** The references are measured between the cycles. */
  references: boolean;
  /** A twelfth of the plans has finished a run in each cycle. */
  changing?: boolean;
}

/** Milliseconds, one of each in every round. */
export interface CyclesResult {
  /** LIST and parse with fetch alone. */
  plain: number[];
  /** LIST and parse through the reader. */
  bare: number[];
  /** From the beginning of a cycle until everything is judged. */
  judged: number[];
  /** Whole cycles. */
  cycle: number[];
  /** The first cycle, which writes everything. */
  first: number;
  /** In all cycles after the first. */
  planRowsWritten: number;
  entityRowsWritten: number;
  idleBytes: number;
  peakBytes: number;
  /** What lives on the heap between two cycles, above what did before the first. */
  liveBytes: number;
  /** What the page of an app asks for, without HTTP; apps from all over the estate. */
  page: number[];
}

async function timed(action: () => Promise<unknown>): Promise<number> {
  // Nobody pays for another's garbage.
  global.gc?.();
  const started = performance.now();
  await action();
  return performance.now() - started;
}

function liveBytes(): number {
  global.gc?.();
  global.gc?.();
  return process.memoryUsage().heapUsed;
}

async function measure(options: CyclesOptions): Promise<CyclesResult> {
  const folder = mkdtempSync(join(tmpdir(), 'backups-bench-'));
  const { knex, store } = await openStore(join(folder, 'backups.sqlite'));
  try {
    // The store is asked for days as soon as everything is judged.
    let judgedAt = 0;
    const getPlanDays = store.getPlanDays.bind(store);
    store.getPlanDays = (...question) => {
      judgedAt = performance.now();
      return getPlanDays(...question);
    };
    const collector = collectorOf({
      readers: [
        options.changing
          ? new ChangingReader(readerOf(options))
          : readerOf(options),
      ],
      store,
      knex,
      entities: catalogOf(options.plans),
    });
    const { signal } = new AbortController();
    const collect = async () => {
      const summary = await collector.collect({ signal });
      // A cluster that was not read costs little: that is no figure.
      if (summary.plans !== options.plans) {
        const { sources } = await store.load();
        const errors = sources.flatMap(source => source.error?.message ?? []);
        throw new Error(
          `${summary.plans} of ${
            options.plans
          } plans were collected. ${errors.join(' ')}`,
        );
      }
      return summary;
    };
    const plain = plainReading(options);
    const bare = bareReading(options);
    const idleBytes = process.memoryUsage.rss();
    const liveBefore = liveBytes();
    const result: CyclesResult = {
      plain: [],
      bare: [],
      judged: [],
      cycle: [],
      first: await timed(collect),
      planRowsWritten: 0,
      entityRowsWritten: 0,
      idleBytes,
      peakBytes: 0,
      liveBytes: 0,
      page: [],
    };
    if (options.references) await plain();
    for (let round = 0; round < options.rounds; round += 1) {
      if (options.references) {
        result.plain.push(await timed(plain));
        result.bare.push(await timed(bare));
      }
      let began = 0;
      result.cycle.push(
        await timed(async () => {
          began = performance.now();
          const summary = await collect();
          result.planRowsWritten += summary.planRowsWritten;
          result.entityRowsWritten += summary.entityRowsWritten;
        }),
      );
      result.judged.push(judgedAt - began);
    }
    result.peakBytes = process.resourceUsage().maxRSS * 1024;
    result.liveBytes = liveBytes() - liveBefore;
    const pages = new BackupsService({ store });
    const apps = entitiesOf({ plans: options.plans });
    for (let page = 0; page < PAGES; page += 1) {
      const app = apps[Math.floor((page * apps.length) / PAGES)];
      const began = performance.now();
      const { linked } = await pages.getEntityBackups(app);
      result.page.push(performance.now() - began);
      // A page without anything is quick, and says nothing.
      if (!linked) throw new Error(`${app.metadata.name} has no backups.`);
    }
    return result;
  } finally {
    await knex.destroy();
    rmSync(folder, { recursive: true });
  }
}

runToAnswer(measure);
