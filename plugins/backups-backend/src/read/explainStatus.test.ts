import { ServerResponse } from 'node:http';
import { CLAIMS } from './__testUtils__/queries';
import {
  StandInKubernetes,
  answerStatus,
} from './__testUtils__/StandInKubernetes';
import { StandInReading, listingOf } from './__testUtils__/StandInReading';

const SECRET = 'hunter2hunter2';

describe('a refusal', () => {
  let standIn: StandInKubernetes;
  let reading: StandInReading;

  beforeAll(async () => {
    standIn = await StandInKubernetes.start();
  });
  afterAll(() => standIn.stop());
  beforeEach(() => {
    reading = new StandInReading(standIn);
  });

  const text = (
    response: ServerResponse,
    body: string,
    status = 200,
    headers: Record<string, string> = {},
  ): true => {
    response.writeHead(status, headers).end(body);
    return true;
  };

  it('names verb, resource, group and scope, and the rule to add', async () => {
    const { listing, asked } = await reading.readSpoiled(response =>
      answerStatus(
        response,
        403,
        'tapes.tapedeck.example is forbidden: User "system:serviceaccount:backstage:reader" cannot list resource "tapes"',
      ),
    );
    expect(listing).toEqual({
      outcome: 'unread',
      error: {
        message:
          'Account system:serviceaccount:backstage:reader may not list tapes in API group tapedeck.example across all of home (403).',
        fix: 'Add to the ClusterRole of the account that the portal uses: - { apiGroups: ["tapedeck.example"], resources: ["tapes"], verbs: ["get", "list"] }',
      },
    });
    expect(asked).toBe(1);
  });

  it('speaks of the core group by name', async () => {
    standIn.intercept = ({ path }, response) =>
      path.endsWith('claims') && answerStatus(response, 403, 'no');
    expect(listingOf(await reading.read(), CLAIMS)).toMatchObject({
      error: {
        message:
          'The portal may not list persistentvolumeclaims in the core API group across all of home (403).',
        fix: expect.stringContaining('apiGroups: [""]'),
      },
    });
  });

  it.each([401, 404, 400, 302])('of %d is no empty list', async status => {
    const { listing, asked } = await reading.readSpoiled(response =>
      text(response, '404 page not found', status, { location: '/login' }),
    );
    expect(listing).toMatchObject({ outcome: 'unread' });
    expect(asked).toBe(1);
  });

  it('gives away no secret, and stays short', async () => {
    const { listing } = await reading.readSpoiled(response =>
      answerStatus(
        response,
        422,
        `https://admin:${SECRET}@home/ password=${SECRET}\n\u0007${'why '.repeat(
          500,
        )}`,
      ),
    );
    const message = listing?.outcome === 'unread' && listing.error.message;
    expect(message).not.toContain(SECRET);
    expect(message).not.toMatch(/\p{Cc}/u);
    expect(String(message).length).toBeLessThan(500);
  });
});
