import { entitiesOf } from 'backups-demo';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clusters, startClusters } from '../clusters/startClusters';
import { Figure } from '../Figure';
import { median, milliseconds, times } from '../numbers';
import { BenchOptions } from '../options';
import { resultOf } from '../processes/startProcess';
import { AskName, asksOf } from './asks';
import type { HistoryOptions, HistoryResult } from './history.process';
import { Load, load } from './load';
import type { Portal } from './Portal';
import { CLUSTER, preparePortal } from './preparePortal';

const DAYS = 31;
const SMALL = 1000;
const LARGE = 100_000;
const APPS_ASKED = 50;
const ROUNDS = 3;
const MILLISECONDS = 2500;
const RATE_GOAL = 3;
const LATENCY_GOAL = 5;
const FLAT = 1.2;

interface Loads {
  /** By what is asked: alone, and eight at once. */
  alone: Record<AskName, Load>;
  eight: Record<AskName, Load>;
  /** Requests to the cluster while only the tab was asked for. */
  clusterRequests: number;
  history: HistoryResult;
}

/** Apps from all over the estate. */
function someApps(plans: number): string[] {
  const names = entitiesOf({ plans }).map(({ metadata }) => metadata.name);
  const step = Math.max(1, Math.floor(names.length / APPS_ASKED));
  return names.filter((_, index) => index % step === 0);
}

function middleOf(loads: readonly Load[]): Load {
  return {
    requestsPerSecond: median(loads.map(one => one.requestsPerSecond)),
    p50: median(loads.map(one => one.p50)),
    slowest: Math.max(...loads.map(one => one.slowest)),
  };
}

async function loadsOf(
  portal: Portal,
  clusters: Clusters,
  apps: readonly string[],
): Promise<Omit<Loads, 'history'>> {
  const asks = Object.entries(asksOf(portal)) as [
    AskName,
    ReturnType<typeof asksOf>[AskName],
  ][];
  let clusterRequests = 0;
  const measure = async (concurrency: number) => {
    const loads = new Map<AskName, Load[]>();
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [name, ask] of asks) {
        const before = await clusters.requestsTo(CLUSTER);
        const one = await load(ask, {
          apps,
          concurrency,
          // The first round only warms up.
          milliseconds: round === 0 ? MILLISECONDS / 4 : MILLISECONDS,
        });
        if (name === 'backups') {
          clusterRequests += (await clusters.requestsTo(CLUSTER)) - before;
        }
        if (round > 0) loads.set(name, [...(loads.get(name) ?? []), one]);
      }
    }
    return Object.fromEntries(
      [...loads].map(([name, all]) => [name, middleOf(all)]),
    ) as Record<AskName, Load>;
  };
  const alone = await measure(1);
  const eight = await measure(8);
  return { alone, eight, clusterRequests };
}

async function measurePortal(plans: number): Promise<Loads> {
  const folder = mkdtempSync(join(tmpdir(), 'backups-bench-'));
  const apps = someApps(plans);
  const options: HistoryOptions = {
    file: join(folder, 'database', 'backups.sqlite'),
    cluster: CLUSTER,
    plans,
    days: DAYS,
  };
  const history = await resultOf<HistoryResult>(
    'portal/history.process.ts',
    options,
  );
  const clusters = await startClusters({ [CLUSTER]: plans });
  try {
    const clusterUrl = `${clusters.origin}/${CLUSTER}`;
    const portal = await preparePortal({ folder, plans, clusterUrl, apps });
    try {
      return { ...(await loadsOf(portal, clusters, apps)), history };
    } finally {
      await portal.stop();
    }
  } finally {
    await clusters.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function inWords({ requestsPerSecond, p50 }: Load): string {
  return `${Math.round(requestsPerSecond)} req/s, p50 ${milliseconds(p50)}`;
}

function relativeLatency({ alone }: Loads): number {
  return alone.backups.p50 / alone.catalog.p50;
}

function figuresOf(loads: Loads): Figure[] {
  const { alone, eight, history, clusterRequests } = loads;
  const latency = relativeLatency(loads);
  const against = (name: AskName) =>
    eight.backups.requestsPerSecond / eight[name].requestsPerSecond;
  return [
    {
      what: `Entity endpoint, ${history.days} days and ${history.runs} runs of history: p50 alone, against the catalog's by-name read`,
      goal: `≤ ${LATENCY_GOAL} ×`,
      result: `${times(latency)} (${inWords(alone.backups)} against ${inWords(
        alone.catalog,
      )})`,
      holds: latency <= LATENCY_GOAL,
    },
    ...(['customResource', 'kubernetesTab'] as const).map(name => ({
      what: `Entity endpoint, eight at once: req/s against the Kubernetes plugin's ${
        name === 'customResource'
          ? 'live query for one custom resource'
          : "own tab's query"
      }`,
      goal: `≥ ${RATE_GOAL} ×`,
      result: `${times(against(name))} (${inWords(
        eight.backups,
      )} against ${inWords(eight[name])})`,
      holds: against(name) >= RATE_GOAL,
    })),
    {
      what: 'Requests to the cluster caused by looking at the tab',
      goal: '0',
      result: String(clusterRequests),
      holds: clusterRequests === 0,
    },
  ];
}

/** The entity endpoint of a real portal, with permissions and a history. */
export async function measureEndpoint({
  plans,
  large,
}: BenchOptions): Promise<Figure[]> {
  const sizes = [...new Set([SMALL, plans, ...(large ? [LARGE] : [])])];
  const bySize = new Map<number, Loads>();
  for (const size of sizes) bySize.set(size, await measurePortal(size));
  const main = bySize.get(plans);
  const smallest = bySize.get(SMALL);
  if (!main || !smallest) return [];
  return [
    ...figuresOf(main),
    ...[...bySize].slice(1).map(([size, loads]) => {
      // Against the catalog of the same portal: the machine may be busier.
      const factor = relativeLatency(loads) / relativeLatency(smallest);
      return {
        what: `Entity endpoint: the same p50 ratio at ${size} plans against ${SMALL}`,
        goal: `flat (≤ ${FLAT} ×)`,
        result: times(factor),
        holds: factor <= FLAT,
      };
    }),
  ];
}
