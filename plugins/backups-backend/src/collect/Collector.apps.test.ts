import { Collecting } from '../__testUtils__/collecting';
import { component } from '../__testUtils__/folderPipeline';
import {
  claim,
  copiedApp,
  deployment,
  mountingNfs,
} from '../__testUtils__/manifests';

const COPIED = new Date('2026-08-22T10:01:00Z');
const RADARR = {
  key: 'home-1/downloads/radarr',
  name: 'radarr',
  cluster: 'home-1',
  namespace: 'downloads',
  selector: 'app.kubernetes.io/name=radarr',
  workloads: ['Deployment radarr'],
  mounted: ['home-1/downloads/PersistentVolumeClaim/radarr'],
  loose: [],
  entities: [],
};

describe('Collector, of apps as labels name them', () => {
  let world: Collecting;
  beforeEach(async () => {
    world = await Collecting.create('lidarr');
    world.clusters = [world.home1];
    world.home1.objects = copiedApp('radarr', COPIED);
  });
  afterEach(() => world.close());

  const labelled = (object: any, labels: object) => ({
    ...object,
    metadata: { ...object.metadata, labels },
  });
  const apps = () => world.estate().getLabelledApps();
  const entities = async () =>
    (await apps()).apps.map(app => [app.name, app.entities]);

  it('tells what each consists of and which entities stand for it', async () => {
    world.home1.objects.push(
      claim('lidarr'),
      deployment('lidarr'),
      labelled(claim('lidarr-old'), { app: 'lidarr' }),
      claim('nobody'),
    );
    await world.collect();
    expect(await apps()).toEqual({
      now: '2026-08-22T10:05:00.000Z',
      complete: true,
      apps: [
        expect.objectContaining({
          name: 'lidarr',
          selector: 'app.kubernetes.io/name=lidarr',
          loose: ['home-1/downloads/PersistentVolumeClaim/lidarr-old'],
          entities: ['component:default/lidarr'],
        }),
        RADARR,
      ],
    });
  });

  it('does not take a volume of several apps for a sign of who stands for each', async () => {
    world.home1.objects = [
      mountingNfs('radarr', 'citadel.internal', '/mnt/atlas/media'),
      mountingNfs('lidarr', 'citadel.internal', '/mnt/atlas/media'),
    ];
    await world.collect();
    expect(await entities()).toEqual([
      ['lidarr', ['component:default/lidarr']],
      ['radarr', []],
    ]);
  });

  it.each([
    ['does not answer', () => void (world.home1.failure = new Error('down'))],
    ['lists no workloads', () => void world.home1.refused.add('Deployment')],
  ])('keeps them while a cluster %s, and says so in time', async (_, fail) => {
    const collector = world.collector();
    await world.collect(collector);
    expect(await apps()).toMatchObject({ complete: true, apps: [RADARR] });
    fail();
    world.pass({ minutes: 20 });
    await world.collect(collector);
    expect(await apps()).toMatchObject({ complete: false, apps: [RADARR] });
  });

  it('is not complete before anything was read', async () => {
    expect(await apps()).toMatchObject({ complete: false, apps: [] });
    world.home1.failure = new Error('down');
    await world.collect();
    expect(await apps()).toMatchObject({ complete: false, apps: [] });
  });

  it('forgets an app once nothing of it is there', async () => {
    world.listEntities = async () => [component('radarr')];
    const collector = world.collector();
    await world.collect(collector);
    expect(await entities()).toEqual([
      ['radarr', ['component:default/radarr']],
    ]);
    world.home1.objects = [];
    world.pass({ minutes: 5 });
    await world.collect(collector);
    expect(await apps()).toMatchObject({ complete: true, apps: [] });
  });
});
