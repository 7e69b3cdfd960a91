import { CLAIMS, TAPES } from './__testUtils__/queries';
import {
  StandInKubernetes,
  answerJson,
  answerStatus,
} from './__testUtils__/StandInKubernetes';
import { StandInReading, listingOf } from './__testUtils__/StandInReading';

describe('discoverApi', () => {
  let standIn: StandInKubernetes;
  let reading: StandInReading;

  beforeAll(async () => {
    standIn = await StandInKubernetes.start();
  });
  afterAll(() => standIn.stop());
  beforeEach(() => {
    reading = new StandInReading(standIn);
  });

  it('knows what is not installed only by a list that lacks it', async () => {
    const unknown = { ...TAPES, plural: 'cassettes', kind: 'Cassette' };
    const elsewhere = { ...TAPES, group: 'vinyl.example' };
    const snapshot = await reading.read({}, [unknown, elsewhere]);
    expect(listingOf(snapshot, unknown)).toMatchObject({
      outcome: 'notInstalled',
    });
    expect(listingOf(snapshot, elsewhere)).toMatchObject({
      outcome: 'notInstalled',
    });
  });

  it('uses the first version that both sides know and that has the kind', async () => {
    standIn.groups = { 'tapedeck.example': ['v3', 'v1'] };
    standIn.intercept = ({ path }, response) =>
      path === '/apis/tapedeck.example/v3' &&
      answerJson(response, {
        kind: 'APIResourceList',
        resources: [{ name: 'decks' }],
      });
    const query = { ...TAPES, versions: ['v9', 'v3', 'v2'] };
    expect(listingOf(await reading.read({}, [query]))).toMatchObject({
      outcome: 'complete',
      objects: [
        { apiVersion: 'tapedeck.example/v2' },
        { apiVersion: 'tapedeck.example/v2' },
      ],
    });
  });

  it('does not take a version it cannot read for nothing', async () => {
    const query = { ...TAPES, versions: ['v1'] };
    expect(listingOf(await reading.read({}, [query]))).toEqual({
      outcome: 'unread',
      error: {
        message:
          'home serves tapes.tapedeck.example only as v2, which is not understood here (v1 would be).',
        fix: 'Update the backups plugins.',
      },
    });
  });

  it('leaves kinds of a group unread whose own server is down', async () => {
    standIn.intercept = ({ path }, response) =>
      path === '/apis/tapedeck.example/v2' &&
      answerStatus(response, 503, 'the server is currently unable');
    const snapshot = await reading.read();
    expect(listingOf(snapshot, CLAIMS)).toMatchObject({
      outcome: 'complete',
    });
    expect(listingOf(snapshot)).toMatchObject({
      outcome: 'unread',
      error: {
        message:
          'API discovery of home (/apis/tapedeck.example/v2) failed: status 503: the server is currently unable (tried 4 times).',
      },
    });
  });

  const bodies: [string, unknown][] = [
    ['something else in JSON', { hello: 'world' }],
    ['no group at all', { kind: 'APIGroupList', groups: [] }],
    [
      'groups without versions',
      { kind: 'APIGroupList', groups: [{ name: 'apps' }] },
    ],
    ['groups that are none', { kind: 'APIGroupList', groups: ['apps'] }],
  ];
  it.each(bodies)('does not believe %s', async (_, body) => {
    standIn.intercept = ({ path }, response) =>
      path === '/apis' && answerJson(response, body);
    await expect(reading.read()).rejects.toThrow(
      'API discovery of home (/apis) failed: the answer is not one of a Kubernetes API.',
    );
  });

  it.each(['/api', '/api/v1'])('does not believe {} at %s', async wrong => {
    standIn.intercept = ({ path }, response) =>
      path === wrong && answerJson(response, { resources: [], versions: [] });
    const outcome = await reading.read().then(
      snapshot => listingOf(snapshot, CLAIMS)?.outcome,
      () => 'thrown',
    );
    expect(outcome).toBe(wrong === '/api' ? 'thrown' : 'unread');
  });

  it('says that credentials are refused', async () => {
    standIn.intercept = (_, response) =>
      answerStatus(response, 401, 'Unauthorized');
    await expect(reading.read()).rejects.toMatchObject({
      message: 'The credentials for home are refused (401).',
      fix: 'Renew the credentials in the test.',
    });
  });

  it('says what 403 to discovery means', async () => {
    standIn.intercept = (_, response) => answerStatus(response, 403, 'no');
    await expect(reading.read()).rejects.toMatchObject({
      message: 'The portal may not get /apis of home (403).',
      fix: expect.stringContaining('system:discovery'),
    });
  });
});
