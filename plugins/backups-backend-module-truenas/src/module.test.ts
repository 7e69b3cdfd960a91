import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type {
  BackupsProvider,
  BackupsProvidersExtensionPoint,
} from 'backstage-plugin-backups-node';
import { backupsProvidersExtensionPoint } from 'backstage-plugin-backups-node';
import trueNas from './index';

async function providersWith(servers: unknown) {
  const providers: BackupsProvider[] = [];
  const extension: BackupsProvidersExtensionPoint = {
    addProvider: provider => providers.push(provider),
  };
  const backend = await startTestBackend({
    extensionPoints: [[backupsProvidersExtensionPoint, extension]],
    features: [
      trueNas,
      mockServices.rootConfig.factory({
        data: { backups: { providers: { truenas: { servers } as {} } } },
      }),
    ],
  });
  await backend.stop();
  return providers;
}

const NAS = {
  name: 'nas',
  url: 'https://nas.internal',
  username: 'backstage',
  apiKey: '1-planted-key',
};

describe('the TrueNAS module', () => {
  it('has one remote for each server', async () => {
    const [{ id, remotes }] = await providersWith([
      NAS,
      { ...NAS, name: 'attic', interval: '1 hour', timeout: { seconds: 5 } },
    ]);
    expect(id).toBe('truenas');
    expect(remotes).toMatchObject([
      { id: 'nas', intervalSeconds: 900, deadlineSeconds: 30 },
      { id: 'attic', intervalSeconds: 3600, deadlineSeconds: 5 },
    ]);
  });

  it('reads nothing where nothing is configured', async () => {
    const [{ remotes, resources }] = await providersWith(undefined);
    expect({ remotes, resources }).toEqual({ remotes: [], resources: [] });
  });

  it.each(['http://nas.internal', 'ws://nas.internal/api/current'])(
    'refuses %s, because the NAS would revoke the key',
    async url => {
      await expect(providersWith([{ ...NAS, url }])).rejects.toThrow(
        'TrueNAS revokes an API key at once',
      );
    },
  );

  it.each([
    [{ url: 'nas.internal' }, 'is not a URL'],
    [{ url: 'ftp://nas.internal' }, 'https:// or wss:// is needed'],
    [{ url: 'https://root:planted@nas.internal' }, 'must not hold a user'],
    [{ name: 'my nas' }, 'no space and no slash'],
    [{ timeZone: 'Mars/Olympus' }, 'no time zone of the IANA database'],
    [{ interval: 'soon' }, 'servers[0].interval is not a duration'],
    [{ apikey: 'x' }, "servers[0].apikey. Did you mean 'apiKey'?"],
    [{ username: undefined }, 'servers[0].username'],
  ])('stops at %j', async (change, words) => {
    const start = providersWith([{ ...NAS, ...change }]);
    await expect(start).rejects.toThrow(words);
    await expect(start).rejects.not.toThrow('planted');
  });

  it('refuses two servers of one name', async () => {
    await expect(providersWith([NAS, NAS])).rejects.toThrow(
      "servers[1].name: there is a server 'nas' already",
    );
  });

  it('may hold a copy of what lies on the NAS, by any of its names', async () => {
    const [{ remotes }] = await providersWith([
      { ...NAS, hosts: ['citadel.internal', '10.0.0.5'] },
    ]);
    const holds = (server: string) =>
      remotes?.[0].mayCopy?.({
        type: 'item',
        key: 'x',
        kind: 'nfs-volume',
        cluster: 'home-1',
        name: 'x',
        labels: {},
        annotations: {},
        mountedBy: [],
        aliases: [],
        folder: { servers: [server], path: '/mnt/storage0' },
      });
    expect(['CITADEL.internal.', '10.0.0.5', 'elsewhere'].map(holds)).toEqual([
      true,
      true,
      false,
    ]);
  });
});
