import { mockServices } from '@backstage/backend-test-utils';
import { CLAIMS, homelab } from './__testUtils__/queries';
import {
  StandInKubernetes,
  answerJson,
} from './__testUtils__/StandInKubernetes';
import { KubernetesPluginReaders } from './KubernetesPluginReaders';

const { signal } = new AbortController();

describe('KubernetesPluginReaders', () => {
  let standIn: StandInKubernetes;
  let clusters: unknown;

  beforeAll(async () => {
    standIn = await StandInKubernetes.start();
  });
  afterAll(() => standIn.stop());
  beforeEach(() => {
    standIn.reset();
    standIn.kinds = homelab();
    clusters = [
      { name: 'home', authProvider: 'serviceAccount' },
      { name: 'garden', authProvider: 'aws' },
    ];
    standIn.intercept = ({ path }, response) =>
      path === '/clusters' && answerJson(response, { items: clusters });
  });

  const make = (): KubernetesPluginReaders =>
    new KubernetesPluginReaders({
      discovery: {
        getBaseUrl: async () => `http://${standIn.host}`,
      },
      auth: mockServices.auth({ pluginId: 'backups' }),
      intervalSeconds: 300,
      clusters: {},
      limits: { wait: async () => {} },
    });

  const namesOf = async (readers: KubernetesPluginReaders) =>
    (await readers.listReaders(signal)).map(({ cluster }) => cluster);

  it('follows the list, and keeps the readers of clusters that stay', async () => {
    const readers = make();
    const [home, garden] = await readers.listReaders(signal);
    expect([home.cluster, garden.cluster]).toEqual(['home', 'garden']);
    clusters = [
      { name: 'attic', authProvider: '' },
      { name: 'home', authProvider: 'serviceAccount' },
    ];
    const after = await readers.listReaders(signal);
    expect(after.map(({ cluster }) => cluster)).toEqual(['attic', 'home']);
    expect(after[1]).toBe(home);
  });

  it('uses the first of two with one name, as the plugin does', async () => {
    clusters = [
      { name: 'home', authProvider: 'serviceAccount' },
      { name: 'home', authProvider: 'oidc' },
      { authProvider: 'oidc' },
      'home',
    ];
    expect(await namesOf(make())).toEqual(['home']);
  });

  it.each(['google', 'oidc'])(
    'says that %s cannot be collected',
    async authProvider => {
      clusters = [{ name: 'home', authProvider }];
      const [reader] = await make().listReaders(signal);
      await expect(reader.read([CLAIMS], { signal })).rejects.toMatchObject({
        message: `home uses client-side auth (${authProvider}), which cannot be collected in the background: there is no person whose token could be used.`,
        fix: expect.stringContaining('backups.kubeconfigs'),
      });
    },
  );

  it('reads through the proxy, as itself, naming the cluster', async () => {
    let headers: Record<string, unknown> = {};
    standIn.intercept = (request, response) => {
      if (request.path === '/clusters') {
        return answerJson(response, { items: clusters });
      }
      headers = request.headers;
      return false;
    };
    const [, garden] = await make().listReaders(signal);
    await expect(garden.read([CLAIMS], { signal })).rejects.toThrow('404');
    expect(standIn.requests).toEqual(['/clusters', '/proxy/apis']);
    expect(headers).toMatchObject({
      'backstage-kubernetes-cluster': 'garden',
      authorization: expect.stringMatching(
        /^Bearer mock-service-token:.*"kubernetes"/,
      ),
    });
  });

  it.each([
    [404, 'Install @backstage/plugin-kubernetes-backend, or set'],
    [401, 'Check backend.auth'],
    [403, 'kubernetes.clusters.read'],
  ])('says what %d to the list means', async (status, fix) => {
    standIn.intercept = (_, response) =>
      answerJson(response, { error: { message: 'no' } }, status);
    await expect(make().listReaders(signal)).rejects.toMatchObject({
      message: `Listing the clusters of the Kubernetes plugin failed: the Kubernetes plugin answered ${status}: no.`,
      fix: expect.stringContaining(fix),
    });
  });

  it('carries its token to no other place', async () => {
    standIn.intercept = (_, response) => {
      response.writeHead(302, { location: '/elsewhere' }).end();
      return true;
    };
    await expect(make().listReaders(signal)).rejects.toThrow('status 302');
    expect(standIn.requests).toEqual(['/clusters']);
  });

  it('does not take another answer for a list without clusters', async () => {
    clusters = 'none';
    await expect(make().listReaders(signal)).rejects.toThrow(
      'the answer is not a list of clusters',
    );
  });
});
