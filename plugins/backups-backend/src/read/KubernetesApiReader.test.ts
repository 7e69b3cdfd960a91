import {
  ClusterSnapshot,
  Listing,
  ResourceQuery,
  resourceKey,
} from 'backstage-plugin-backups-node';
import { ServerResponse } from 'node:http';
import {
  CLAIMS,
  DEPLOYMENTS,
  TAPES,
  VOLUMES,
  homelab,
} from './__testUtils__/queries';
import {
  Interception,
  StandInKubernetes,
  answerJson,
  answerStatus,
  storedObject,
} from './__testUtils__/StandInKubernetes';
import { standInTransport } from './__testUtils__/standInTransport';
import {
  KubernetesApiReader,
  KubernetesApiReaderOptions,
} from './KubernetesApiReader';

const QUERIES = [CLAIMS, VOLUMES, DEPLOYMENTS, TAPES];
const TAPE_LIST = '/apis/tapedeck.example/v2/tapes';
const SECRET = 'hunter2hunter2';

describe('KubernetesApiReader', () => {
  let standIn: StandInKubernetes;
  let waits: number[];

  beforeAll(async () => {
    standIn = await StandInKubernetes.start();
  });
  afterAll(() => standIn.stop());
  beforeEach(() => {
    standIn.reset();
    standIn.kinds = homelab();
    waits = [];
  });

  const read = (
    options: Partial<KubernetesApiReaderOptions> = {},
    queries: ResourceQuery[] = QUERIES,
    signal = new AbortController().signal,
  ): Promise<ClusterSnapshot> => {
    const reader = new KubernetesApiReader({
      cluster: 'home',
      transport: standInTransport(standIn),
      intervalSeconds: 300,
      ...options,
      limits: {
        wait: async milliseconds => {
          waits.push(milliseconds);
        },
        ...options.limits,
      },
    });
    return reader.read(queries, { signal });
  };

  const listingOf = (
    snapshot: ClusterSnapshot,
    query: ResourceQuery = TAPES,
  ): Listing | undefined => snapshot.listings.get(resourceKey(query));

  /** Reads while something is wrong with tapes, and only with them. */
  const readSpoiled = async (
    answer: (response: ServerResponse, time: number) => boolean,
    options: Partial<KubernetesApiReaderOptions> = {},
  ) => {
    let time = 0;
    standIn.intercept = ({ path }, response) => {
      if (path !== TAPE_LIST) return false;
      time += 1;
      return answer(response, time);
    };
    const snapshot = await read(options);
    expect(listingOf(snapshot, CLAIMS)).toMatchObject({ outcome: 'complete' });
    expect(listingOf(snapshot, VOLUMES)).toMatchObject({ outcome: 'complete' });
    return { listing: listingOf(snapshot), asked: time };
  };

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

  it('asks for pages of 500 and for JSON', async () => {
    standIn.kinds[3].objects = Array.from({ length: 1001 }, (_, index) =>
      storedObject('media', `tape-${index}`),
    );
    const snapshot = await read();
    expect(listingOf(snapshot)).toMatchObject({
      outcome: 'complete',
      objects: { length: 1001 },
    });
    expect(standIn.requests.filter(url => url.startsWith(TAPE_LIST))).toEqual([
      `${TAPE_LIST}?limit=500`,
      `${TAPE_LIST}?limit=500&continue=500`,
      `${TAPE_LIST}?limit=500&continue=1000`,
    ]);
  });

  it('asks each path of discovery once, and two lists at a time', async () => {
    let atOnce = 0;
    let most = 0;
    standIn.intercept = ({ query }, response) => {
      if (!query.has('limit')) return false;
      atOnce += 1;
      most = Math.max(most, atOnce);
      response.on('finish', () => {
        atOnce -= 1;
      });
      return false;
    };
    await read();
    expect(most).toBeLessThanOrEqual(2);
    const discovery = standIn.requests.filter(url => !url.includes('limit'));
    expect(discovery.sort()).toEqual([
      '/api',
      '/api/v1',
      '/apis',
      '/apis/apps/v1',
      '/apis/tapedeck.example/v2',
    ]);
  });

  it('takes null for an empty list, as Go writes it', async () => {
    const { listing } = await readSpoiled(response =>
      answerJson(response, { kind: 'TapeList', metadata: {}, items: null }),
    );
    expect(listing).toMatchObject({ outcome: 'complete', objects: [] });
  });

  it('leaves it to the provider to say which object cannot be understood', async () => {
    const stubborn: ResourceQuery = {
      ...TAPES,
      project: object => {
        if (object.metadata.name === 'jukebox') throw new TypeError('no');
        return object;
      },
    };
    const listing = listingOf(await read({}, [stubborn]));
    expect(listing).toMatchObject({
      outcome: 'complete',
      objects: [
        { kind: 'Tape', metadata: { name: 'jukebox' } },
        { spec: { large: true } },
      ],
    });
    expect(
      listing?.outcome === 'complete' && listing.objects[0],
    ).not.toHaveProperty('spec');
  });

  it('never asks for Secrets', async () => {
    const secrets = { ...CLAIMS, plural: 'secrets', kind: 'Secret' };
    const snapshot = await read({}, [secrets]);
    expect(listingOf(snapshot, secrets)).toMatchObject({ outcome: 'unread' });
    expect(standIn.requests).toEqual(['/apis', '/api']);
  });

  describe('discovery', () => {
    it('knows what is not installed only by a list that lacks it', async () => {
      const unknown = { ...TAPES, plural: 'cassettes', kind: 'Cassette' };
      const elsewhere = { ...TAPES, group: 'vinyl.example' };
      const snapshot = await read({}, [unknown, elsewhere]);
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
      expect(listingOf(await read({}, [query]))).toMatchObject({
        outcome: 'complete',
        objects: [
          { apiVersion: 'tapedeck.example/v2' },
          { apiVersion: 'tapedeck.example/v2' },
        ],
      });
    });

    it('does not take a version it cannot read for nothing', async () => {
      const query = { ...TAPES, versions: ['v1'] };
      expect(listingOf(await read({}, [query]))).toEqual({
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
      const snapshot = await read();
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
      await expect(read()).rejects.toThrow(
        'API discovery of home (/apis) failed: the answer is not one of a Kubernetes API.',
      );
    });

    it.each(['/api', '/api/v1'])('does not believe {} at %s', async wrong => {
      standIn.intercept = ({ path }, response) =>
        path === wrong && answerJson(response, { resources: [], versions: [] });
      const outcome = await read().then(
        snapshot => listingOf(snapshot, CLAIMS)?.outcome,
        () => 'thrown',
      );
      expect(outcome).toBe(wrong === '/api' ? 'thrown' : 'unread');
    });

    it('says that credentials are refused', async () => {
      standIn.intercept = (_, response) =>
        answerStatus(response, 401, 'Unauthorized');
      await expect(read()).rejects.toMatchObject({
        message: 'The credentials for home are refused (401).',
        fix: 'Renew the credentials in the test.',
      });
    });

    it('says what 403 to discovery means', async () => {
      standIn.intercept = (_, response) => answerStatus(response, 403, 'no');
      await expect(read()).rejects.toMatchObject({
        message: 'The portal may not get /apis of home (403).',
        fix: expect.stringContaining('system:discovery'),
      });
    });
  });

  describe('a refusal', () => {
    it('names verb, resource, group and scope, and the rule to add', async () => {
      const { listing, asked } = await readSpoiled(response =>
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
      expect(listingOf(await read(), CLAIMS)).toMatchObject({
        error: {
          message:
            'The portal may not list persistentvolumeclaims in the core API group across all of home (403).',
          fix: expect.stringContaining('apiGroups: [""]'),
        },
      });
    });

    it.each([401, 404, 400, 302])('of %d is no empty list', async status => {
      const { listing, asked } = await readSpoiled(response =>
        text(response, '404 page not found', status, { location: '/login' }),
      );
      expect(listing).toMatchObject({ outcome: 'unread' });
      expect(asked).toBe(1);
    });

    it('gives away no secret, and stays short', async () => {
      const { listing } = await readSpoiled(response =>
        answerStatus(
          response,
          422,
          `https://admin:${SECRET}@home/ password=${SECRET}\n\u0007${'why '.repeat(
            5000,
          )}`,
        ),
      );
      const message = listing?.outcome === 'unread' && listing.error.message;
      expect(message).not.toContain(SECRET);
      expect(message).not.toMatch(/\n|\u0007/);
      expect(String(message).length).toBeLessThan(500);
    });
  });

  describe('trouble that may pass', () => {
    it.each([429, 500, 502, 503, 504])(
      'of %d is tried again, each time later',
      async status => {
        const { listing, asked } = await readSpoiled(
          (response, time) =>
            time < 4 && answerStatus(response, status, 'busy'),
        );
        expect(listing).toMatchObject({ outcome: 'complete' });
        expect(asked).toBe(4);
        expect(waits).toHaveLength(3);
        expect(waits[2]).toBeGreaterThan(waits[0]);
      },
    );

    it('is given up after four attempts', async () => {
      const { listing, asked } = await readSpoiled(response =>
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

    it('waits as long as it is told', async () => {
      const { listing } = await readSpoiled((response, time) => {
        if (time > 2) return false;
        const inTenSeconds = new Date(Date.now() + 10_000).toUTCString();
        return text(response, 'Too many requests', 429, {
          'retry-after': time === 1 ? '7' : inTenSeconds,
        });
      });
      expect(listing).toMatchObject({ outcome: 'complete' });
      expect(waits[0]).toBe(7000);
      expect(waits[1]).toBeGreaterThan(5000);
    });

    it('asks in the next cycle when it is told to wait for long', async () => {
      const { listing, asked } = await readSpoiled(response =>
        text(response, 'Too many requests', 429, { 'retry-after': '3600' }),
      );
      expect(listing).toMatchObject({ outcome: 'unread' });
      expect(asked).toBe(1);
    });

    it('is a connection that breaks, also in the middle', async () => {
      const { listing, asked } = await readSpoiled((response, time) => {
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
      const { listing } = await readSpoiled(response => {
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
      const { listing, asked } = await readSpoiled(response =>
        text(response, body),
      );
      expect(listing).toMatchObject({
        outcome: 'unread',
        error: { message: expect.stringMatching(message) },
      });
      expect(asked).toBe(1);
    });

    it('quotes nothing of what it could not read', async () => {
      const { listing } = await readSpoiled(response =>
        text(response, `{"token": ${SECRET}}`),
      );
      expect(JSON.stringify(listing)).not.toContain(SECRET);
    });

    it('is one whose pages lead in a circle', async () => {
      const { listing } = await readSpoiled(response =>
        text(response, page([], 'again')),
      );
      expect(listing).toMatchObject({
        outcome: 'unread',
        error: { message: expect.stringContaining('circle') },
      });
    });

    it('is one that is too large, or never ends', async () => {
      const { listing, asked } = await readSpoiled(endless, {
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
      const { listing, asked } = await readSpoiled(answer, {
        limits: { requestMilliseconds: 150 },
      });
      expect(listing).toMatchObject({
        outcome: 'unread',
        error: {
          message:
            'Listing tapes.tapedeck.example of home failed: no whole answer within 0.15 s.',
        },
      });
      expect(asked).toBe(1);
    });
  });

  describe('a list that expires on the way', () => {
    const expire =
      (times: number): Interception =>
      ({ path, query }, response) => {
        if (path !== TAPE_LIST || !query.has('continue')) return false;
        if (times <= 0) return false;
        times -= 1;
        return answerStatus(
          response,
          410,
          'The provided continue parameter is too old',
        );
      };

    beforeEach(() => {
      standIn.pageSize = 1;
    });

    it('is started over, and holds nothing twice', async () => {
      standIn.intercept = expire(1);
      expect(listingOf(await read())).toMatchObject({
        outcome: 'complete',
        objects: [
          { metadata: { name: 'jukebox' } },
          { metadata: { name: 'arcade' } },
        ],
      });
    });

    it('is given up the second time', async () => {
      standIn.intercept = expire(2);
      expect(listingOf(await read())).toMatchObject({
        outcome: 'unread',
        error: { message: expect.stringContaining('status 410') },
      });
    });
  });

  describe('the signal', () => {
    it('ends what is under way; what was read stays', async () => {
      const controller = new AbortController();
      standIn.intercept = ({ path }) => {
        if (path !== TAPE_LIST) return false;
        controller.abort();
        return true;
      };
      const snapshot = await read({}, [CLAIMS, TAPES], controller.signal);
      expect(listingOf(snapshot)).toMatchObject({
        outcome: 'unread',
        error: {
          message:
            'Listing tapes.tapedeck.example of home was given up: the time for home was over.',
        },
      });
    });

    it('ends waiting for another attempt', async () => {
      const controller = new AbortController();
      standIn.intercept = (_, response) => answerStatus(response, 503, 'busy');
      const wait = async (_: number, signal: AbortSignal) => {
        controller.abort();
        signal.throwIfAborted();
      };
      await expect(
        read({ limits: { wait } }, QUERIES, controller.signal),
      ).rejects.toThrow('status 503: busy.');
      expect(standIn.requests).toHaveLength(1);
    });
  });

  describe('where only namespaces may be read', () => {
    const namespaces = ['media', 'games'];

    it('lists them one by one, and merges', async () => {
      const snapshot = await read({ namespaces });
      expect(listingOf(snapshot, CLAIMS)).toMatchObject({
        outcome: 'complete',
        objects: { length: 3 },
      });
      const asked = standIn.requests.filter(url => url.includes('limit'));
      expect(asked.every(url => url.includes('/namespaces/'))).toBe(true);
    });

    it('skips kinds of the cluster, and says so', async () => {
      expect(listingOf(await read({ namespaces }), VOLUMES)).toEqual({
        outcome: 'unread',
        error: {
          message:
            'persistentvolumes of home are not read: they belong to no namespace, and only media, games may be read.',
          fix: 'Where more may be read, take namespaces out of backups.clusters.home.',
        },
      });
    });

    it('names the namespace that is forbidden', async () => {
      standIn.intercept = ({ path }, response) =>
        path === '/apis/tapedeck.example/v2/namespaces/games/tapes' &&
        answerStatus(response, 403, 'no');
      const snapshot = await read({ namespaces });
      expect(listingOf(snapshot, CLAIMS)).toMatchObject({
        outcome: 'complete',
      });
      expect(listingOf(snapshot)).toEqual({
        outcome: 'unread',
        error: {
          message:
            'The portal may not list tapes in API group tapedeck.example in namespace games of home (403).',
          fix: 'Add to the Role in namespace games of the account that the portal uses: - { apiGroups: ["tapedeck.example"], resources: ["tapes"], verbs: ["get", "list"] }',
        },
      });
    });
  });
});
