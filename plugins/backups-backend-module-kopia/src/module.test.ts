import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type {
  BackupsProvider,
  BackupsProvidersExtensionPoint,
} from 'backstage-plugin-backups-node';
import { backupsProvidersExtensionPoint } from 'backstage-plugin-backups-node';
import kopia from './index';

async function providerWith(servers: unknown): Promise<BackupsProvider> {
  const providers: BackupsProvider[] = [];
  const extension: BackupsProvidersExtensionPoint = {
    addProvider: provider => providers.push(provider),
  };
  const backend = await startTestBackend({
    extensionPoints: [[backupsProvidersExtensionPoint, extension]],
    features: [
      kopia,
      mockServices.rootConfig.factory({
        data: { backups: { providers: { kopia: { servers } as {} } } },
      }),
    ],
  });
  await backend.stop();
  return providers[0];
}

const SERVER = {
  name: 'kopia',
  url: 'https://kopia.internal:51515/',
  repository: 'NFS://Citadel.internal/mnt/kopia/',
  control: { username: 'server-control', password: 'planted-one' },
};

describe('the Kopia module', () => {
  it('has one remote for each server', async () => {
    const { id, remotes } = await providerWith([
      SERVER,
      {
        ...SERVER,
        name: 'attic',
        interval: '1 hour',
        timeout: { seconds: 5 },
        fingerprint: `AB:${'0'.repeat(62)}`,
      },
    ]);
    expect(id).toBe('kopia');
    expect(remotes).toMatchObject([
      { id: 'kopia', intervalSeconds: 900, deadlineSeconds: 60 },
      { id: 'attic', intervalSeconds: 3600, deadlineSeconds: 5 },
    ]);
  });

  it('reads no server where none is configured', async () => {
    expect((await providerWith(undefined)).remotes).toEqual([]);
  });

  it.each([
    [{ url: 'kopia.internal' }, 'servers[0].url'],
    [{ url: 'ftp://kopia.internal' }, 'https:// or http:// is needed'],
    [{ url: 'https://root:planted@kopia' }, 'must not hold a user'],
    [{ url: 'http://kopia.internal' }, 'would travel in the clear'],
    [{ name: 'my kopia' }, 'no space and no slash'],
    [{ repository: undefined }, 'servers[0].repository'],
    [{ fingerprint: 'AB:CD' }, 'is no SHA-256 in hex'],
    [
      { fingerprint: '0'.repeat(64), caFile: '/kopia.pem' },
      'has caFile and fingerprint',
    ],
    [{ control: { username: 'x' } }, 'servers[0].control.password'],
    [{ interval: 'soon' }, 'servers[0].interval is not a duration'],
    [{ repo: 'x' }, "servers[0].repo. Did you mean 'repository'?"],
  ])('stops at %j', async (change, words) => {
    const start = providerWith([{ ...SERVER, ...change }]);
    await expect(start).rejects.toThrow(words);
    await expect(start).rejects.not.toThrow('planted');
  });

  it('takes a server without encryption where there is no password to lose', async () => {
    const { remotes } = await providerWith([
      { ...SERVER, url: 'http://kopia.internal', control: undefined },
      { ...SERVER, name: 'near', url: 'http://127.0.0.1:51515' },
    ]);
    expect(remotes).toHaveLength(2);
  });

  it('refuses two servers of one name', async () => {
    await expect(providerWith([SERVER, SERVER])).rejects.toThrow(
      "servers[1].name: there is a server 'kopia' already",
    );
  });
});
