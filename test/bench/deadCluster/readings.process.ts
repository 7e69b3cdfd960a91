// A fresh process that collects several clusters, with and without a dead one.
import { ClusterReader } from 'backstage-plugin-backups-node';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectorOf, openStore } from '../cycle/pipelineOf';
import { readerOf } from '../cycle/readerOf';
import { runToAnswer } from '../processes/runToAnswer';

/** What to measure. */
export interface ReadingsOptions {
  origin: string;
  living: string[];
  dead: string;
  rounds: number;
}

/** Milliseconds that each living cluster's own reading took, in every round. */
export interface ReadingsResult {
  without: number[];
  with: number[];
  /** Like `without`, a second time: the difference is noise. */
  again: number[];
}

const DEADLINE_SECONDS = 3;

/** Notes how long readings take. */
function timed(reader: ClusterReader, times: number[]): ClusterReader {
  const { cluster, mode, intervalSeconds } = reader;
  return {
    cluster,
    mode,
    intervalSeconds,
    async read(queries, options) {
      const started = performance.now();
      const snapshot = await reader.read(queries, options);
      times.push(performance.now() - started);
      return snapshot;
    },
  };
}

async function measure(options: ReadingsOptions): Promise<ReadingsResult> {
  const folder = mkdtempSync(join(tmpdir(), 'backups-bench-'));
  const { knex, store } = await openStore(join(folder, 'backups.sqlite'));
  const { signal } = new AbortController();
  const result: ReadingsResult = { without: [], with: [], again: [] };
  const living = options.living.map(cluster =>
    readerOf({ origin: options.origin, cluster }),
  );
  const dead = readerOf({ origin: options.origin, cluster: options.dead });
  const collect = async (readers: ClusterReader[], times: number[]) => {
    global.gc?.();
    // A new collector each time: it would learn not to ask the dead one.
    await collectorOf({
      readers: readers.map(reader => timed(reader, times)),
      store,
      entities: [],
      clusterDeadlineSeconds: DEADLINE_SECONDS,
    }).collect({ signal });
  };
  try {
    await collect(living, []);
    await collect([dead, ...living], []);
    for (let round = 0; round < options.rounds; round += 1) {
      await collect(living, result.without);
      await collect([dead, ...living], result.with);
      await collect(living, result.again);
    }
    return result;
  } finally {
    await knex.destroy();
    rmSync(folder, { recursive: true });
  }
}

runToAnswer(measure);
