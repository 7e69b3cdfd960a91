import { Collecting } from '../__testUtils__/collecting';
import { claim, deployment, tapeJob } from '../__testUtils__/manifests';

function job(status: object, spec: Record<string, unknown> = {}) {
  return tapeJob('radarr', { status, spec });
}

describe('Collector, over time', () => {
  let world: Collecting;
  beforeEach(async () => {
    world = await Collecting.create('radarr');
    show({ lastSuccess: '2026-08-22T10:01:00Z' });
  });
  afterEach(() => world.close());

  /** What the cluster says from now on. */
  function show(status: object, spec?: Record<string, unknown>): void {
    world.home1.objects = [
      claim('radarr'),
      deployment('radarr'),
      job(status, spec),
    ];
  }

  const plan = async () => (await world.view('radarr')).items[0].plans[0];

  async function days() {
    const rows = await world.store.getPlanDays(
      [(await plan()).id],
      '2026-01-01',
    );
    return Object.fromEntries(
      rows.map(({ day, result, made, missed, failed }) => [
        day,
        { result, made, missed, failed },
      ]),
    );
  }

  async function runs(): Promise<string[]> {
    const rows = await world.store.getRuns((await plan()).id, { limit: 99 });
    return rows.map(
      ({ outcome, finishedAt, seenAt }) =>
        `${outcome} ${new Date(1000 * (finishedAt ?? seenAt))
          .toISOString()
          .slice(5, 16)}`,
    );
  }

  it('writes nothing of a plan about which nothing is new', async () => {
    const collector = world.collector();
    expect(await world.collect(collector)).toEqual({
      plans: 1,
      entities: 1,
      planRowsWritten: 1,
      entityRowsWritten: 1,
    });
    for (let cycle = 0; cycle < 3; cycle += 1) {
      world.pass({ minutes: 5 });
      expect(await world.collect(collector)).toMatchObject({
        planRowsWritten: 0,
        entityRowsWritten: 0,
      });
    }
    expect(await runs()).toEqual(['succeeded 08-22T10:01']);
    // The row of its source was stamped: it is current.
    expect(await world.view('radarr')).toMatchObject({
      verdict: 'protected',
      checkedAt: '2026-08-22T10:20:00.000Z',
    });
  });

  it('counts what was made, what failed and what was missed, per day', async () => {
    const collector = world.collector();
    // Hourly copies until the evening …
    for (; world.now.getUTCHours() < 18; world.pass({ hours: 1 })) {
      const hour = world.now.toISOString().slice(0, 14);
      show({ lastSuccess: `${hour}01:00Z` });
      await world.collect(collector);
    }
    // … one that fails, and is retried …
    for (const minutes of [5, 10, 25]) {
      show({ lastSuccess: '2026-08-22T17:01:00Z', error: 'tape is torn' });
      await world.collect(collector);
      world.pass({ minutes });
    }
    // … and a night in which nothing runs.
    show({ lastSuccess: '2026-08-22T18:40:00Z' });
    await world.collect(collector);
    while (world.now < new Date('2026-08-23T06:00:00Z')) {
      world.pass({ minutes: 30 });
      await world.collect(collector);
    }
    expect(await runs()).toEqual([
      'succeeded 08-22T18:40',
      'failed 08-22T18:05',
      ...[17, 16, 15, 14, 13, 12, 11, 10].map(
        hour => `succeeded 08-22T${hour}:01`,
      ),
    ]);
    expect(await plan()).toMatchObject({ state: 'overdue' });
    const told = await days();
    expect(told).toMatchObject({
      '2026-08-22': { result: 'failed', made: 9, failed: 1 },
      '2026-08-23': { result: 'missed', made: 0, failed: 0 },
    });
    // Each on its own day: from 19:00 to 23:00, and from 00:00 to 05:00; the
    // slot of 06:00 is still inside its grace.
    expect(told['2026-08-22'].missed).toBe(5);
    expect(told['2026-08-23'].missed).toBe(6);
  });

  it('calls a day neither made nor missed when nobody looked', async () => {
    await world.collect();
    world.pass({ hours: 72 });
    show({ lastSuccess: '2026-08-25T10:01:00Z' });
    await world.collect();
    const { days: strip } = await plan();
    expect(strip).toHaveLength(30);
    expect(strip.slice(-5).map(({ day, result }) => [day, result])).toEqual([
      ['2026-08-21', 'not-observed'],
      ['2026-08-22', 'made'],
      ['2026-08-23', 'not-observed'],
      ['2026-08-24', 'not-observed'],
      ['2026-08-25', 'made'],
    ]);
  });

  it('adds a run that was seen late to its day, also after a restart', async () => {
    const collector = world.collector();
    await world.collect(collector);
    world.pass({ hours: 1 });
    show({ lastSuccess: '2026-08-22T11:01:00Z' });
    await world.collect(collector);
    // An outage of three days; the last copy was made soon after it began.
    world.pass({ hours: 72 });
    show({ lastSuccess: '2026-08-22T12:01:00Z' });
    await world.collect(world.collector());
    expect(await days()).toMatchObject({ '2026-08-22': { made: 3 } });
  });

  it('does not take what a paused job claims for a run', async () => {
    const collector = world.collector();
    await world.collect(collector);
    for (const minute of ['05', '10']) {
      world.pass({ minutes: 5 });
      show({ lastSuccess: `2026-08-22T10:${minute}:30Z` }, { paused: true });
      await world.collect(collector);
    }
    expect(await runs()).toEqual(['succeeded 08-22T10:01']);
    expect(await plan()).toMatchObject({ state: 'suspended', counted: false });
  });

  it('knows after a restart what it knew before', async () => {
    const alone = await Collecting.create('radarr');
    const collectors = [world.collector(), world.collector()];
    const lonely = alone.collector();
    let newest = '2026-08-22T10:01:00Z';
    for (let cycle = 0; cycle < 40; cycle += 1) {
      const isoNow = world.now.toISOString();
      if (cycle % 3 === 0) newest = isoNow;
      show({
        lastSuccess: newest,
        error: cycle % 7 === 5 ? `error ${cycle}` : undefined,
      });
      if (cycle % 11 === 4) world.home1.objects.length = 2;
      world.home1.refused = new Set(cycle % 13 === 6 ? ['Deployment'] : []);
      alone.home1.objects = world.home1.objects;
      alone.home1.refused = world.home1.refused;
      alone.now = world.now;
      // The processes take turns, so each reads what the other one wrote.
      const written = await world.collect(collectors[cycle % 2]);
      expect(written).toEqual(await alone.collect(lonely));
      expect(await world.view('radarr')).toEqual(await alone.view('radarr'));
      world.pass({ minutes: 35 });
    }
    expect(await world.store.load()).toEqual(await alone.store.load());
    await alone.close();
  });

  it('leaves the field to a process that began later', async () => {
    const [slow, quick] = [world.collector(), world.collector()];
    const entities = await world.listEntities();
    let answer = (_: typeof entities) => {};
    let asked = () => {};
    const slowIsAsking = new Promise<void>(resolve => {
      asked = resolve;
    });
    world.listEntities = () => {
      asked();
      return new Promise(resolve => {
        answer = resolve;
      });
    };
    const late = world.collect(slow);
    await slowIsAsking;
    world.listEntities = async () => entities;
    world.pass({ minutes: 5 });
    await world.collect(quick);
    const kept = await world.store.load();

    answer([]);
    await expect(late).rejects.toMatchObject({ name: 'ConflictError' });
    expect(await world.store.load()).toEqual(kept);
    // It may try again.
    await world.collect(slow);
    expect(await world.view('radarr')).toMatchObject({ linked: true });
  });

  it('keeps both of two findings that are called the same', async () => {
    const [tapedeck] = world.providers;
    world.providers = [
      {
        ...tapedeck,
        *observeCluster(snapshot) {
          for (const fact of tapedeck.observeCluster(snapshot)) {
            yield fact;
            if (fact.type !== 'plan') continue;
            for (const title of ['One is dusty.', 'Two is dusty.']) {
              yield {
                type: 'finding',
                finding: {
                  code: 'dusty',
                  severity: 'advice',
                  title,
                  causeKey: 'dust',
                  evidence: [],
                },
                about: {
                  object: fact.object,
                  planKey: fact.key,
                  labels: fact.labels,
                },
              };
            }
          }
        },
      },
    ];
    const titles = async () =>
      (await plan()).findings.map(finding => finding.title);
    await world.collect();
    expect(await titles()).toEqual(['One is dusty.', 'Two is dusty.']);
    const { facts } = await world.store.load();
    expect(facts.filter(({ fact }) => fact.type === 'finding')).toHaveLength(2);
    // Also where they come from the database, because nothing is read.
    world.home1.failure = new Error('away');
    world.pass({ minutes: 5 });
    await world.collect();
    expect(await titles()).toEqual(['One is dusty.', 'Two is dusty.']);
  });
});
