import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type {
  BackupsProvider,
  BackupsProvidersExtensionPoint,
} from 'backstage-plugin-backups-node';
import { backupsProvidersExtensionPoint } from 'backstage-plugin-backups-node';
import prometheus from './index';

async function providersWith(servers: unknown) {
  const providers: BackupsProvider[] = [];
  const extension: BackupsProvidersExtensionPoint = {
    addProvider: provider => providers.push(provider),
  };
  const backend = await startTestBackend({
    extensionPoints: [[backupsProvidersExtensionPoint, extension]],
    features: [
      prometheus,
      mockServices.rootConfig.factory({
        data: { backups: { providers: { prometheus: { servers } as {} } } },
      }),
    ],
  });
  await backend.stop();
  return providers;
}

const SERVER = {
  name: 'prometheus',
  url: 'https://prometheus.internal',
  cluster: 'home-1',
  token: 'planted-token',
};

describe('the Prometheus module', () => {
  it('has one remote for each server, which may be either kind', async () => {
    const [{ id, remotes }] = await providersWith([
      SERVER,
      {
        ...SERVER,
        name: 'alertmanager',
        kind: 'alertmanager',
        caFile: '/etc/portal/ca.pem',
        interval: '1 hour',
        timeout: { seconds: 5 },
      },
    ]);
    expect(id).toBe('prometheus');
    expect(remotes).toMatchObject([
      { id: 'prometheus', intervalSeconds: 300, deadlineSeconds: 15 },
      { id: 'alertmanager', intervalSeconds: 3600, deadlineSeconds: 5 },
    ]);
  });

  it('reads declared alerts where no server is configured', async () => {
    const [{ remotes, resources }] = await providersWith(undefined);
    expect(remotes).toEqual([]);
    expect(resources).toMatchObject([{ kind: 'PrometheusRule' }]);
  });

  it('does not need the file of a certificate to start, and misses it when it reads', async () => {
    const [{ remotes = [] }] = await providersWith([
      { ...SERVER, caFile: '/nowhere/ca.pem' },
    ]);
    const { signal } = new AbortController();
    await expect(remotes[0].read({ signal })).rejects.toMatchObject({
      message:
        'The certificate to trust for prometheus cannot be read (ENOENT).',
      fix: 'Check caFile of server prometheus.',
    });
  });

  it.each([
    [{ url: 'prometheus.internal' }, 'servers[0].url'],
    [{ url: 'ftp://prometheus.internal' }, 'servers[0].url'],
    [{ url: 'https://me:planted@prometheus.internal' }, 'must not hold a user'],
    [
      { url: 'http://prometheus.internal', caFile: '/ca.pem' },
      'its url is not encrypted',
    ],
    [{ name: 'my prometheus' }, 'no space and no slash'],
    [{ kind: 'thanos' }, 'servers[0].kind'],
    [{ cluster: undefined }, 'servers[0].cluster'],
    [{ interval: 'soon' }, 'servers[0].interval is not a duration'],
    [{ cafile: 'x' }, "servers[0].cafile. Did you mean 'caFile'?"],
  ])('stops at %j', async (change, words) => {
    const start = providersWith([{ ...SERVER, ...change }]);
    await expect(start).rejects.toThrow(words);
    await expect(start).rejects.not.toThrow('planted');
  });

  it('refuses two servers of one name', async () => {
    await expect(providersWith([SERVER, SERVER])).rejects.toThrow(
      "servers[1].name: there is a server 'prometheus' already",
    );
  });
});
