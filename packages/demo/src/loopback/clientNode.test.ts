import {
  ApiException,
  AppsV1Api,
  CoreV1Api,
  CustomObjectsApi,
  KubeConfig,
  KubernetesObjectApi,
  VersionApi,
} from '@kubernetes/client-node';
import { homelabManifestsAt } from '../homelab/homelabManifestsAt';
import {
  LoopbackKubernetes,
  startLoopbackKubernetes,
} from './startLoopbackKubernetes';

const ANCHOR = new Date('2026-08-22T10:00:00Z');
const SOURCES = {
  group: 'volsync.backube',
  version: 'v1alpha1',
  plural: 'replicationsources',
};

interface SourceList {
  metadata: { continue?: string };
  items: { kind: string; metadata: { namespace: string; name: string } }[];
}

/** As a portal would be configured: an address, a token, and no TLS. */
function kubeConfig(server: string, token: string): KubeConfig {
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    { name: 'home-1', server, skipTLSVerify: true },
    { name: 'backstage', token },
  );
  return config;
}

describe('the official client', () => {
  const objects = homelabManifestsAt({
    cluster: 'home-1',
    now: ANCHOR,
    anchor: ANCHOR,
  });
  let api: LoopbackKubernetes;
  let config: KubeConfig;

  beforeEach(async () => {
    api = await startLoopbackKubernetes({
      clusters: { 'home-1': { objects: () => objects, token: 'demo-token' } },
    });
    config = kubeConfig(api.url('home-1'), 'demo-token');
  });

  afterEach(() => api.close());

  it('asks for the version', async () => {
    const version = await config.makeApiClient(VersionApi).getCode();
    expect(version.gitVersion).toBe('v1.34.1');
  });

  it('lists a built-in kind, in pages', async () => {
    const client = config.makeApiClient(AppsV1Api);
    const names: string[] = [];
    let token: string | undefined;
    do {
      const list = await client.listDeploymentForAllNamespaces({
        limit: 7,
        _continue: token,
      });
      names.push(
        ...list.items.map(
          ({ metadata }) => `${metadata?.namespace}/${metadata?.name}`,
        ),
      );
      token = list.metadata?._continue;
    } while (token);
    expect(names).toEqual(
      objects
        .filter(({ kind }) => kind === 'Deployment')
        .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)
        .sort(),
    );
  });

  it('lists custom objects, in pages', async () => {
    const client = config.makeApiClient(CustomObjectsApi);
    const found: SourceList['items'] = [];
    let token: string | undefined;
    do {
      const list: SourceList = await client.listCustomObjectForAllNamespaces({
        ...SOURCES,
        limit: 10,
        _continue: token,
      });
      found.push(...list.items);
      token = list.metadata.continue;
    } while (token);
    const expected = objects.filter(({ kind }) => kind === 'ReplicationSource');
    expect(found).toHaveLength(expected.length);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(
      new Set(['ReplicationSource']),
    );
  });

  it('finds the address of a kind by discovery', async () => {
    const client = KubernetesObjectApi.makeApiClient(config);
    const radarr = await client.read({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'radarr', namespace: 'downloads' },
    });
    expect(radarr.metadata?.name).toBe('radarr');
  });

  it.each([
    [401, 'other', { kind: 'unauthorized' }],
    [403, 'demo-token', { kind: 'forbidden' }],
    [500, 'demo-token', { kind: 'server-error' }],
  ] as const)(
    'is told %d with a Status it understands',
    async (code, token, fault) => {
      api.setFault('home-1', fault);
      const client = kubeConfig(api.url('home-1'), token).makeApiClient(
        CoreV1Api,
      );
      const caught = await client
        .listPersistentVolumeClaimForAllNamespaces()
        .catch((error: unknown) => error);
      expect(caught).toBeInstanceOf(ApiException);
      expect(caught).toMatchObject({ code });
    },
  );
});
