import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type {
  BackupsProvider,
  BackupsProvidersExtensionPoint,
} from 'backstage-plugin-backups-node';
import { backupsProvidersExtensionPoint } from 'backstage-plugin-backups-node';
import { createLonghornProvider } from './createLonghornProvider';
import longhorn from './index';

async function providersWith(data: Record<string, unknown>) {
  const providers: BackupsProvider[] = [];
  const extension: BackupsProvidersExtensionPoint = {
    addProvider: provider => providers.push(provider),
  };
  const backend = await startTestBackend({
    extensionPoints: [[backupsProvidersExtensionPoint, extension]],
    features: [
      longhorn,
      mockServices.rootConfig.factory({ data: { backups: data as {} } }),
    ],
  });
  await backend.stop();
  return providers;
}

describe('the Longhorn module', () => {
  it('adds the provider', async () => {
    const providers = await providersWith({});
    expect(providers.map(({ id, title }) => ({ id, title }))).toEqual([
      { id: 'longhorn', title: 'Longhorn' },
    ]);
  });

  it('names the setting when the time zone does not exist', async () => {
    expect(() => createLonghornProvider({ timeZone: 'Mars/Olympus' })).toThrow(
      'backups.providers.longhorn.timeZone',
    );
    await expect(
      providersWith({ providers: { longhorn: { timeZone: 'Mars/Olympus' } } }),
    ).rejects.toThrow('backups.providers.longhorn.timeZone');
  });

  it('reads neither Secrets nor pods', () => {
    const asked = createLonghornProvider().resources.map(
      ({ plural }) => plural,
    );
    expect(asked).not.toContain('secrets');
    expect(asked).not.toContain('pods');
  });
});
