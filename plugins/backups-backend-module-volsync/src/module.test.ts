import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type {
  BackupsProvider,
  BackupsProvidersExtensionPoint,
} from 'backstage-plugin-backups-node';
import {
  backupsProvidersExtensionPoint,
  readDestinationPatterns,
} from 'backstage-plugin-backups-node';
import { createVolSyncProvider } from './createVolSyncProvider';
import volSync from './index';

async function providersWith(data: Record<string, unknown>) {
  const providers: BackupsProvider[] = [];
  const extension: BackupsProvidersExtensionPoint = {
    addProvider: provider => providers.push(provider),
  };
  const backend = await startTestBackend({
    extensionPoints: [[backupsProvidersExtensionPoint, extension]],
    features: [
      volSync,
      mockServices.rootConfig.factory({ data: { backups: data as {} } }),
    ],
  });
  await backend.stop();
  return providers;
}

const patternsOf = (destinations: unknown[]) =>
  readDestinationPatterns(
    mockServices.rootConfig({
      data: { backups: { destinations: destinations as {}[] } },
    }),
  );

describe('the VolSync module', () => {
  it('adds the provider', async () => {
    const providers = await providersWith({});
    expect(providers.map(({ id, title }) => ({ id, title }))).toEqual([
      { id: 'volsync', title: 'VolSync' },
    ]);
  });

  it('names the setting when the time zone does not exist', async () => {
    expect(() => createVolSyncProvider({ timeZone: 'Mars/Olympus' })).toThrow(
      'backups.providers.volsync.timeZone',
    );
    expect(() => createVolSyncProvider({ timeZone: '+12:00' })).toThrow(
      'no time zone of the IANA database',
    );
    await expect(
      providersWith({ providers: { volsync: { timeZone: 'Mars/Olympus' } } }),
    ).rejects.toThrow('backups.providers.volsync.timeZone');
  });
});

describe('readDestinationPatterns', () => {
  it('reads patterns in their order', () => {
    const [first, second] = patternsOf([
      {
        match: { secretName: '-volsync-secret$' },
        label: 'NAS',
        type: 'nfs',
        server: 'nas.lan',
        offSite: false,
        failureDomain: 'nas',
      },
      { match: { endpoint: 'b2', bucket: '^x' }, endpoint: 'https://u:p@h' },
    ]);
    expect(first).toMatchObject({
      configPath: 'backups.destinations[0]',
      label: 'NAS',
      type: 'nfs',
      server: 'nas.lan',
      offSite: false,
      failureDomain: 'nas',
    });
    expect(first.match.secretName?.test('jukebox-volsync-secret')).toBe(true);
    expect(second.endpoint).toBe('https://h');
    expect(readDestinationPatterns(mockServices.rootConfig())).toEqual([]);
  });

  it.each([
    [
      { match: { secretName: '(' } },
      'backups.destinations[0].match.secretName is not a regular expression',
    ],
    [
      { match: {}, label: 'x' },
      'backups.destinations[0].match needs at least one of',
    ],
    [{ label: 'x' }, 'backups.destinations[0].match needs at least one of'],
    [
      { match: { server: 'x' }, type: 'tape' },
      "backups.destinations[0].type is 'tape'",
    ],
  ])('says what is wrong with %j', (entry, message) => {
    expect(() => patternsOf([entry])).toThrow(message);
  });
});
