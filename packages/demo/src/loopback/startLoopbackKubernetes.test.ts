import { homelabManifestsAt } from '../homelab/homelabManifestsAt';
import {
  exampleDeployment,
  exampleSource,
} from './__testUtils__/exampleCluster';
import { getJson, keysOf } from './__testUtils__/getJson';
import {
  LoopbackKubernetes,
  startLoopbackKubernetes,
} from './startLoopbackKubernetes';

const ANCHOR = new Date('2026-08-22T10:00:00Z');
const TOKEN = 'demo-token';
const VOLSYNC = '/apis/volsync.backube/v1alpha1';

describe('startLoopbackKubernetes', () => {
  let api: LoopbackKubernetes;
  let minutes: number;
  let url: string;

  beforeEach(async () => {
    minutes = 0;
    api = await startLoopbackKubernetes({
      clusters: {
        'home-1': {
          objects: () =>
            homelabManifestsAt({
              cluster: 'home-1',
              now: new Date(ANCHOR.getTime() + minutes * 60_000),
              anchor: ANCHOR,
            }),
        },
        locked: {
          token: TOKEN,
          objects: () => [exampleDeployment('media', 'plex')],
        },
      },
    });
    url = api.url('home-1');
  });

  afterEach(() => api.close());

  describe('objects', () => {
    it('leaves kind and version out of the items of built-in lists', async () => {
      const { body } = await getJson(`${url}/apis/apps/v1/deployments`);
      expect(body).toMatchObject({
        kind: 'DeploymentList',
        apiVersion: 'apps/v1',
      });
      expect(body.items.length).toBeGreaterThan(10);
      for (const item of body.items) {
        expect(item).not.toHaveProperty('kind');
        expect(item).not.toHaveProperty('apiVersion');
      }
    });

    it('puts kind and version into the items of CRDs', async () => {
      const { body } = await getJson(`${url}${VOLSYNC}/replicationsources`);
      expect(body.kind).toBe('ReplicationSourceList');
      expect(body.items[0]).toMatchObject({
        apiVersion: 'volsync.backube/v1alpha1',
        kind: 'ReplicationSource',
      });
    });

    it('lists one namespace, and nothing of its neighbours', async () => {
      const all = await getJson(`${url}/api/v1/persistentvolumeclaims`);
      const some = await getJson(
        `${url}/api/v1/namespaces/downloads/persistentvolumeclaims`,
      );
      const expected = keysOf(all.body).filter(key =>
        key.startsWith('downloads/'),
      );
      expect(expected.length).toBeGreaterThan(0);
      expect(keysOf(some.body)).toEqual(expected);
    });

    it('lists the namespaces that its objects are in', async () => {
      const { body } = await getJson(`${url}/api/v1/namespaces`);
      expect(keysOf(body)).toContain('downloads');
    });

    it.each(['pods', 'services', 'configmaps', 'limitranges'])(
      'has no %s, and says so with an empty list',
      async plural => {
        const { status, body } = await getJson(`${url}/api/v1/${plural}`);
        expect(status).toBe(200);
        expect(body.items).toEqual([]);
      },
    );

    it('gives one object, whole', async () => {
      const { body } = await getJson(
        `${url}/apis/apps/v1/namespaces/downloads/deployments/radarr`,
      );
      expect(body).toMatchObject({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'radarr' },
      });
    });

    it('names the object that is not there', async () => {
      const { status, body } = await getJson(
        `${url}${VOLSYNC}/namespaces/downloads/replicationsources/nobody`,
      );
      expect(status).toBe(404);
      expect(body).toMatchObject({
        kind: 'Status',
        reason: 'NotFound',
        message: 'replicationsources.volsync.backube "nobody" not found',
        details: {
          name: 'nobody',
          group: 'volsync.backube',
          kind: 'replicationsources',
        },
      });
    });

    it.each([
      '/apis/apps/v1/gadgets',
      '/apis/apps/v1/deployments/radarr',
      '/apis/storage.k8s.io/v1/namespaces/media/storageclasses',
    ])('could not find the resource of %s', async path => {
      const { status, body } = await getJson(`${url}${path}`);
      expect(status).toBe(404);
      expect(body).toMatchObject({
        kind: 'Status',
        reason: 'NotFound',
        message: 'the server could not find the requested resource',
      });
    });

    it('changes with time, and its version with it', async () => {
      const path = `${url}${VOLSYNC}/replicationsources`;
      const before = await getJson(path);
      minutes = 61;
      const after = await getJson(path);
      expect(after.body.items).not.toEqual(before.body.items);
      expect(Number(after.body.metadata.resourceVersion)).toBeGreaterThan(
        Number(before.body.metadata.resourceVersion),
      );
    });

    it('answers 500 when the objects cannot be made, and lives on', async () => {
      let broken = true;
      const other = await startLoopbackKubernetes({
        clusters: {
          shaky: {
            objects: () => {
              if (broken) throw new Error('no objects');
              return [exampleSource('media', 'plex')];
            },
          },
        },
      });
      try {
        const path = `${other.url('shaky')}${VOLSYNC}/replicationsources`;
        expect((await getJson(path)).status).toBe(500);
        broken = false;
        expect((await getJson(path)).status).toBe(200);
      } finally {
        await other.close();
      }
    });
  });

  describe('access', () => {
    it.each([{}, { Authorization: 'Bearer other' }])(
      'refuses whoever does not bring the token: %j',
      async headers => {
        const { status, body } = await getJson(
          `${api.url('locked')}/apis`,
          headers as Record<string, string>,
        );
        expect(status).toBe(401);
        expect(body).toMatchObject({
          kind: 'Status',
          status: 'Failure',
          reason: 'Unauthorized',
          code: 401,
        });
      },
    );

    it('lets in whoever brings it', async () => {
      const { status } = await getJson(`${api.url('locked')}/apis`, {
        Authorization: `Bearer ${TOKEN}`,
      });
      expect(status).toBe(200);
    });

    it('never shows Secrets', async () => {
      const list = await getJson(`${url}/api/v1/secrets`);
      expect(list.status).toBe(403);
      expect(list.body.message).toBe(
        'secrets is forbidden: User "system:serviceaccount:backstage:backups" cannot list resource "secrets" in API group "" at the cluster scope',
      );
      const one = await getJson(`${url}/api/v1/namespaces/media/secrets/plex`);
      expect(one.status).toBe(403);
      expect(one.body.message).toBe(
        'secrets "plex" is forbidden: User "system:serviceaccount:backstage:backups" cannot get resource "secrets" in API group "" in the namespace "media"',
      );
    });

    it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
      'changes nothing: %s',
      async method => {
        const response = await fetch(`${url}/apis/apps/v1/deployments`, {
          method,
        });
        expect(response.status).toBe(405);
        expect(await response.json()).toMatchObject({
          kind: 'Status',
          reason: 'MethodNotAllowed',
        });
      },
    );
  });

  describe('the log of requests', () => {
    it('holds method, path, query and status of one cluster', async () => {
      await getJson(`${url}/api/v1/pods?limit=5&labelSelector=a%3Db`);
      await getJson(`${url}/api/v1/secrets`);
      expect(api.requests('home-1')).toEqual([
        {
          method: 'GET',
          path: '/api/v1/pods',
          query: { limit: '5', labelSelector: 'a=b' },
          status: 200,
        },
        { method: 'GET', path: '/api/v1/secrets', query: {}, status: 403 },
      ]);
      expect(api.requests('locked')).toEqual([]);
      api.clearRequests();
      expect(api.requests('home-1')).toEqual([]);
    });

    it('tells its totals to tests in other processes, without counting them', async () => {
      await getJson(`${url}/version`);
      const control = new URL('/__loopback/requests', url).toString();
      for (let times = 0; times < 2; times += 1) {
        const { body } = await getJson(control);
        expect(body).toEqual({
          clusters: { 'home-1': { total: 1 }, locked: { total: 0 } },
        });
      }
    });
  });

  it('knows its clusters by name', async () => {
    expect(() => api.url('home-9')).toThrow("There is no cluster 'home-9'");
    const response = await fetch(new URL('/home-9/version', url));
    expect(response.status).toBe(404);
  });

  it('says that a port is in use', async () => {
    const port = Number(new URL(url).port);
    await expect(
      startLoopbackKubernetes({ clusters: {}, port }),
    ).rejects.toThrow(`cannot listen on port ${port}`);
  });

  it.each(['__loopback', 'a/b'])(
    'refuses %s as the name of a cluster',
    async name => {
      await expect(
        startLoopbackKubernetes({
          clusters: { [name]: { objects: () => [] } },
        }),
      ).rejects.toThrow(`A cluster cannot be called '${name}'`);
    },
  );
});
