import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { RESTORE_PATH, restoreWorld } from './__testUtils__/restoreWorld';

const DRILL = {
  entityRef: 'component:default/radarr',
  item: 'radarr',
  copy: 'ReplicationSource downloads/radarr-b2',
  scenario: 'look',
  way: 'command-line',
  outcome: 'proven',
  finishedAt: '2026-08-22T09:45:00Z',
  durationSeconds: 380,
  pointTime: '2026-08-22T00:11:00Z',
  sizeBytes: 734_003_200,
  files: 4_211,
  check: 'PRAGMA integrity_check says ok.',
  evidence: 'https://ci.example.com/drills/17',
};
const SUBJECT = 'external:test-service';

describe('drills that jobs report', () => {
  const world = restoreWorld();

  async function start(
    drills = [{ subject: SUBJECT, entities: ['component:default/radarr'] }],
  ) {
    const { server } = await world.start({ drills });
    return {
      server,
      report: (body: object | string) =>
        request(server)
          .post('/api/backups/reports/drill')
          .set('Authorization', mockCredentials.service.header())
          .set('Content-Type', 'application/json')
          .send(body),
    };
  }

  it('are kept under the names that a job knows, for restore view and tab', async () => {
    const { server, report } = await start();
    const { status, body } = await report(DRILL);
    expect([status, body.error]).toEqual([200, undefined]);
    expect(world.deviations('DrillView', body)).toBe('No errors');
    const { entityRef, item, copy: _copy, ...told } = DRILL;
    expect(body).toMatchObject({
      ...told,
      entityRef,
      item,
      itemKey: 'home-1/downloads/PersistentVolumeClaim/radarr',
      reportedBy: SUBJECT,
    });

    const restore = await request(server).get(`${RESTORE_PATH}/radarr/restore`);
    expect(restore.body.lastProven).toEqual(body);
    const tab = await request(server).get(`${RESTORE_PATH}/radarr`);
    expect(
      tab.body.items.map((one: any) => [one.name, one.lastProven?.at]),
    ).toEqual(
      expect.arrayContaining([
        ['radarr', DRILL.finishedAt],
        ['media', undefined],
      ]),
    );
  });

  it('are kept once, however often they are sent', async () => {
    const { server, report } = await start();
    const first = await report(DRILL);
    const again = await report({
      ...DRILL,
      finishedAt: '2026-08-22T11:45:00+02:00',
    });
    expect(again.body).toEqual(first.body);
    await report({ ...DRILL, finishedAt: '2026-08-22T09:50:00Z' });
    const { body } = await request(server).get(
      `${RESTORE_PATH}/radarr/restore`,
    );
    expect(body.drills).toHaveLength(2);
  });

  it('are taken of failures too, and prove nothing then', async () => {
    const { server, report } = await start();
    await report({ ...DRILL, outcome: 'failed', check: 'database is locked' });
    const { body } = await request(server).get(
      `${RESTORE_PATH}/radarr/restore`,
    );
    expect(body.drills).toMatchObject([{ outcome: 'failed' }]);
    expect(body.lastProven).toBeUndefined();
  });

  it('say what there is where a name means nothing, or several things', async () => {
    const { report } = await start();
    const unknown = await report({ ...DRILL, copy: 'ReplicationSource x/y' });
    expect([unknown.status, unknown.body.error.message]).toEqual([
      400,
      expect.stringContaining(
        'There is: ReplicationSource downloads/radarr, ReplicationSource downloads/radarr-b2.',
      ),
    ]);
    const several = await report({ ...DRILL, copy: undefined });
    expect([several.status, several.body.error.message]).toEqual([
      400,
      expect.stringContaining('More than one'),
    ]);
    const { status } = await report({
      ...DRILL,
      item: 'media',
      copy: undefined,
    });
    expect(status).toBe(200);
  });

  it.each<[string, object | string, number]>([
    ['ends in the future', { ...DRILL, finishedAt: '2999-01-01T00:00Z' }, 400],
    ['was checked by nobody', { ...DRILL, check: ' ' }, 400],
    ['says what nobody asks', { ...DRILL, password: 'x' }, 400],
    ['is of no reference', { ...DRILL, entityRef: 'component:default/' }, 400],
    ['is no JSON', '{', 400],
    ['is too large', { ...DRILL, evidence: 'x'.repeat(70_000) }, 413],
    ['is of another app', { ...DRILL, entityRef: 'sonarr' }, 403],
  ])('are refused where one %s', async (_why, body, expected) => {
    const { report } = await start();
    expect((await report(body)).status).toBe(expected);
  });

  it('are refused of apps that are not in the catalog', async () => {
    const { report } = await start([{ subject: SUBJECT, entities: ['*'] }]);
    const { status } = await report({ ...DRILL, entityRef: 'nobody' });
    expect(status).toBe(404);
  });

  it('are for the services of the configuration, before anything is read', async () => {
    const { server, report } = await start([
      { subject: 'external:another', entities: ['*'] },
    ]);
    const { status, body } = await report('{');
    expect([status, body.error.message]).toEqual([
      403,
      expect.stringContaining('backups.reports.drills'),
    ]);
    const user = await request(server)
      .post('/api/backups/reports/drill')
      .set('Authorization', mockCredentials.user.header())
      .send(DRILL);
    expect(user.status).toBe(403);
  });
});
