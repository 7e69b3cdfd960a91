import { ServerResponse } from 'node:http';
import {
  StandInKubernetes,
  answerStatus,
} from './__testUtils__/StandInKubernetes';
import { StandInReading } from './__testUtils__/StandInReading';

const SECRET = 'hunter2hunter2';

/** Milliseconds. A busy machine reads a kind that answers well within it, too. */
const PATIENCE = 2000;

describe('KubernetesClient', () => {
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

  const endless = (response: ServerResponse): true => {
    const chunk = 'x'.repeat(64 * 1024);
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    response.writeHead(200);
    more();
    return true;
  };

  const drip = (response: ServerResponse): true => {
    response.writeHead(200);
    const timer = setInterval(() => response.write(' '), 5);
    response.on('close', () => clearInterval(timer));
    return true;
  };

  describe('trouble that may pass', () => {
    it.each([429, 500, 502, 503, 504])(
      'of %d is tried again, each time later',
      async status => {
        const { listing, asked } = await reading.readSpoiled(
          (response, time) =>
            time < 4 && answerStatus(response, status, 'busy'),
        );
        expect(listing).toMatchObject({ outcome: 'complete' });
        expect(asked).toBe(4);
        expect(reading.waits).toHaveLength(3);
        expect(reading.waits[2]).toBeGreaterThan(reading.waits[0]);
      },
    );

    it('is given up after four attempts', async () => {
      const { listing, asked } = await reading.readSpoiled(response =>
        answerStatus(response, 500, 'etcdserver: leader changed'),
      );
      expect(listing).toMatchObject({
        outcome: 'unread',
        error: {
          message:
            'Listing tapes.tapedeck.example of home failed: status 500: etcdserver: leader changed (tried 4 times).',
        },
      });
      expect(asked).toBe(4);
    });

    it('reading.waits as long as it is told', async () => {
      const { listing } = await reading.readSpoiled((response, time) => {
        if (time > 2) return false;
        const inTenSeconds = new Date(Date.now() + 10_000).toUTCString();
        return text(response, 'Too many requests', 429, {
          'retry-after': time === 1 ? '7' : inTenSeconds,
        });
      });
      expect(listing).toMatchObject({ outcome: 'complete' });
      expect(reading.waits[0]).toBe(7000);
      expect(reading.waits[1]).toBeGreaterThan(5000);
    });

    it('asks in the next cycle when it is told to wait for long', async () => {
      const { listing, asked } = await reading.readSpoiled(response =>
        text(response, 'Too many requests', 429, { 'retry-after': '3600' }),
      );
      expect(listing).toMatchObject({ outcome: 'unread' });
      expect(asked).toBe(1);
    });

    it('is a connection that breaks, also in the middle', async () => {
      const { listing, asked } = await reading.readSpoiled((response, time) => {
        if (time === 1) response.destroy();
        else if (time === 2) {
          response.writeHead(200, { 'content-length': '1000' });
          response.write('{"kind":', () => response.destroy());
        } else return false;
        return true;
      });
      expect(listing).toMatchObject({ outcome: 'complete' });
      expect(asked).toBe(3);
    });

    it('says why a connection cannot be had', async () => {
      const { listing } = await reading.readSpoiled(response => {
        response.destroy();
        return true;
      });
      expect(listing).toMatchObject({
        outcome: 'unread',
        error: {
          message: expect.stringMatching(
            /^Listing tapes\.tapedeck\.example of home failed: .+ \(tried 4 times\)\.$/,
          ),
          fix: 'Check that home is up and can be reached.',
        },
      });
    });
  });

  describe('an answer that is none', () => {
    const page = (items: unknown, next?: unknown) =>
      JSON.stringify({
        kind: 'TapeList',
        metadata: { continue: next },
        items,
      });
    const bodies: [string, string, RegExp][] = [
      ['a login page', '<!doctype html><title>Sign in</title>', /not the JSON/],
      ['nothing', '', /not the JSON/],
      ['JSON that ends early', '{"kind":"TapeList","items":[{', /not the JSON/],
      ['a number', '7', /not a list of Kubernetes objects/],
      ['a Status', '{"kind":"Status","metadata":{}}', /not a list/],
      ['no items', page(undefined), /holds no items/],
      ['items that are one object', page({}), /holds no items/],
      ['an item that is none', page(['tape']), /object without a name/],
      ['a nameless item', page([{ metadata: {} }]), /object without a name/],
      ['a token that is none', page([], 7), /cannot be followed/],
    ];
    it.each(bodies)('%s', async (_, body, message) => {
      const { listing, asked } = await reading.readSpoiled(response =>
        text(response, body),
      );
      expect(listing).toMatchObject({
        outcome: 'unread',
        error: { message: expect.stringMatching(message) },
      });
      expect(asked).toBe(1);
    });

    it('quotes nothing of what it could not read', async () => {
      const { listing } = await reading.readSpoiled(response =>
        text(response, `{"token": ${SECRET}}`),
      );
      expect(JSON.stringify(listing)).not.toContain(SECRET);
    });

    it('is one whose pages lead in a circle', async () => {
      const { listing } = await reading.readSpoiled(response =>
        text(response, page([], 'again')),
      );
      expect(listing).toMatchObject({
        outcome: 'unread',
        error: { message: expect.stringContaining('circle') },
      });
    });

    it('is one that is too large, or never ends', async () => {
      const { listing, asked } = await reading.readSpoiled(endless, {
        limits: { maximumBytes: 1024 * 1024 },
      });
      expect(listing).toMatchObject({
        outcome: 'unread',
        error: {
          message:
            'Listing tapes.tapedeck.example of home failed: the answer is larger than 1 MiB.',
        },
      });
      expect(asked).toBe(1);
    });

    it.each([
      ['that comes drop by drop', drip],
      ['that never comes', () => true],
    ])('is one %s', async (_, answer) => {
      const { listing, asked } = await reading.readSpoiled(answer, {
        limits: { requestMilliseconds: PATIENCE },
      });
      expect(listing).toMatchObject({
        outcome: 'unread',
        error: {
          message:
            'Listing tapes.tapedeck.example of home failed: no whole answer within 2 s.',
        },
      });
      expect(asked).toBe(1);
    });
  });
});
