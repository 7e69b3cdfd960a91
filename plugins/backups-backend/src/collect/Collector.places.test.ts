import { Collecting } from '../__testUtils__/collecting';
import { claim, deployment, tapeJob } from '../__testUtils__/manifests';

const COPIED = '2026-08-22T10:01:00Z';

describe('Collector, where PersistentVolumes may not be read', () => {
  let world: Collecting;
  beforeEach(async () => {
    world = await Collecting.create('radarr');
    world.clusters = [world.home1];
    // The tape stands beside the cluster: it may be where the volume lies, too.
    world.providers = world.providers.map(provider => ({
      ...provider,
      *observeCluster(snapshot) {
        for (const fact of provider.observeCluster(snapshot)) {
          yield fact.type === 'plan'
            ? { ...fact, destination: { ...fact.destination, offSite: false } }
            : fact;
        }
      },
    }));
    world.home1.objects = [
      claim('radarr', { volumeName: 'pvc-1', storageClassName: 'nfs' }),
      deployment('radarr'),
      tapeJob('radarr', { status: { lastSuccess: COPIED } }),
    ];
  });
  afterEach(() => world.close());

  const told = async () => {
    const { verdict, items } = await world.view('radarr');
    return [verdict, items[0].plans[0].notCountedBecause];
  };

  it('does not take the storage class for the place of a volume', async () => {
    world.home1.refused.add('PersistentVolume');
    await world.collect();
    expect(await told()).toEqual([
      'cannot-tell',
      expect.stringContaining('was not read'),
    ]);
  });

  it('keeps what it knew from when they were', async () => {
    const collector = world.collector();
    await world.collect(collector);
    expect(await told()).toEqual(['protected', undefined]);
    world.home1.refused.add('PersistentVolume');
    world.pass({ minutes: 5 });
    await world.collect(collector);
    expect(await told()).toEqual(['protected', undefined]);
  });
});
