import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { RegisterCollatorParameters } from '@backstage/plugin-search-backend-node';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import {
  RestorePack,
  backupsRunbookReadPermission,
} from 'backstage-plugin-backups-common';
import searchModuleBackups, { RunbookCollatorFactory } from './index';

const PACK: RestorePack = {
  writtenAt: '2026-08-22T10:00:00.000Z',
  files: [
    { path: 'README.md', text: '# Restore pack' },
    {
      path: 'media/component-radarr.md',
      entityRef: 'component:media/radarr',
      text: '# Restore radarr from NAS',
    },
  ],
  apps: 1,
  leftOut: 0,
};

async function documentsOf(factory: RunbookCollatorFactory) {
  const documents: unknown[] = [];
  for await (const document of await factory.getCollator()) {
    documents.push(document);
  }
  return documents;
}

describe('runbooks in the search', () => {
  const asked: unknown[] = [];
  const options = {
    auth: mockServices.auth({ pluginId: 'search' }),
    api: {
      getRestorePack: async (...request: unknown[]) => {
        asked.push(request);
        return PACK;
      },
    },
  };

  it('are a document for each app, which leads to its restore view and names what it needs to be seen', async () => {
    const factory = new RunbookCollatorFactory(options);
    expect(await documentsOf(factory)).toEqual([
      {
        title: 'Restore radarr',
        text: '# Restore radarr from NAS',
        location: '/catalog/media/component/radarr/backups?restore=asked',
        entityRef: 'component:media/radarr',
        authorization: { resourceRef: 'component:media/radarr' },
      },
    ]);
    expect(factory.visibilityPermission).toBe(backupsRunbookReadPermission);
    // Read by the search, not by any user.
    expect(asked).toEqual([[{}, { token: expect.stringContaining('search') }]]);
  });

  it('lead to where the pages of entities are in this portal', async () => {
    const factory = new RunbookCollatorFactory({
      ...options,
      locationTemplate: '/apps/:kind/:namespace/:name',
    });
    expect(await documentsOf(factory)).toMatchObject([
      { location: '/apps/component/media/radarr/backups?restore=asked' },
    ]);
  });

  it('are collected as the configuration says', async () => {
    const collators: RegisterCollatorParameters[] = [];
    await startTestBackend({
      extensionPoints: [
        [
          searchIndexRegistryExtensionPoint,
          {
            addCollator: collator => collators.push(collator),
            addDecorator: () => {},
          },
        ],
      ],
      features: [
        searchModuleBackups,
        mockServices.rootConfig.factory({
          data: {
            search: {
              collators: {
                backups: {
                  schedule: {
                    frequency: { hours: 6 },
                    timeout: { minutes: 5 },
                  },
                },
              },
            },
          },
        }),
      ],
    });
    expect(collators.map(({ factory }) => factory.type)).toEqual([
      'backups-runbooks',
    ]);
  });
});
