import { BackupsProvider } from 'backstage-plugin-backups-node';
import { Collecting } from '../__testUtils__/collecting';
import { copiedApp, deployment, claim } from '../__testUtils__/manifests';
import { tapedeckProvider } from '../__testUtils__/tapedeck';
import { ClusterConfig } from '../config/BackupsConfig';
import { WorkloadsProvider } from '../observe/workloads/WorkloadsProvider';
import { ReaderSupplier } from '../read/ReaderSupplier';
import { Collector } from './Collector';

const COPIED = new Date('2026-08-22T10:01:00Z');

describe('Collector, and which clusters it reads', () => {
  let world: Collecting;
  beforeEach(async () => {
    world = await Collecting.create('radarr', 'sonarr', 'bazarr');
    world.home1.objects = copiedApp('radarr', COPIED);
    world.home2.objects = [
      ...copiedApp('sonarr', COPIED),
      claim('bazarr'),
      deployment('bazarr'),
    ];
  });
  afterEach(() => world.close());

  const collectorOf = (options: {
    suppliers?: ReaderSupplier[];
    clusters?: Record<string, ClusterConfig>;
  }): Collector =>
    new Collector({
      readers: options.suppliers ? [] : world.clusters,
      providers: [
        new WorkloadsProvider({ storageClasses: {} }),
        ...world.providers,
      ],
      store: world.store,
      tiers: {},
      logger: world.logger,
      listEntities: () => world.listEntities(),
      clock: () => world.now,
      ...options,
    });

  const sources = async () =>
    (await world.store.getSources()).map(({ id, outcome }) => [id, outcome]);

  it('calls nothing unprotected where only plans are judged', async () => {
    await world.collect(collectorOf({}));
    expect(await world.view('bazarr')).toMatchObject({ verdict: 'at-risk' });

    const clusters = { 'home-2': { judge: 'plans-only' } as const };
    await world.collect(collectorOf({ clusters }));
    expect(await world.view('bazarr')).toMatchObject({ linked: false });
    expect(await world.store.getUnlinked()).toEqual([]);
    expect(await world.view('sonarr')).toMatchObject({ verdict: 'protected' });

    // Its plan goes, and so does what it claimed; nobody says "unprotected".
    world.home2.objects = world.home2.objects.filter(
      object => (object as { kind: string }).kind !== 'TapeJob',
    );
    world.pass({ minutes: 5 });
    await world.collect(collectorOf({ clusters }));
    const { items } = await world.view('sonarr');
    expect(items[0]).toMatchObject({ unprotected: false });
  });

  it('does not read a cluster that is off', async () => {
    const read = jest.spyOn(world.home2, 'read');
    await world.collect(
      collectorOf({ clusters: { 'home-2': { judge: 'off' } } }),
    );
    expect(read).not.toHaveBeenCalled();
    expect(await sources()).toEqual([
      ['home-1/tapedeck', 'answered'],
      ['home-1/workloads', 'answered'],
    ]);
  });

  it('forgets nothing when nobody knows which clusters there are', async () => {
    let down = false;
    const supplier: ReaderSupplier = {
      title: 'Kubernetes plugin',
      intervalSeconds: 300,
      async listReaders() {
        if (down) throw new Error('connect ECONNREFUSED');
        return world.clusters;
      },
    };
    const suppliers = [supplier];
    await world.collect(collectorOf({ suppliers }));
    const before = await world.view('radarr');
    expect(before.verdict).toBe('protected');

    // Another process, which has never seen the list.
    down = true;
    world.pass({ minutes: 5 });
    const restarted = collectorOf({ suppliers });
    await world.collect(restarted);
    expect(await sources()).toEqual([
      ['Kubernetes plugin/clusters', 'never-read'],
      ['home-1/tapedeck', 'unread'],
      ['home-1/workloads', 'unread'],
      ['home-2/tapedeck', 'unread'],
      ['home-2/workloads', 'unread'],
    ]);
    expect(await world.view('radarr')).toMatchObject({
      verdict: 'protected',
      items: before.items.map(({ name }) => ({ name })),
      sources: [
        { error: { message: 'connect ECONNREFUSED' } },
        { error: { message: 'connect ECONNREFUSED' } },
      ],
    });

    down = false;
    world.pass({ minutes: 1 });
    await world.collect(restarted);
    expect(await sources()).toEqual([
      ['home-1/tapedeck', 'answered'],
      ['home-1/workloads', 'answered'],
      ['home-2/tapedeck', 'answered'],
      ['home-2/workloads', 'answered'],
    ]);
  });

  it('says which kinds that enrich are not read; the verdict stays', async () => {
    const [tapes] = tapedeckProvider.resources;
    const labels = { ...tapes, plural: 'tapelabels', kind: 'TapeLabel' };
    const provider: BackupsProvider = {
      ...tapedeckProvider,
      resources: [tapes, { ...labels, need: 'enriches' }],
    };
    world.providers = [provider];
    world.home1.refused.add('TapeLabel');
    await world.collect(collectorOf({}));
    const { verdict, sources: own } = await world.view('radarr');
    expect(verdict).toBe('protected');
    expect(own.map(({ id, outcome, issues }) => [id, outcome, issues])).toEqual(
      [
        [
          'home-1/tapedeck',
          'answered',
          ['TapeLabel: home-1 refuses to list TapeLabel.'],
        ],
        ['home-1/workloads', 'answered', undefined],
      ],
    );
  });

  it('logs every kind that it may not list at once, and again only when that changes', async () => {
    const [tapes] = tapedeckProvider.resources;
    const labels = { ...tapes, plural: 'tapelabels', kind: 'TapeLabel' };
    world.providers = [{ ...tapedeckProvider, resources: [tapes, labels] }];
    world.home1.refused.add('TapeJob').add('TapeLabel');
    const collector = collectorOf({});
    const logged = () =>
      jest
        .mocked(world.logger.warn)
        .mock.calls.filter(
          ([message]) => message === 'Parts of a cluster could not be read',
        )
        .map(([, details]) => details);

    await world.collect(collector);
    world.pass({ minutes: 5 });
    await world.collect(collector);
    const refused = (kind: string, plural: string) =>
      `tapedeck.example.com/${plural}: home-1 refuses to list ${kind}.`;
    expect(logged()).toEqual([
      {
        cluster: 'home-1',
        issues: [
          refused('TapeJob', 'tapejobs'),
          refused('TapeLabel', 'tapelabels'),
        ],
      },
    ]);

    world.home1.refused.delete('TapeJob');
    world.pass({ minutes: 5 });
    await world.collect(collector);
    expect(logged().slice(1)).toEqual([
      { cluster: 'home-1', issues: [refused('TapeLabel', 'tapelabels')] },
    ]);
  });

  it('tells when it will ask a cluster again that does not answer', async () => {
    const collector = collectorOf({});
    world.home1.failure = new Error('connect ECONNREFUSED');
    await world.collect(collector);
    world.pass({ minutes: 5 });
    await world.collect(collector);
    world.pass({ minutes: 5 });
    const read = jest.spyOn(world.home1, 'read');
    await world.collect(collector);
    expect(read).not.toHaveBeenCalled();
    const [source] = await world.store.getSources();
    const at = (time: string) => Date.parse(time) / 1000;
    expect(source).toMatchObject({
      id: 'home-1/tapedeck',
      error: {
        message: 'connect ECONNREFUSED',
        at: at('2026-08-22T10:10:00Z'),
      },
      nextReadAt: at('2026-08-22T10:20:00Z'),
    });
    collector.hurry();
    await world.collect(collector);
    expect(read).toHaveBeenCalledTimes(1);
  });
});
