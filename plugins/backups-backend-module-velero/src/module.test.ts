import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type {
  BackupsProvider,
  BackupsProvidersExtensionPoint,
} from 'backstage-plugin-backups-node';
import { backupsProvidersExtensionPoint } from 'backstage-plugin-backups-node';
import { createVeleroProvider } from './createVeleroProvider';
import velero from './index';

async function providersWith(data: Record<string, unknown>) {
  const providers: BackupsProvider[] = [];
  const extension: BackupsProvidersExtensionPoint = {
    addProvider: provider => providers.push(provider),
  };
  const backend = await startTestBackend({
    extensionPoints: [[backupsProvidersExtensionPoint, extension]],
    features: [
      velero,
      mockServices.rootConfig.factory({ data: { backups: data as {} } }),
    ],
  });
  await backend.stop();
  return providers;
}

describe('the Velero module', () => {
  it('adds the provider', async () => {
    const providers = await providersWith({});
    expect(providers.map(({ id, title }) => ({ id, title }))).toEqual([
      { id: 'velero', title: 'Velero' },
    ]);
  });

  it('names the setting when the time zone does not exist', async () => {
    expect(() => createVeleroProvider({ timeZone: 'Mars/Olympus' })).toThrow(
      'backups.providers.velero.timeZone',
    );
    await expect(
      providersWith({ providers: { velero: { timeZone: 'Mars/Olympus' } } }),
    ).rejects.toThrow('backups.providers.velero.timeZone');
  });

  it('reads neither Secrets nor pods', () => {
    const asked = createVeleroProvider().resources.map(({ plural }) => plural);
    expect(asked).not.toContain('secrets');
    expect(asked).not.toContain('pods');
  });
});
