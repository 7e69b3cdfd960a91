import type { KubernetesObject } from 'backstage-plugin-backups-node';
import {
  exampleDeployment,
  exampleSource,
} from '../__testUtils__/exampleCluster';
import { ApiDocument, getJson, keysOf } from '../__testUtils__/getJson';
import {
  LoopbackKubernetes,
  startLoopbackKubernetes,
} from '../startLoopbackKubernetes';

const NAMESPACES = ['a', 'a-b', 'media', 'media2'];

function sources(count: number): KubernetesObject[] {
  return Array.from({ length: count }, (_, at) =>
    exampleSource(
      NAMESPACES[(at * 7) % NAMESPACES.length],
      `app-${(at * 31) % 101}-${at}`,
      { parity: at % 2 === 0 ? 'even' : 'odd' },
    ),
  );
}

describe('a list', () => {
  let api: LoopbackKubernetes;
  let objects: KubernetesObject[];
  let list: string;

  async function page(query: Record<string, string | number>) {
    const search = new URLSearchParams(
      Object.entries(query).map(([name, value]) => [name, String(value)]),
    );
    return getJson(`${list}?${search}`);
  }

  async function everyPage(
    query: Record<string, string | number>,
  ): Promise<ApiDocument[]> {
    const pages: ApiDocument[] = [];
    let token: string | undefined;
    do {
      const { body } = await page({
        ...query,
        ...(token && { continue: token }),
      });
      pages.push(body);
      token = body.metadata.continue;
    } while (token);
    return pages;
  }

  beforeEach(async () => {
    objects = sources(57);
    api = await startLoopbackKubernetes({
      clusters: { home: { objects: () => objects } },
    });
    list = `${api.url(
      'home',
    )}/apis/volsync.backube/v1alpha1/replicationsources`;
  });

  afterEach(() => api.close());

  describe('in pages', () => {
    it('gives every object exactly once and in order, whatever the limit', async () => {
      const whole = keysOf((await page({})).body);
      expect(whole).toEqual(
        objects
          .map(({ metadata: { namespace, name } }) => `${namespace}/${name}`)
          .sort(),
      );
      for (let limit = 1; limit <= objects.length + 1; limit += 1) {
        const pages = await everyPage({ limit });
        expect(pages.flatMap(keysOf)).toEqual(whole);
        expect(pages).toHaveLength(Math.ceil(objects.length / limit));
      }
    });

    it('does so within a namespace and a selection, too', async () => {
      const all = list;
      for (const namespace of NAMESPACES) {
        list = all.replace('v1alpha1/', `v1alpha1/namespaces/${namespace}/`);
        const whole = keysOf(
          (await page({ labelSelector: 'parity=odd' })).body,
        );
        expect(whole.every(key => key.startsWith(`${namespace}/`))).toBe(true);
        for (const limit of [1, 2, 3, 5, 50]) {
          const pages = await everyPage({ limit, labelSelector: 'parity=odd' });
          expect(pages.flatMap(keysOf)).toEqual(whole);
        }
      }
    });

    it('counts what remains, where nothing is filtered', async () => {
      const { body } = await page({ limit: 20 });
      expect(body.metadata.remainingItemCount).toBe(37);
      const filtered = await page({ limit: 20, labelSelector: 'parity=odd' });
      expect(filtered.body.metadata.continue).toBeDefined();
      expect(filtered.body.metadata).not.toHaveProperty('remainingItemCount');
    });

    it('shows one moment, whatever changes meanwhile', async () => {
      const first = await page({ limit: 20 });
      const whole = keysOf((await page({})).body);
      objects = [exampleSource('a', 'newcomer')];
      const second = await page({
        limit: 100,
        continue: `${first.body.metadata.continue}`,
      });
      expect([...keysOf(first.body), ...keysOf(second.body)]).toEqual(whole);
      expect(second.body.metadata.resourceVersion).toBe(
        first.body.metadata.resourceVersion,
      );
      expect(keysOf((await page({})).body)).toEqual(['a/newcomer']);
    });

    it('forgets a moment after many others, and says that the token is too old', async () => {
      const first = await page({ limit: 20 });
      for (let others = 0; others < 64; others += 1) {
        objects = [...objects];
        await page({ limit: 1 });
      }
      const token = `${first.body.metadata.continue}`;
      const { status, body } = await page({ limit: 20, continue: token });
      expect(status).toBe(410);
      expect(body).toMatchObject({ kind: 'Status', reason: 'Expired' });
      expect(body.message).toMatch(/continue parameter is too old/);
      const rest = await page({ continue: `${body.metadata.continue}` });
      expect(keysOf(rest.body)).toHaveLength(37);
    });

    it.each(['nonsense', Buffer.from('{"v":"x"}').toString('base64url')])(
      'refuses a token that is not its own: %s',
      async token => {
        const { status, body } = await page({ continue: token });
        expect(status).toBe(400);
        expect(body.message).toMatch(/continue key is not valid/);
      },
    );

    it('refuses a limit that is no number', async () => {
      const { status, body } = await page({ limit: 'ten' });
      expect(status).toBe(400);
      expect(body.reason).toBe('BadRequest');
    });
  });

  describe('selected', () => {
    beforeEach(() => {
      objects = [
        exampleSource('a', 'one', { app: 'radarr', tier: 'gold' }),
        exampleSource('a', 'two', { app: 'sonarr' }),
        exampleSource('b', 'three', { 'example.com/app': 'plex', tier: '' }),
        exampleSource('b', 'four'),
        exampleDeployment('a', 'one', { app: 'radarr' }),
      ];
    });

    it.each([
      ['app=radarr', ['a/one']],
      ['app==radarr', ['a/one']],
      ['app!=radarr', ['a/two', 'b/four', 'b/three']],
      ['app', ['a/one', 'a/two']],
      ['!app', ['b/four', 'b/three']],
      ['app in (radarr, sonarr)', ['a/one', 'a/two']],
      ['app notin (radarr,plex)', ['a/two', 'b/four', 'b/three']],
      ['app in (radarr,sonarr),!tier', ['a/two']],
      ['example.com/app=plex', ['b/three']],
      ['tier=', ['b/three']],
      ['constructor', []],
      ['', ['a/one', 'a/two', 'b/four', 'b/three']],
    ])('by labels: %s', async (labelSelector, expected) => {
      const { body } = await page({ labelSelector });
      expect(keysOf(body)).toEqual(expected);
    });

    it.each(['app=a=b', 'app in radarr', '=x', 'a,,b', 'app ~ x'])(
      'refuses a label selector that cannot be parsed: %s',
      async labelSelector => {
        const { status, body } = await page({ labelSelector });
        expect(status).toBe(400);
        expect(body.message).toMatch(/unable to parse requirement/);
      },
    );

    it.each([
      ['metadata.name=two', ['a/two']],
      ['metadata.namespace==b', ['b/four', 'b/three']],
      ['metadata.namespace=b,metadata.name!=four', ['b/three']],
    ])('by fields: %s', async (fieldSelector, expected) => {
      const { body } = await page({ fieldSelector });
      expect(keysOf(body)).toEqual(expected);
    });

    it('knows no field but name and namespace', async () => {
      const { status, body } = await page({
        fieldSelector: 'spec.paused=true',
      });
      expect(status).toBe(400);
      expect(body.message).toBe('field label not supported: spec.paused');
    });

    it('serves no watch', async () => {
      expect((await page({ watch: 'true' })).status).toBe(400);
    });
  });
});
