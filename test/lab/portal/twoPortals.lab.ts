import { eventually } from '../machine/eventually';
import { PortalPair, RunRow } from './PortalPair';

const INTERVAL = 10;
/** A task may take two intervals; the scheduler looks for dead ones each minute. */
const TAKEOVER = 2 * INTERVAL + 90;

const RADARR = '/backups/entities/by-name/component/default/radarr';

function keyOf({ plan_id, outcome, finished_at }: RunRow): string {
  return [plan_id, outcome, finished_at].join(' ');
}

function countsOf(runs: readonly RunRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const run of runs) {
    counts.set(keyOf(run), (counts.get(keyOf(run)) ?? 0) + 1);
  }
  return counts;
}

jest.setTimeout(400_000);

describe('two portals on one PostgreSQL', () => {
  let pair: PortalPair;
  beforeAll(async () => {
    pair = await PortalPair.start({ intervalSeconds: INTERVAL });
    await eventually(
      'Both portals tell of radarr',
      async () => {
        const views = await Promise.all(
          pair.sides.map(
            async ({ portal }) =>
              (await portal.ask(RADARR)) as { linked?: boolean } | undefined,
          ),
        );
        return views.every(view => view?.linked);
      },
      { seconds: 120 },
    );
  });
  afterAll(() => pair?.stop());

  it('collect once an interval, whichever does it', async () => {
    pair.forgetRequests();
    const cycles = () =>
      pair.sides.map(
        side => pair.requestsOf(side).filter(path => path === '/apis').length,
      );
    const since = Date.now();
    await eventually(
      'Three cycles',
      async () => cycles().reduce((a, b) => a + b) >= 3,
    );
    const intervals = (Date.now() - since) / 1000 / INTERVAL;
    // Each cycle begins with discovery. Two collectors would have begun twice as many.
    expect(cycles().reduce((a, b) => a + b)).toBeLessThanOrEqual(
      Math.ceil(intervals) + 1,
    );
  });

  it('serve the same', async () => {
    await pair.cycle();
    const [first, second] = await Promise.all(
      pair.sides.map(
        async ({ portal }) =>
          (await portal.ask(RADARR)) as Record<string, unknown>,
      ),
    );
    expect(first.verdict).toBeDefined();
    expect(second.verdict).toEqual(first.verdict);
    expect(JSON.stringify(second.items).length).toBeGreaterThan(100);
  });

  it('go on when the one that collects is killed in mid-cycle, and neither lose nor double anything', async () => {
    await pair.cycle();
    const plansBefore = await pair.planIds();
    const runsBefore = await pair.runs();
    const sources = await pair.volsyncPlanIds();
    const ranBefore = new Set(
      runsBefore
        .map(({ plan_id }) => plan_id)
        .filter(plan => sources.has(plan)),
    );

    pair.holdCycles();
    pair.runEveryPlan();
    const [killed, survivor] = await pair.heldCollector();
    await killed.portal.kill();
    const killedAt = Date.now();
    for (const side of pair.sides) pair.release(side);
    pair.forgetRequests();

    // It serves all the while.
    expect(await survivor.portal.ask(RADARR)).toMatchObject({ linked: true });
    await pair.cycle(TAKEOVER);
    expect((Date.now() - killedAt) / 1000).toBeLessThan(TAKEOVER);
    expect(pair.requestsOf(survivor)).toContain('/apis');

    expect(await pair.planIds()).toEqual(plansBefore);
    const runs = await pair.runs();
    const counts = countsOf(runs);
    for (const [key, count] of countsOf(runsBefore)) {
      expect([key, counts.get(key)]).toEqual([key, count]);
    }
    // Each plan that finished a run meanwhile has exactly one more.
    const added = runs.slice(runsBefore.length);
    expect(added.length).toBeGreaterThan(20);
    expect(new Set(added.map(({ plan_id }) => plan_id)).size).toBe(
      added.length,
    );
    for (const plan of ranBefore) {
      expect(added.map(({ plan_id }) => plan_id)).toContain(plan);
    }

    pair.sides.splice(pair.sides.indexOf(killed), 1);
    await killed.kubernetes.close();
    await pair.add('third');
  });

  it('refuse what one writes that stood still while the other collected', async () => {
    await pair.cycle();
    pair.holdCycles();
    const [frozen, other] = await pair.heldCollector();
    frozen.portal.freeze();
    pair.release(other);
    await pair.cycle(TAKEOVER);
    await pair.cycle();

    const fact = async () => [await pair.planIds(), await pair.runs()];
    const before = await fact();
    const readBefore = await pair.readAt();
    frozen.portal.thaw();
    pair.release(frozen);
    await eventually('The late one says that it was refused', async () =>
      /newer cycle|aborted/i.test(frozen.portal.log),
    );
    expect(await fact()).toEqual(before);
    expect(await pair.readAt()).toBeGreaterThanOrEqual(readBefore);
    await pair.cycle();
    expect(await fact()).toEqual(before);
  });
});
