import { Collecting } from '../__testUtils__/collecting';
import {
  FakeServer,
  folderPlan,
  shelfProvider,
} from '../__testUtils__/FakeServer';
import {
  claim,
  copiedApp,
  deployment,
  mountingNfs,
  tapeJob,
} from '../__testUtils__/manifests';
import { readExemptions } from '../config/exemptionConfig';
import { EstateMetrics } from '../serve/metrics/EstateMetrics';

const COPIED = new Date('2026-08-22T10:01:00Z');

describe('Collector, of the estate as a whole', () => {
  let world: Collecting;
  beforeEach(async () => {
    world = await Collecting.create('radarr', 'lidarr');
    world.clusters = [world.home1];
    world.home1.objects = [
      ...copiedApp('radarr', COPIED),
      claim('lidarr'),
      deployment('lidarr'),
      claim('forgotten', { storageClassName: 'openebs-hostpath' }),
    ];
  });
  afterEach(() => world.close());

  const uncovered = async () => {
    const { items } = await world.estate().getUncoveredItems();
    return items.map(({ name, state }) => `${name}: ${state}`);
  };

  it('lists what nothing copies, whether or not an app owns it', async () => {
    await world.collect();
    const { items } = await world.estate().getUncoveredItems();
    expect(items).toEqual([
      expect.objectContaining({
        name: 'forgotten',
        state: 'unprotected',
        entities: [],
        storageClass: 'openebs-hostpath',
        mountedBy: [],
      }),
      expect.objectContaining({
        name: 'lidarr',
        state: 'unprotected',
        entities: ['component:default/lidarr'],
        mountedBy: ['Deployment downloads/lidarr'],
        sizeBytes: 5 * 1024 ** 3,
      }),
    ]);
  });

  it('says who could not be asked, and forgets nothing it knew', async () => {
    const collector = world.collector();
    await world.collect(collector);
    world.home1.refused.add('TapeJob');
    world.home1.objects.push(claim('young'));
    world.pass({ minutes: 5 });
    await world.collect(collector);
    expect(await uncovered()).toEqual([
      'forgotten: unprotected',
      'lidarr: unprotected',
      'young: cannot-tell',
    ]);

    world.pass({ hours: 1 });
    expect(await uncovered()).toEqual([
      'forgotten: cannot-tell',
      'lidarr: cannot-tell',
      'young: cannot-tell',
    ]);
  });

  it('calls unprotected what a system that is not read does not reach', async () => {
    world.home1.apiGroups?.add('longhorn.io');
    await world.collect();
    expect(await uncovered()).toEqual([
      'forgotten: unprotected',
      'lidarr: unprotected',
    ]);
  });

  it.each(['kopiur.home-operations.com', 'velero.io'])(
    'calls nothing unprotected where %s is there and is not read',
    async group => {
      world.home1.apiGroups?.add(group);
      await world.collect();
      expect(await uncovered()).toEqual([
        'forgotten: cannot-tell',
        'lidarr: cannot-tell',
      ]);
    },
  );

  it('leaves out what the configuration exempts, until that ends', async () => {
    world.exemptions = readExemptions({
      exemptions: [
        {
          match: { storageClass: 'openebs-hostpath' },
          reason: 'caches',
          until: '2026-08-23',
        },
        { match: { name: '^lid', namespace: 'downloads' }, reason: 'rebuilt' },
      ],
    });
    await world.collect();
    expect(await uncovered()).toEqual(['forgotten: exempt', 'lidarr: exempt']);
    expect(await world.view('lidarr')).toMatchObject({
      verdict: 'exempt',
      items: [
        {
          exemption: {
            reason: 'rebuilt',
            declaredBy: 'configuration backups.exemptions[1]',
          },
        },
      ],
    });
    world.pass({ hours: 24 });
    await world.collect();
    expect(await uncovered()).toEqual([
      'forgotten: unprotected',
      'lidarr: exempt',
    ]);
  });

  it('knows folders of a server by the server and what lies below', async () => {
    world.home1.objects = [
      mountingNfs('lidarr', 'nas.internal', '/mnt/tank/scratch/lidarr'),
      mountingNfs('radarr', 'nas.internal', '/mnt/tank/scratchy'),
    ];
    world.exemptions = readExemptions({
      exemptions: [
        {
          match: { server: 'NAS.internal', path: '/mnt/tank/scratch' },
          reason: 'scratch',
        },
      ],
    });
    await world.collect();
    expect(await uncovered()).toEqual([
      'nas.internal:/mnt/tank/scratchy: unprotected',
      'nas.internal:/mnt/tank/scratch/lidarr: exempt',
    ]);
  });

  it('lists places with what lives there and the newest success', async () => {
    const nas = new FakeServer('nas', () => world.now);
    nas.facts = folderPlan(
      'nas',
      '/mnt/tank',
      new Date('2026-08-01T01:00:00Z'),
    );
    world.providers.push(shelfProvider(nas));
    await world.collect();
    const { destinations } = await world.estate().getDestinations();
    expect(destinations).toEqual([
      expect.objectContaining({
        label: 'Bucket',
        offSite: true,
        plans: 1,
        states: [{ state: 'overdue', plans: 1 }],
        entities: 0,
      }),
      expect.objectContaining({
        label: 'Tape A',
        plans: 1,
        items: 1,
        itemBytes: 5 * 1024 ** 3,
        entities: 1,
        states: [{ state: 'healthy', plans: 1 }],
        newestContact: {
          at: '2026-08-22T10:01:00.000Z',
          object: 'TapeJob downloads/radarr',
        },
      }),
    ]);
  });

  it('makes one cause of one dead place: on the page of each app, in the list and as a metric', async () => {
    const apps = ['a', 'b', 'c', 'd'];
    world.listEntities = async () =>
      apps.map(name => ({
        ref: `component:default/${name}`,
        kind: 'component',
        name,
        annotations: {},
      }));
    world.home1.objects = apps.flatMap(name => copiedApp(name, COPIED));
    const collector = world.collector();
    await world.collect(collector);
    expect((await world.estate().getCauses()).causes).toEqual([]);

    world.home1.objects = apps.flatMap(name => [
      claim(name),
      deployment(name),
      tapeJob(name, {
        status: { lastSuccess: COPIED.toISOString(), error: 'tape is torn' },
      }),
    ]);
    world.pass({ minutes: 5 });
    await world.collect(collector);
    const { causes } = await world.estate().getCauses();
    expect(causes).toMatchObject([
      {
        key: 'destination/tape:A',
        title:
          'All 4 copies to Tape A went wrong together, from 22 Aug 10:10 UTC on.',
        plans: 4,
        of: 4,
        entities: apps.map(name => `component:default/${name}`),
      },
    ]);
    expect(await world.store.getEntity('component:default/a')).toMatchObject({
      statements: [{ code: 'past-rpo' }, { cause: 'destination/tape:A' }],
    });
    expect((await world.view('a')).items[0].plans[0].cause).toMatchObject({
      key: 'destination/tape:A',
      subject: 'Tape A',
    });
    const metrics = new EstateMetrics({
      store: world.store,
      causes: world.estateStore,
      clock: () => world.now,
    });
    expect((await metrics.read()).causes).toEqual([
      { kind: 'destination', subject: 'Tape A', copies: 4 },
    ]);

    world.home1.objects = apps.flatMap(name =>
      copiedApp(name, new Date('2026-08-22T10:12:00Z')),
    );
    world.pass({ minutes: 5 });
    await world.collect(collector);
    expect((await world.estate().getCauses()).causes).toEqual([]);
  });

  it('makes one cause of one dead cluster', async () => {
    const collector = world.collector();
    await world.collect(collector);
    world.home1.failure = new Error('connect ECONNREFUSED');
    world.pass({ minutes: 5 });
    await world.collect(collector);
    // What was read last still stands.
    expect((await world.estate().getCauses()).causes).toEqual([]);
    world.pass({ minutes: 11 });
    await world.collect(collector);
    expect((await world.estate().getCauses()).causes).toMatchObject([
      {
        key: 'source/home-1',
        title: 'home-1 has not answered since 22 Aug 10:05 UTC.',
        plans: 1,
      },
    ]);
  });

  it('invents no time for a cluster that never answered', async () => {
    world.home1.failure = new Error('connect ECONNREFUSED');
    const collector = world.collector();
    await world.collect(collector);
    world.pass({ minutes: 16 });
    await world.collect(collector);
    const { causes } = await world.estate().getCauses();
    expect(causes).toMatchObject([
      { key: 'source/home-1', title: 'home-1 has never answered.' },
    ]);
    expect(causes[0].since).toBeUndefined();
  });

  it('lists copies of which nobody knows what they copy', async () => {
    world.providers = world.providers.map(provider => ({
      ...provider,
      *observeCluster(snapshot) {
        for (const fact of provider.observeCluster(snapshot)) {
          yield fact.type === 'plan' ? { ...fact, itemKey: undefined } : fact;
        }
      },
    }));
    await world.collect();
    const { plansWithoutItem } = await world.estate().getFindings();
    expect(plansWithoutItem).toMatchObject([
      {
        object: 'TapeJob downloads/radarr',
        destination: 'Tape A',
        state: 'healthy',
      },
    ]);
  });

  it('writes nothing when nothing has changed', async () => {
    const collector = world.collector();
    await world.collect(collector);
    const write = jest.spyOn(world.estateStore, 'write');
    world.pass({ minutes: 5 });
    await world.collect(collector);
    expect(write.mock.calls.map(([, changes]) => changes)).toEqual([
      { upserts: [], removals: [] },
    ]);
  });

  it('is not written by a process that was overtaken', async () => {
    const fence = await world.store.beginCycle();
    await world.store.beginCycle();
    await expect(
      world.estateStore.write(fence, {
        upserts: [{ kind: 'cause', key: 'x', body: { key: 'x' } }],
        removals: [],
      }),
    ).rejects.toThrow('A newer collection has begun');
    expect(await world.estateStore.get('cause')).toEqual([]);
  });
});
