import { Collecting } from '../__testUtils__/collecting';
import { copiedApp, tapeJob } from '../__testUtils__/manifests';

const COPIED = new Date('2026-08-22T10:01:00Z');

describe('Collector, where not everything answers', () => {
  let world: Collecting;
  beforeEach(async () => {
    world = await Collecting.create('radarr', 'sonarr');
    world.home1.objects = copiedApp('radarr', COPIED);
    world.home2.objects = copiedApp('sonarr', COPIED);
  });
  afterEach(() => world.close());

  const sources = async () =>
    (await world.store.getSources()).map(({ id, outcome }) => [id, outcome]);

  const plan = async (app: string) => (await world.view(app)).items[0].plans[0];

  it('keeps what it knew of a silent cluster, and changes nothing for the other', async () => {
    const collector = world.collector();
    await world.collect(collector);
    expect(await plan('radarr')).toMatchObject({ state: 'healthy' });
    const sonarr = await plan('sonarr');

    world.home1.failure = new Error('connect ECONNREFUSED');
    world.pass({ minutes: 5 });
    expect(await world.collect(collector)).toMatchObject({
      planRowsWritten: 0,
    });
    expect(await sources()).toEqual([
      ['home-1/tapedeck', 'unread'],
      ['home-1/workloads', 'unread'],
      ['home-2/tapedeck', 'answered'],
      ['home-2/workloads', 'answered'],
    ]);
    // Still current: three intervals have not passed.
    expect(await world.view('radarr')).toMatchObject({
      verdict: 'protected',
      sources: [
        { error: { message: 'connect ECONNREFUSED' }, current: true },
        { error: { message: 'connect ECONNREFUSED' }, current: true },
      ],
    });

    world.pass({ minutes: 11 });
    await world.collect(collector);
    expect(await world.view('radarr')).toMatchObject({
      verdict: 'cannot-tell',
      lastKnownVerdict: 'protected',
      headline:
        "Can't tell: home-1 silent since 22 Aug 10:05 UTC. Last known: protected.",
      judgedAt: '2026-08-22T10:20:00.000Z',
    });
    expect(await plan('radarr')).toMatchObject({
      state: 'unreadable',
      lastKnownState: 'healthy',
      asOf: '2026-08-22T10:05:00.000Z',
    });
    expect(await plan('sonarr')).toEqual(sonarr);

    world.home1.failure = undefined;
    world.pass({ hours: 1 });
    await world.collect(collector);
    expect(await plan('radarr')).toMatchObject({ state: 'late' });
  });

  it('blames a provider that throws, and nothing else', async () => {
    const collector = world.collector();
    await world.collect(collector);
    world.providers = [
      {
        id: 'tapedeck',
        title: 'Tapedeck',
        apiGroups: [],
        resources: world.providers[0].resources,
        observeCluster() {
          throw new TypeError('x is not a function');
        },
      },
    ];
    world.pass({ minutes: 5 });
    await world.collect();
    expect(await sources()).toEqual([
      ['home-1/tapedeck', 'unread'],
      ['home-1/workloads', 'answered'],
      ['home-2/tapedeck', 'unread'],
      ['home-2/workloads', 'answered'],
    ]);
    expect(await plan('radarr')).toMatchObject({ state: 'healthy' });
    const { sources: shown } = await world.view('radarr');
    expect(
      shown.find(({ id }) => id === 'home-1/tapedeck')?.error,
    ).toMatchObject({
      message: 'Provider tapedeck failed: x is not a function',
    });
  });

  it('calls a plan gone when a complete list lacks it, and only then', async () => {
    const collector = world.collector();
    await world.collect(collector);

    world.home1.objects = copiedApp('radarr', COPIED).slice(0, 2);
    world.home1.refused.add('TapeJob');
    world.pass({ minutes: 5 });
    await world.collect(collector);
    expect(await plan('radarr')).toMatchObject({ state: 'healthy' });

    world.home1.refused.clear();
    world.pass({ minutes: 5 });
    await world.collect(collector);
    const { planId, ...problem } = (await world.view('radarr')).problems.filter(
      ({ kind }) => kind.type === 'state',
    )[0];
    expect(problem).toMatchObject({
      title: 'Tape A copy of radarr is no longer made.',
      detail: expect.stringContaining('by 22 Aug 10:15 UTC'),
    });
    expect(await plan('radarr')).toMatchObject({ id: planId, state: 'gone' });

    // It comes back as the same plan, with its history.
    world.home1.objects = copiedApp('radarr', COPIED);
    world.pass({ minutes: 5 });
    await world.collect(collector);
    expect(await plan('radarr')).toMatchObject({
      id: planId,
      state: 'healthy',
    });
  });

  it('does not take for gone what may stand in a broken file', async () => {
    const collector = world.collector();
    await world.collect(collector);

    world.home1.objects = [];
    world.home1.issues = [
      { where: 'radarr.yaml:3', message: 'Broken.', hidesObjects: true },
    ];
    world.pass({ minutes: 5 });
    await world.collect(collector);
    expect(await world.view('radarr')).toMatchObject({ verdict: 'protected' });
    expect(await plan('radarr')).toMatchObject({ state: 'healthy' });
    expect((await world.view('radarr')).sources[0].issues).toEqual([
      'radarr.yaml:3: Broken.',
    ]);
    const told = () =>
      world.logger.warn.mock.calls.filter(([text]) => text.includes('Parts'));
    expect(told()).toHaveLength(1);
    await world.collect(collector);
    expect(told()).toHaveLength(1);

    // An object without a kind is broken, too, but no cluster has such a thing.
    world.home1.issues = [{ where: 'radarr.yaml:3', message: 'No kind.' }];
    world.pass({ minutes: 5 });
    await world.collect(collector);
    expect(await world.view('radarr')).toMatchObject({
      linked: true,
      items: [{ plans: [{ state: 'gone' }] }],
    });
  });

  it('does not call a volume unprotected while something could not be read', async () => {
    world.home1.objects = copiedApp('radarr', COPIED).slice(0, 2);
    world.home1.issues = [
      { where: 'all.yaml:9', message: 'Broken.', hidesObjects: true },
    ];
    const collector = world.collector();
    await world.collect(collector);
    expect(await world.view('radarr')).toMatchObject({
      verdict: 'cannot-tell',
      items: [{ unprotected: false }],
    });
    world.home1.issues = [];
    world.pass({ minutes: 5 });
    await world.collect(collector);
    expect(await world.view('radarr')).toMatchObject({
      verdict: 'at-risk',
      headline: 'At risk: nothing copies radarr.',
    });
  });

  it('does not wait for a cluster that never answers once the cycle is stopped', async () => {
    world.home1.hangs = true;
    const stop = new AbortController();
    const cycle = world.collector().collect({ signal: stop.signal });
    stop.abort(new Error('the time is up'));
    await expect(cycle).rejects.toThrow('the time is up');
    expect(await sources()).toEqual([]);
  });

  it("goes on with the catalog's last answer when it gives none", async () => {
    const collector = world.collector();
    const answer = world.listEntities;
    world.listEntities = async () => {
      throw new Error('the catalog is away');
    };
    await expect(world.collect(collector)).rejects.toThrow('is away');
    expect(await sources()).toEqual([]);

    world.listEntities = answer;
    await world.collect(collector);
    world.listEntities = async () => {
      throw new Error('the catalog is away');
    };
    world.home1.objects.push(tapeJob('radarr-b', { claim: 'radarr' }));
    world.pass({ minutes: 5 });
    await world.collect(collector);
    expect((await world.view('radarr')).items[0].plans).toHaveLength(2);
  });

  it('forgets a cluster that is read no more', async () => {
    await world.collect();
    world.clusters = [world.home1];
    world.pass({ minutes: 5 });
    await world.collect();
    const kept = await world.store.load();
    expect(JSON.stringify(kept)).not.toContain('home-2');
    expect(kept.plans).toHaveLength(1);
    expect(await world.view('sonarr')).toMatchObject({ linked: false });
  });
});
