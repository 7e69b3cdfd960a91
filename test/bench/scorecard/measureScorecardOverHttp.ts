import { estateOf } from 'backups-demo';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Figure } from '../Figure';
import { median, milliseconds, times } from '../numbers';
import { fillPortal, writeLargeConfig } from '../portal/LargePortal';
import { Load, load } from '../portal/load';
import { Portal, eventually, startPortal } from '../portal/Portal';

const PLANS = 30_000;
const PLANS_OF_AN_APP = 3;
const APPS = PLANS / PLANS_OF_AN_APP;
const ASKED = 50;
const GOAL = 3;
const ROUNDS = 3;
const MILLISECONDS = 2500;
/** The catalog takes its time over so many. */
const PATIENCE = { seconds: 1800 };

const FIRST_PAGE = '/backups/entities?limit=100';

/** Their labels make the catalog. */
function writeDeployments(folder: string): string[] {
  const manifests = join(folder, 'manifests');
  mkdirSync(manifests);
  const items = estateOf({
    plans: PLANS,
    plansOfAnApp: PLANS_OF_AN_APP,
    now: new Date(),
  }).filter(({ kind }) => kind === 'Deployment');
  writeFileSync(
    join(manifests, 'deployments.json'),
    JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
  );
  return items
    .filter((_, index) => index % (APPS / ASKED) === 0)
    .map(({ metadata }) => metadata.name);
}

async function hasCatalog({ api, headers, runs }: Portal): Promise<void> {
  await eventually(
    `A catalog of ${APPS} components`,
    async () => {
      const answer = await fetch(
        `${api}/catalog/entities/by-query?filter=kind=component&limit=1`,
        { headers },
      );
      const { totalItems } = (await answer.json()) as { totalItems: number };
      return totalItems === APPS || undefined;
    },
    { ...PATIENCE, goesOn: runs },
  );
}

interface Loads {
  entity: Load;
  page: Load;
}

async function loadsOf(
  { api, headers }: Portal,
  apps: readonly string[],
): Promise<Loads> {
  const paths: Record<keyof Loads, (app: string) => string> = {
    entity: app => `/backups/entities/by-name/component/default/${app}`,
    page: () => FIRST_PAGE,
  };
  const all: Record<keyof Loads, Load[]> = { entity: [], page: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of ['entity', 'page'] as const) {
      const one = await load(
        app => fetch(`${api}${paths[name](app)}`, { headers }),
        { apps, concurrency: 1, milliseconds: MILLISECONDS },
      );
      // The first round only warms up.
      if (round > 0) all[name].push(one);
    }
  }
  const middle = (loads: readonly Load[]): Load => ({
    requestsPerSecond: median(loads.map(one => one.requestsPerSecond)),
    p50: median(loads.map(one => one.p50)),
    slowest: Math.max(...loads.map(one => one.slowest)),
  });
  return { entity: middle(all.entity), page: middle(all.page) };
}

/** Somebody's first look: nothing is remembered of what they may see. */
async function coldPage(
  { api, headers, runs }: Portal,
  apps: readonly string[],
): Promise<number> {
  // What any first request waits and pays for is borne by another one.
  await eventually(
    'An answer of the entity endpoint',
    async () => {
      const { ok } = await fetch(
        `${api}/backups/entities/by-name/component/default/${apps[0]}`,
        { headers },
      );
      return ok || undefined;
    },
    { seconds: 120, goesOn: runs },
  );
  const began = performance.now();
  const answer = await fetch(`${api}${FIRST_PAGE}`, { headers });
  const page = (await answer.json()) as { total?: number };
  const took = performance.now() - began;
  if (page.total !== APPS) {
    throw new Error(
      `The page tells of ${page.total} apps (${answer.status}), not of ${APPS}.`,
    );
  }
  return took;
}

/**
 * The scorecard of a real portal whose catalog has 10,000 apps: over HTTP, with
 * tokens and permissions, and for somebody who may see what a condition allows.
 */
export async function measureScorecardOverHttp(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'backups-bench-'));
  try {
    const apps = writeDeployments(folder);
    const config = writeLargeConfig(folder);
    const portal = await startPortal(config);
    let open: Loads;
    try {
      await fillPortal(portal, { folder, plans: PLANS });
      await hasCatalog(portal);
      open = await loadsOf(portal, apps);
    } finally {
      await portal.stop();
    }
    const conditional = await startPortal(
      config,
      join(__dirname, '../portal/conditionalBackend.ts'),
    );
    let cold: number;
    let warm: Loads;
    try {
      cold = await coldPage(conditional, apps);
      warm = await loadsOf(conditional, apps);
    } finally {
      await conditional.stop();
    }
    const ratio = open.page.p50 / open.entity.p50;
    return [
      {
        what: `Scorecard of ${APPS} apps over HTTP: first page of 100 against the entity endpoint`,
        goal: `≤ ${GOAL} ×`,
        result: `${times(ratio)} (p50 ${milliseconds(
          open.page.p50,
        )} against ${milliseconds(open.entity.p50)})`,
        holds: ratio <= GOAL,
      },
      {
        what: 'Scorecard over HTTP, conditional permissions: the first look, when each app is decided',
        result: milliseconds(cold),
      },
      {
        what: 'Scorecard over HTTP, conditional permissions: first page in the minute after it, against the entity endpoint',
        result: `${times(warm.page.p50 / warm.entity.p50)} (p50 ${milliseconds(
          warm.page.p50,
        )} against ${milliseconds(warm.entity.p50)})`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
