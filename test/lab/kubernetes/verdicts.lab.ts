import { DEMO_STATES, homelabEntities, homelabManifestsAt } from 'backups-demo';
import { LoopbackContractCluster, QUERIES } from 'backups-demo/testUtils';
import { LabPipeline } from './LabPipeline';
import { RealContractCluster } from './RealContractCluster';

const HOUR = 3_600_000;
const MINUTE = 60_000;

jest.setTimeout(1_800_000);

describe('the pipeline over a real API server', () => {
  const anchor = new Date();
  let now = new Date(anchor.getTime() - 26 * HOUR);
  const clock = () => now;
  const objectsAt = () =>
    homelabManifestsAt({ cluster: 'home-1', now, anchor });

  let real: RealContractCluster;
  let standIn: LoopbackContractCluster;
  let overReal: LabPipeline;
  let overStandIn: LabPipeline;

  beforeAll(async () => {
    real = await RealContractCluster.start(QUERIES);
    standIn = await LoopbackContractCluster.start(QUERIES);
    const entities = homelabEntities();
    const pipeline = (cluster: typeof real | typeof standIn) =>
      LabPipeline.create({ transport: cluster.transport(), entities, clock });
    overReal = await pipeline(real);
    overStandIn = await pipeline(standIn);

    const collect = async () => {
      const objects = objectsAt();
      await real.load(objects);
      await standIn.load(real.asHeld(objects));
      await overReal.collect();
      await overStandIn.collect();
    };
    while (now < anchor) {
      await collect();
      const near = anchor.getTime() - now.getTime() <= HOUR;
      now = new Date(now.getTime() + (near ? 5 * MINUTE : HOUR));
    }
    now = anchor;
    await collect();
  });

  afterAll(async () => {
    await overReal?.stop();
    await overStandIn?.stop();
    await real?.stop();
    await standIn?.stop();
  });

  it('tells of every app, word for word, what it tells over the stand-in', async () => {
    const views = await overReal.views();
    expect(Object.keys(views).length).toBeGreaterThan(30);
    expect(
      Object.values(views).filter(({ linked }) => linked).length,
    ).toBeGreaterThan(25);
    expect(views).toEqual(await overStandIn.views());
  });

  it('sees every plan in the state its story tells', async () => {
    const states = await overReal.states(now);
    const told = new Map(
      DEMO_STATES.map(({ plan, state, clusterSays }) => [
        plan,
        // No repository is asked here.
        (clusterSays ?? state) as string,
      ]),
    );
    expect(states.size).toBeGreaterThan(40);
    const different = [...states].filter(
      ([plan, state]) => state !== (told.get(plan) ?? 'healthy'),
    );
    expect(different).toEqual([]);
  });
});
