import type { KubernetesObject } from 'backstage-plugin-backups-node';
import {
  exampleDeployment,
  exampleSource,
} from '../__testUtils__/exampleCluster';
import { getJson, keysOf } from '../__testUtils__/getJson';
import {
  LoopbackKubernetes,
  startLoopbackKubernetes,
} from '../startLoopbackKubernetes';
import type { LoopbackFault } from './LoopbackFault';

const OBJECTS: KubernetesObject[] = [
  exampleSource('media', 'plex'),
  exampleSource('media', 'tautulli'),
  exampleSource('games', 'romm'),
  exampleDeployment('media', 'plex'),
];
const VOLSYNC = '/apis/volsync.backube/v1alpha1';
const SOURCES = `${VOLSYNC}/replicationsources`;
const DEPLOYMENTS = '/apis/apps/v1/deployments';

/** Handled from the start, for what is to fail later. */
function messageOf(response: Promise<Response>): Promise<string> {
  return response.then(
    ({ status }) => `answered ${status}`,
    (error: Error) => error.message,
  );
}

describe('a fault', () => {
  let api: LoopbackKubernetes;

  const get = (path: string) => getJson(`${api.url('home')}${path}`);
  const fail = (fault: LoopbackFault) => api.setFault('home', fault);

  beforeEach(async () => {
    api = await startLoopbackKubernetes({
      clusters: {
        home: { objects: () => OBJECTS },
        away: { objects: () => OBJECTS },
      },
    });
  });

  afterEach(() => api.close());

  it('strikes one cluster until it is taken back', async () => {
    fail({ kind: 'server-error' });
    expect((await get(SOURCES)).status).toBe(500);
    expect((await getJson(`${api.url('away')}${SOURCES}`)).status).toBe(200);
    api.setFault('home', undefined);
    expect((await get(SOURCES)).status).toBe(200);
  });

  it('unauthorized: even discovery is refused', async () => {
    fail({ kind: 'unauthorized' });
    for (const path of ['/version', '/apis', SOURCES]) {
      const { status, body } = await get(path);
      expect(status).toBe(401);
      expect(body.reason).toBe('Unauthorized');
    }
  });

  describe('forbidden', () => {
    it('refuses lists and objects in the words of RBAC, and no discovery', async () => {
      fail({ kind: 'forbidden' });
      expect((await get('/apis')).status).toBe(200);
      expect((await get(VOLSYNC)).status).toBe(200);
      const { status, body } = await get(SOURCES);
      expect(status).toBe(403);
      expect(body).toMatchObject({
        reason: 'Forbidden',
        message:
          'replicationsources.volsync.backube is forbidden: User "system:serviceaccount:backstage:backups" cannot list resource "replicationsources" in API group "volsync.backube" at the cluster scope',
        details: { group: 'volsync.backube', kind: 'replicationsources' },
      });
    });

    it('can be about one resource', async () => {
      fail({
        kind: 'forbidden',
        resource: 'replicationsources.volsync.backube',
      });
      expect((await get(SOURCES)).status).toBe(403);
      expect((await get(DEPLOYMENTS)).status).toBe(200);
    });

    it('can be about one namespace', async () => {
      fail({ kind: 'forbidden', within: { namespace: 'media' } });
      const { status, body } = await get(
        `${VOLSYNC}/namespaces/media/replicationsources`,
      );
      expect(status).toBe(403);
      expect(body.message).toMatch(/ in the namespace "media"$/);
      expect(
        (await get(`${VOLSYNC}/namespaces/games/replicationsources`)).status,
      ).toBe(200);
    });

    it('can be about the whole cluster, with namespaces left open', async () => {
      fail({ kind: 'forbidden', within: 'cluster' });
      expect((await get(SOURCES)).status).toBe(403);
      expect(
        (await get(`${VOLSYNC}/namespaces/media/replicationsources`)).status,
      ).toBe(200);
    });
  });

  it("unknown-cluster: 404 in the words of Backstage's proxy", async () => {
    fail({ kind: 'unknown-cluster' });
    const { status, body } = await get('/apis');
    expect(status).toBe(404);
    expect(body).toMatchObject({
      error: { name: 'NotFoundError', message: "Cluster 'home' not found" },
      response: { statusCode: 404 },
    });
  });

  it('group-missing: gone from discovery, and its lists are no page', async () => {
    fail({ kind: 'group-missing', group: 'volsync.backube' });
    const { body } = await get('/apis');
    const names = body.groups?.map(({ name }) => name);
    expect(names).toContain('apps');
    expect(names).not.toContain('volsync.backube');
    for (const path of ['/apis/volsync.backube', VOLSYNC, SOURCES]) {
      const response = await fetch(`${api.url('home')}${path}`);
      expect(response.status).toBe(404);
      expect(await response.text()).toBe('404 page not found\n');
    }
    expect((await get(DEPLOYMENTS)).status).toBe(200);
  });

  describe('expired-continue', () => {
    const second = async () => {
      const { body } = await get(`${SOURCES}?limit=1`);
      return get(`${SOURCES}?limit=1&continue=${body.metadata.continue}`);
    };

    it('strikes the second page, once', async () => {
      fail({ kind: 'expired-continue', times: 1 });
      const { status, body } = await second();
      expect(status).toBe(410);
      expect(body).toMatchObject({ kind: 'Status', reason: 'Expired' });
      expect((await second()).status).toBe(200);
    });

    it('strikes it always', async () => {
      fail({ kind: 'expired-continue' });
      for (let times = 0; times < 3; times += 1) {
        expect((await second()).status).toBe(410);
      }
    });

    it('gives a token that goes on from there', async () => {
      fail({ kind: 'expired-continue', times: 1 });
      const { body } = await second();
      const rest = await get(`${SOURCES}?continue=${body.metadata.continue}`);
      expect(keysOf(rest.body)).toEqual(['media/plex', 'media/tautulli']);
    });
  });

  it('throttled: says when to come back, as often as it was told to', async () => {
    fail({ kind: 'throttled', retryAfterSeconds: 7, times: 2 });
    for (let times = 0; times < 2; times += 1) {
      const response = await fetch(`${api.url('home')}${SOURCES}`);
      expect(response.status).toBe(429);
      expect(response.headers.get('retry-after')).toBe('7');
      expect(await response.text()).toMatch(/^Too many requests/);
    }
    expect((await get(SOURCES)).status).toBe(200);
  });

  it('server-error: can be about one path', async () => {
    fail({ kind: 'server-error', path: '/apis/volsync.backube' });
    const { status, body } = await get(SOURCES);
    expect(status).toBe(500);
    expect(body.reason).toBe('InternalError');
    expect((await get(DEPLOYMENTS)).status).toBe(200);
    expect(api.requests('home').map(request => request.status)).toEqual([
      500, 200,
    ]);
  });

  it.each(['html', 'truncated'] as const)(
    'garbage: 200 with what is no JSON (%s)',
    async form => {
      fail({ kind: 'garbage', form, path: VOLSYNC });
      const response = await fetch(`${api.url('home')}${SOURCES}`);
      expect(response.status).toBe(200);
      const text = await response.text();
      expect(text).not.toBe('');
      expect(() => JSON.parse(text)).toThrow(SyntaxError);
      expect((await get('/apis')).status).toBe(200);
    },
  );

  it('endless-body: goes on for as long as anybody reads', async () => {
    fail({ kind: 'endless-body' });
    const response = await fetch(`${api.url('home')}${SOURCES}`);
    const reader = response.body!.getReader();
    let bytes = 0;
    while (bytes < 3_000_000) {
      const { value, done } = await reader.read();
      expect(done).toBe(false);
      bytes += value?.length ?? 0;
    }
    await reader.cancel();
  });

  it('silence: nothing comes, not even a status', async () => {
    fail({ kind: 'silence' });
    const controller = new AbortController();
    const outcome = messageOf(
      fetch(`${api.url('home')}${SOURCES}`, { signal: controller.signal }),
    );
    while (api.requests('home').length === 0) {
      await getJson(`${api.url('away')}/version`);
    }
    expect(api.requests('home')[0]).not.toHaveProperty('status', 200);
    controller.abort();
    expect(await outcome).toMatch(/abort/i);
  });

  it('silence: ends with the API', async () => {
    fail({ kind: 'silence' });
    const outcome = messageOf(fetch(`${api.url('home')}${SOURCES}`));
    while (api.requests('home').length === 0) {
      await getJson(`${api.url('away')}/version`);
    }
    await api.close();
    expect(await outcome).toBe('fetch failed');
    api = await startLoopbackKubernetes({ clusters: {} });
  });

  it('slow-drip: the right answer, a byte at a time', async () => {
    fail({ kind: 'slow-drip', everyMilliseconds: 1 });
    const response = await fetch(`${api.url('home')}/version`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body!) chunks.push(chunk);
    expect(chunks.length).toBeGreaterThan(10);
    const text = Buffer.concat(chunks).toString('utf8');
    expect(JSON.parse(text)).toMatchObject({ major: '1' });
  });

  it('connection-reset: no answer at all', async () => {
    fail({ kind: 'connection-reset' });
    await expect(fetch(`${api.url('home')}${SOURCES}`)).rejects.toThrow(
      /fetch failed/,
    );
    expect(api.requests('home')).toEqual([
      { method: 'GET', path: SOURCES, query: {} },
    ]);
  });
});
