import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type {
  BackupsProvider,
  BackupsProvidersExtensionPoint,
} from 'backstage-plugin-backups-node';
import { backupsProvidersExtensionPoint } from 'backstage-plugin-backups-node';
import { createPerconaProvider } from './createPerconaProvider';
import { createPgoProvider } from './createPgoProvider';
import pgo, { createProvider } from './index';

async function providersWith(data: Record<string, unknown>) {
  const providers: BackupsProvider[] = [];
  const extension: BackupsProvidersExtensionPoint = {
    addProvider: provider => providers.push(provider),
  };
  const backend = await startTestBackend({
    extensionPoints: [[backupsProvidersExtensionPoint, extension]],
    features: [
      pgo,
      mockServices.rootConfig.factory({ data: { backups: data as {} } }),
    ],
  });
  await backend.stop();
  return providers;
}

describe('the module of the PostgreSQL operators', () => {
  it('adds a provider for each of the two', async () => {
    const providers = await providersWith({});
    expect(providers.map(({ id, title }) => ({ id, title }))).toEqual([
      { id: 'pgo', title: 'Crunchy PGO' },
      { id: 'percona', title: 'Percona Operator for PostgreSQL' },
    ]);
  });

  it('makes the provider that another thread asks for', () => {
    const config = mockServices.rootConfig({ data: {} });
    expect(
      ['pgo', 'percona'].map(
        providerId => createProvider({ config, providerId }).id,
      ),
    ).toEqual(['pgo', 'percona']);
  });

  it.each(['pgo', 'percona'])(
    'names the setting of %s when its time zone does not exist',
    async id => {
      await expect(
        providersWith({ providers: { [id]: { timeZone: 'Mars/Olympus' } } }),
      ).rejects.toThrow(`backups.providers.${id}.timeZone`);
    },
  );

  it('reads neither Secrets nor pods', () => {
    const asked = [createPgoProvider(), createPerconaProvider()].flatMap(
      ({ resources }) => resources.map(({ plural }) => plural),
    );
    expect(asked).not.toContain('secrets');
    expect(asked).not.toContain('pods');
  });
});
