import { getJson, keysOf } from './__testUtils__/getJson';
import { startDemoKubernetes } from './startDemoKubernetes';
import type { LoopbackKubernetes } from './startLoopbackKubernetes';

const SOURCES = '/apis/volsync.backube/v1alpha1/replicationsources';
const HEADERS = { Authorization: 'Bearer demo-token' };

describe('startDemoKubernetes', () => {
  let api: LoopbackKubernetes;

  beforeEach(async () => {
    api = await startDemoKubernetes({ anchor: new Date(), port: 0 });
  });

  afterEach(() => api.close());

  it('serves home-1 to whoever brings the token of the configuration', async () => {
    const path = `${api.url('home-1')}${SOURCES}`;
    expect((await getJson(path)).status).toBe(401);
    const { status, body } = await getJson(path, HEADERS);
    expect(status).toBe(200);
    expect(keysOf(body)).toContain('downloads/radarr');
  });

  it('serves the company beside it', async () => {
    const path =
      '/apis/postgres-operator.crunchydata.com/v1beta1/postgresclusters';
    const { status, body } = await getJson(
      `${api.url('company')}${path}`,
      HEADERS,
    );
    expect(status).toBe(200);
    expect(keysOf(body)).toContain('sales/orders-db');
  });

  it('closes every connection to home-2, which is silent', async () => {
    await expect(
      fetch(`${api.url('home-2')}${SOURCES}`, { headers: HEADERS }),
    ).rejects.toThrow('fetch failed');
  });
});
