// A fresh process that stands for a portal: it serves pages while it collects.
import { mockServices } from '@backstage/backend-test-utils';
import {
  BackupsService,
  readBackupsConfig,
  startCollector,
  storesOf,
} from 'backstage-plugin-backups-backend/testUtils';
import { createProvider } from 'backstage-plugin-backups-backend-module-volsync';
import { entitiesOf } from 'backups-demo';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { runToAnswer } from '../processes/runToAnswer';
import { openStore } from './pipelineOf';
import { quietLogger } from './quietLogger';
import { ClusterAddress, kubeconfigOf } from './readerOf';

/** Between two pages, and the finest delay that is seen. Milliseconds. */
const PAGE_EVERY = 10;
const RESOLUTION = 2;
const PAGE = 500;

/** What to measure. */
export interface LoopOptions extends ClusterAddress {
  plans: number;
  /** After the first cycle. */
  rounds: number;
  thread: boolean;
  memoryMegabytes: number;
}

/** One cycle, in milliseconds. */
export interface LoopCycle {
  duration: number;
  /** Of the loop that serves pages. */
  longestDelay: number;
  /** What an app's page asks for, without HTTP. */
  pages: number[];
}

/** The first cycle, and those after it. */
export interface LoopResult {
  cycles: LoopCycle[];
}

async function measure(options: LoopOptions): Promise<LoopResult> {
  const folder = mkdtempSync(join(tmpdir(), 'backups-bench-'));
  const { knex } = await openStore(join(folder, 'backups.sqlite'));
  const apps = entitiesOf({ plans: options.plans });
  const data = {
    backups: {
      collector: {
        thread: options.thread,
        memoryMegabytes: options.memoryMegabytes,
      },
      kubernetes: { enabled: false },
      kubeconfigs: [
        {
          cluster: options.cluster,
          file: kubeconfigOf(options),
          skipTLSVerify: true,
        },
      ],
    },
  };
  const rootConfig = mockServices.rootConfig({ data });
  const provider = createProvider({ config: rootConfig });
  const nothing = new Proxy({}, { get: () => async () => ({}) });
  const { collector, stores } = await startCollector({
    config: readBackupsConfig(
      rootConfig,
      new Map([[provider.id, provider.configKeys ?? []]]),
    ),
    rootConfig,
    added: {
      providers: new Map([[provider.id, provider]]),
      readers: new Map(),
      channels: new Map(),
      workerModules: new Map([
        [
          provider.id,
          dirname(
            require.resolve(
              'backstage-plugin-backups-backend-module-volsync/package.json',
            ),
          ),
        ],
      ]),
    },
    knex,
    stores: storesOf(knex),
    listeners: [],
    catalog: {
      queryEntities: async (request: { cursor?: string }) => {
        const from = Number(request.cursor ?? 0);
        const items = apps.slice(from, from + PAGE);
        const next = from + items.length;
        return {
          items,
          totalItems: apps.length,
          pageInfo: {
            nextCursor: next < apps.length ? String(next) : undefined,
          },
        };
      },
    } as never,
    auth: nothing as never,
    discovery: nothing as never,
    logger: quietLogger,
  });
  const pages = new BackupsService({ store: stores.backups });
  const { signal } = new AbortController();
  const cycles: LoopCycle[] = [];
  try {
    for (let round = 0; round <= options.rounds; round += 1) {
      const latencies: number[] = [];
      let goesOn = true;
      const serving = (async () => {
        for (let page = 0; goesOn; page += 1) {
          const began = performance.now();
          await pages.getEntityBackups(apps[(page * 7919) % apps.length]);
          latencies.push(performance.now() - began);
          await delay(PAGE_EVERY);
        }
      })();
      const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
      histogram.enable();
      const began = performance.now();
      const { plans } = await collector.collect({ signal });
      const duration = performance.now() - began;
      // A delay is seen by the next timer only.
      await delay(PAGE_EVERY);
      histogram.disable();
      goesOn = false;
      await serving;
      if (plans !== options.plans) {
        throw new Error(`${plans} of ${options.plans} plans were collected.`);
      }
      cycles.push({
        duration,
        longestDelay: histogram.max / 1e6,
        pages: latencies,
      });
    }
    return { cycles };
  } finally {
    await collector.stop();
    await knex.destroy();
    rmSync(folder, { recursive: true });
  }
}

runToAnswer(measure);
