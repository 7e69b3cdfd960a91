import request from 'supertest';
import {
  RESTORE_PATH,
  restoreWorld,
} from '../restore/__testUtils__/restoreWorld';

describe('the route about what is ahead', () => {
  const world = restoreWorld();

  it('tells to which moment all volumes go back together', async () => {
    const { server } = await world.start();
    const { status, body } = await request(server).get(
      `${RESTORE_PATH}/radarr/foresight`,
    );
    expect(status).toBe(200);
    expect(world.deviations('ForesightView', body)).toBe('No errors');
    // The volumes were last copied half an hour apart, and nothing lists what is older.
    expect(body.together).toMatchObject({
      kind: 'apart',
      at: '2026-08-22T08:30:00.000Z',
      gapSeconds: 30 * 60,
      without: [],
    });
    expect(body.together.sentence).toContain('30 min apart');
  });

  it('tells the same of several apps, and of nothing where the filter finds none', async () => {
    const { server } = await world.start();
    const ask = (system: string) =>
      request(server).get('/api/backups/scorecard/together').query({ system });
    const one = await request(server).get('/api/backups/scorecard/together');
    expect(one.status).toBe(200);
    expect(world.deviations('TogetherResponse', one.body)).toBe('No errors');
    expect(one.body.apps).toBeGreaterThan(0);
    expect(one.body.together.members.length).toBeGreaterThan(1);
    const { body: none } = await ask('system:default/no-such');
    expect(none).toMatchObject({
      apps: 0,
      together: {
        kind: 'not-known',
        sentence: 'Not known: nothing that could go back was found.',
      },
    });
  });

  it('tells what comes back when the site is lost, and of what that is not known', async () => {
    const { server } = await world.start();
    const { status, body } = await request(server).get(
      '/api/backups/scorecard/worst-day',
    );
    expect(status).toBe(200);
    expect(world.deviations('WorstDayResponse', body)).toBe('No errors');
    // Where the copies lie is not known: nothing is promised of them.
    expect(body.waves).toEqual([]);
    expect(body.notKnown.map(({ item }: any) => item).sort()).toEqual([
      'media',
      'radarr',
    ]);
    expect(body.portal).toMatchObject({
      kind: 'lost',
      sentence: expect.stringContaining('in a file or in memory'),
    });
  });

  it('marks what one witness alone says', async () => {
    const { server } = await world.start();
    const { body } = await request(server).get(
      `${RESTORE_PATH}/radarr/foresight`,
    );
    expect(body.witnesses).toHaveLength(3);
    for (const witness of body.witnesses) {
      expect(witness).toMatchObject({
        kind: 'operator-alone',
        silent: [],
        sentence: expect.stringMatching(
          /^Only ReplicationSource downloads\/.* no list of the repository confirms it\.$/,
        ),
      });
    }
  });

  it('leaves off-site open where no place is known to be away', async () => {
    const { server } = await world.start();
    const { body } = await request(server).get(
      `${RESTORE_PATH}/radarr/foresight`,
    );
    expect(body.togetherOffSite).toMatchObject({
      kind: 'not-known',
      without: ['radarr', 'media'],
    });
  });

  it('tells what happens if something is deleted, and what may be done', async () => {
    const { server } = await world.start();
    const { body } = await request(server).get(
      `${RESTORE_PATH}/radarr/foresight`,
    );
    expect(body.deletion).toMatchObject([
      {
        item: 'radarr',
        kind: 'empty',
        newest: { at: '2026-08-22T09:00:00.000Z' },
        evidence: [{ field: 'spec.dataSourceRef' }],
      },
      { item: 'media', kind: 'empty' },
    ]);
    const answers = body.gates.map((gate: any) => [gate.question, gate.answer]);
    expect(Object.fromEntries(answers)).toMatchObject({ delete: 'no' });
    const [, { reasons }] = body.gates;
    expect(reasons[0]).toMatchObject({
      effect: 'no',
      text: expect.stringMatching(/^radarr: Comes back empty/),
      fix: expect.stringContaining('Restore the copy of 22 Aug 09:00 UTC'),
    });
  });

  it('says how long a restore takes once one was timed, and not before', async () => {
    const { server } = await world.start();
    const ask = async () =>
      (await request(server).get(`${RESTORE_PATH}/radarr/foresight`)).body;
    const before = await ask();
    expect(
      before.restoreTimes.every(({ seconds }: any) => seconds === undefined),
    ).toBe(true);
    expect(before.tests.map(({ state }: any) => state)).toEqual([
      'never',
      'never',
    ]);
    const options = await request(server).get(`${RESTORE_PATH}/radarr/restore`);
    const [{ key, paths }] = options.body.items;
    await request(server).post(`${RESTORE_PATH}/radarr/drills`).send({
      itemKey: key,
      planId: paths[0].planId,
      scenario: 'look',
      outcome: 'proven',
      finishedAt: '2026-08-22T09:30:00Z',
      durationSeconds: 380,
      check: 'The library was complete.',
    });
    const after = await ask();
    expect(world.deviations('ForesightView', after)).toBe('No errors');
    const timed = after.restoreTimes.filter(({ seconds }: any) => seconds);
    expect(timed).toMatchObject([
      {
        planId: paths[0].planId,
        seconds: { from: 380, to: 380 },
        basis: { restores: 1, by: 'same-item' },
        sentence: expect.stringContaining('6 min from'),
      },
    ]);
    expect(after.rto).toEqual({ answer: 'not-known' });
    const tested = after.tests.find(({ itemKey }: any) => itemKey === key);
    expect(tested).toMatchObject({ state: 'passed', validated: true });
  });

  it('says that drills brought all back to one moment, once each found the same id', async () => {
    const { server } = await world.start();
    const options = await request(server).get(`${RESTORE_PATH}/radarr/restore`);
    const drill = async (index: number, changes: object) => {
      const { key, paths } = options.body.items[index];
      const { status } = await request(server)
        .post(`${RESTORE_PATH}/radarr/drills`)
        .send({
          itemKey: key,
          planId: paths[0].planId,
          scenario: 'look',
          outcome: 'proven',
          finishedAt: '2026-08-22T09:30:00Z',
          check: 'The id of the app is there.',
          ...changes,
        });
      return status;
    };
    const found = async () => {
      const { body } = await request(server).get(
        `${RESTORE_PATH}/radarr/foresight`,
      );
      expect(world.deviations('ForesightView', body)).toBe('No errors');
      return body.sentinel;
    };
    expect(await drill(0, { sentinel: 'a b' })).toBe(400);
    expect(await drill(0, { sentinel: 'night-17' })).toBe(200);
    expect(await found()).toBeUndefined();

    await drill(1, {
      sentinel: 'night-17',
      finishedAt: '2026-08-22T09:40:00Z',
    });
    expect(await found()).toMatchObject({
      isSame: true,
      since: '2026-08-22T09:30:00.000Z',
      members: [
        { item: 'radarr', id: 'night-17' },
        { item: 'media', id: 'night-17' },
      ],
      sentence:
        'radarr and media came back with the same id (night-17): they were of one moment. The oldest of these drills ended 22 Aug 09:30 UTC.',
    });

    await drill(1, {
      sentinel: 'night-18',
      finishedAt: '2026-08-22T09:50:00Z',
    });
    expect(await found()).toMatchObject({
      isSame: false,
      sentence:
        'The last drills brought back different moments: radarr with id night-17 and media with id night-18.',
    });

    // The last one counts, however it ended.
    await drill(1, { outcome: 'failed', finishedAt: '2026-08-22T09:55:00Z' });
    expect(await found()).toBeUndefined();
  });

  it('knows nothing of an entity that nothing is linked to', async () => {
    const { server } = await world.start();
    const { body } = await request(server).get(
      `${RESTORE_PATH}/sonarr/foresight`,
    );
    expect(body.together).toMatchObject({ kind: 'not-known', members: [] });
    expect(body.gates.map(({ answer }: any) => answer)).toEqual(
      Array(3).fill('not-known'),
    );
  });
});
