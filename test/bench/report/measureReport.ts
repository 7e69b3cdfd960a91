import { entitiesOf } from 'backups-demo';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startClusters } from '../clusters/startClusters';
import { Figure } from '../Figure';
import { megabytes, milliseconds, times } from '../numbers';
import { asksOf } from '../portal/asks';
import { load } from '../portal/load';
import type { Portal } from '../portal/Portal';
import { CLUSTER, preparePortal } from '../portal/preparePortal';
import { kopiaReportOf } from './kopiaReportOf';
import { watchMemory } from './memoryOf';

const SNAPSHOTS = 50_000;
const PLANS = 1000;
const APPS = 3;
const IDLE_MILLISECONDS = 8000;
const LATENCY_GOAL = 2;

/** As in `app-config.yaml`. */
const TOKEN = 'demo-report-token';
const REPOSITORY = 'nfs://citadel.internal/mnt/storage0/backups/VolsyncKopia';

async function send(portal: Portal, body: string, takenAt: Date) {
  const query = new URLSearchParams({
    repository: REPOSITORY,
    takenAt: takenAt.toISOString(),
  });
  const response = await fetch(`${portal.api}/backups/reports/kopia?${query}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${TOKEN}`,
      'Content-Type': 'application/json',
    },
    body,
  });
  const answer = await response.text();
  if (!response.ok || !answer.includes('accepted')) {
    throw new Error(`The report was not taken: ${response.status} ${answer}`);
  }
}

async function measureIn(portal: Portal, apps: readonly string[]) {
  const ask = asksOf(portal).backups;
  const asking = { apps, concurrency: 1 };
  await load(ask, { ...asking, milliseconds: 2000 });
  const stopIdle = watchMemory(portal.pid);
  const idle = await load(ask, { ...asking, milliseconds: IDLE_MILLISECONDS });
  const idleMemory = stopIdle();
  const now = Date.now();
  const body = kopiaReportOf(SNAPSHOTS, now);
  const sendings = [];
  for (const [what, takenAt] of [
    ['all of it new', new Date(now - 60_000)],
    ['known but for its time', new Date(now)],
  ] as const) {
    const stopWatching = watchMemory(portal.pid);
    const began = performance.now();
    let sent = false;
    const sending = send(portal, body, takenAt).finally(() => {
      sent = true;
    });
    const meanwhile = await load(ask, {
      ...asking,
      milliseconds: 120_000,
      isOver: () => sent,
    });
    await sending;
    sendings.push({
      what,
      seconds: (performance.now() - began) / 1000,
      memory: stopWatching(),
      meanwhile,
    });
  }
  return { idle, idleMemory, sendings, bytes: Buffer.byteLength(body) };
}

/** A large report, sent to a real portal that is looked at meanwhile. */
export async function measureReport(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'backups-bench-'));
  const clusters = await startClusters({ [CLUSTER]: PLANS });
  try {
    const clusterUrl = `${clusters.origin}/${CLUSTER}`;
    const apps = entitiesOf({ plans: PLANS })
      .slice(0, APPS)
      .map(({ metadata }) => metadata.name);
    const portal = await preparePortal({
      folder,
      plans: PLANS,
      clusterUrl,
      apps,
    });
    try {
      const { idle, idleMemory, sendings, bytes } = await measureIn(
        portal,
        apps,
      );
      return sendings.flatMap(({ what, seconds, memory, meanwhile }) => {
        const report = `A report of ${SNAPSHOTS} snapshots (${megabytes(
          bytes,
        )}), ${what}`;
        const slower = meanwhile.p50 / idle.p50;
        return [
          {
            what: `${report}: time over HTTP`,
            result: `${seconds.toFixed(1)} s`,
          },
          ...(memory && idleMemory
            ? [
                {
                  what: `${report}: peak memory above the portal before it`,
                  result: `${megabytes(
                    memory.peak - memory.first,
                  )} (asked alone: ${megabytes(
                    idleMemory.peak - idleMemory.first,
                  )})`,
                },
              ]
            : []),
          {
            what: `${report}: the entity endpoint meanwhile, p50 against idle`,
            goal: `≤ ${LATENCY_GOAL} ×`,
            result: `${times(slower)} (${milliseconds(
              meanwhile.p50,
            )} against ${milliseconds(idle.p50)}; the slowest ${milliseconds(
              meanwhile.slowest,
            )} against ${milliseconds(idle.slowest)})`,
            holds: slower <= LATENCY_GOAL,
          },
        ];
      });
    } finally {
      await portal.stop();
    }
  } finally {
    await clusters.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
