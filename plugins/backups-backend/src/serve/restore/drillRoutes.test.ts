import { proseText } from 'backstage-plugin-backups-common';
import request from 'supertest';
import { RESTORE_PATH, restoreWorld } from './__testUtils__/restoreWorld';

describe('drills', () => {
  const world = restoreWorld();

  it('keep drills with who did them, and show the last that proved something', async () => {
    const { server } = await world.start();
    const options = await request(server).get(`${RESTORE_PATH}/radarr/restore`);
    const [{ key, paths }] = options.body.items;
    const drill = {
      itemKey: key,
      planId: paths[0].planId,
      scenario: 'look',
      outcome: 'proven',
      finishedAt: '2026-08-22T10:00:00Z',
      durationSeconds: 380,
      check: 'The library was complete.',
    };
    const { status, body } = await request(server)
      .post(`${RESTORE_PATH}/radarr/drills`)
      .send(drill);
    expect(status).toBe(200);
    expect(world.deviations('DrillView', body)).toBe('No errors');
    expect(body).toMatchObject({ ...drill, reportedBy: 'user:default/mock' });

    const after = await request(server).get(`${RESTORE_PATH}/radarr/restore`);
    expect(after.body.lastProven).toEqual(body);
    const runbook = await request(server).get(
      `${RESTORE_PATH}/radarr/runbook?scenario=look&planId=${paths[0].planId}`,
    );
    expect(proseText(runbook.body.drilled)).toContain(
      'Last drilled on 2026-08-22 in 6 min',
    );
    expect(runbook.body.restoring).toEqual({
      seconds: { from: 380, to: 380 },
      restores: 1,
      lastAt: '2026-08-22T10:00:00.000Z',
    });
  });

  it('refuse drills of what is not the entity’s, and such that end in the future', async () => {
    const { server } = await world.start();
    const drill = {
      itemKey: 'home-1/other/PersistentVolumeClaim/x',
      planId: '0123456789abcdef',
      scenario: 'look',
      outcome: 'proven',
      finishedAt: '2026-08-22T10:00:00Z',
      check: 'x',
    };
    const post = (body: object) =>
      request(server).post(`${RESTORE_PATH}/radarr/drills`).send(body);
    expect((await post(drill)).status).toBe(400);
    expect((await post({ ...drill, check: ' ' })).status).toBe(400);
    const { body } = await request(server).get(
      `${RESTORE_PATH}/radarr/restore`,
    );
    const [{ key, paths }] = body.items;
    expect(
      (
        await post({
          ...drill,
          itemKey: key,
          planId: paths[0].planId,
          finishedAt: '2999-01-01T00:00:00Z',
        })
      ).status,
    ).toBe(400);
  });
});
