import { Collecting } from '../../__testUtils__/collecting';
import { copiedApp } from '../../__testUtils__/manifests';

describe('what is kept of a cluster that does not answer', () => {
  it('stays what it was, however often it is asked', async () => {
    const world = await Collecting.create('radarr');
    world.home1.objects = copiedApp('radarr', new Date('2026-08-22T10:01:00Z'));
    const collector = world.collector();
    const known = await world.collect(collector);

    world.home1.failure = new Error('connect ECONNREFUSED');
    // That it may hold more copies than were read is kept once.
    world.pass({ minutes: 61 });
    expect(await world.collect(collector)).toMatchObject({
      plans: known.plans,
      planRowsWritten: 0,
      entityRowsWritten: 1,
    });
    for (let cycle = 0; cycle < 3; cycle += 1) {
      world.pass({ minutes: 61 });
      expect(await world.collect(collector)).toMatchObject({
        plans: known.plans,
        planRowsWritten: 0,
        entityRowsWritten: 0,
      });
    }
    await world.close();
  });
});
