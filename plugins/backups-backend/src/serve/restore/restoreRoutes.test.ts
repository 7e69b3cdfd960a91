import request from 'supertest';
import { RESTORE_PATH, restoreWorld } from './__testUtils__/restoreWorld';

describe('routes about getting data back', () => {
  const world = restoreWorld();

  it('offer every way, and recommend the newest point in time', async () => {
    const { server } = await world.start();
    const { body } = await request(server).get(
      `${RESTORE_PATH}/radarr/restore`,
    );
    expect(world.deviations('RestoreOptions', body)).toBe('No errors');
    const [radarr] = body.items.filter((item: any) => item.name === 'radarr');
    expect(radarr.paths.map((path: any) => path.object).sort()).toEqual([
      'ReplicationSource downloads/radarr',
      'ReplicationSource downloads/radarr-b2',
    ]);
    expect(radarr.recommended.dataTime).toBe('2026-08-22T09:00:00.000Z');

    const earlier = await request(server).get(
      `${RESTORE_PATH}/radarr/restore?moment=2026-08-22T08:45:00Z`,
    );
    expect(
      earlier.body.items.find((item: any) => item.name === 'radarr').recommended
        .dataTime,
    ).toBe('2026-08-22T00:11:00.000Z');
  });

  it('write a runbook from live objects, with the autoscaler that was read', async () => {
    const { server } = await world.start();
    const { body } = await request(server).get(
      `${RESTORE_PATH}/radarr/runbook?scenario=volume-lost&moment=2026-08-22T09:30:00Z&tag=0822-1000`,
    );
    expect(world.deviations('RunbookAnswer', body)).toBe('No errors');
    const text = JSON.stringify(body.runbook);
    expect(text).toContain('scaledobjects.keda.sh');
    expect(text).toContain('"restoreAsOf":"2026-08-22T09:30:00Z"');
    expect(text).toContain('radarr-restore-0822-1000');
    expect(body.drilled[0].text).toContain('Never drilled');
    expect(
      await request(server).get(
        `${RESTORE_PATH}/radarr/runbook?scenario=look&planId=0123456789abcdef`,
      ),
    ).toMatchObject({ status: 404 });
  });

  it('bring several volumes back to one moment together, and tell the skew', async () => {
    const { server } = await world.start();
    const { body } = await request(server).get(
      `${RESTORE_PATH}/radarr/runbook?scenario=broken-since&moment=2026-08-22T09:30:00Z`,
    );
    expect(world.deviations('RunbookAnswer', body)).toBe('No errors');
    expect(body.targets.map((target: any) => target.item).sort()).toEqual([
      'media',
      'radarr',
    ]);
    expect(body.skewSeconds).toBe(30 * 60);
    expect(JSON.stringify(body.runbook.warnings)).toContain('30 min');
    const pauses = body.runbook.steps.filter(
      (step: any) => step.phase === 'pause',
    );
    const stops = JSON.stringify(pauses).match(/"--replicas=0"/g);
    expect(pauses).toHaveLength(1);
    // What is the same for both is done once.
    expect(stops).toHaveLength(1);
  });

  it('have Git deploy the app once, when volumes and databases of a lost cluster are back', async () => {
    const { server } = await world.start();
    const { body } = await request(server).get(
      `${RESTORE_PATH}/radarr/runbook?scenario=cluster-gone`,
    );
    expect(body.targets).toHaveLength(2);
    const last = body.runbook.steps.filter(
      (step: any) => step.phase === 'put-back',
    );
    expect(last.map((step: any) => step.id)).toEqual(['put-back/deploy']);
  });

  it('tell of restores that run or have just ended, and not of old ones', async () => {
    const { server } = await world.start();
    const { body } = await request(server).get(
      `${RESTORE_PATH}/radarr/restore`,
    );
    expect(body.seen).toEqual([
      {
        object: 'ReplicationDestination downloads/radarr-restore',
        cluster: 'home-1',
        outcome: 'restored-nothing',
        at: '2026-08-22T09:20:00.000Z',
        detail: expect.stringContaining('found no snapshot'),
      },
    ]);
    const other = await request(server).get(`${RESTORE_PATH}/sonarr/restore`);
    expect(other.body.seen).toEqual([]);
  });

  it('say that nothing is known of an app without backups', async () => {
    const { server } = await world.start();
    const { body } = await request(server).get(
      `${RESTORE_PATH}/sonarr/restore`,
    );
    expect(world.deviations('RestoreOptions', body)).toBe('No errors');
    expect(body.items).toEqual([]);
    const runbook = await request(server).get(
      `${RESTORE_PATH}/sonarr/runbook?scenario=volume-lost`,
    );
    expect(runbook.body.because).toContain('no copy to restore from');
  });
});
