import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  TestApiProvider,
  mockApis,
  renderInTestApp,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { backupsApiRef } from './api/backupsApiRef';
import {
  BackupsScorecardPage,
  EntityBackupsCard,
  EntityBackupsContent,
  isBackupsAvailable,
} from './legacy';
import { FakeBackupsApi } from './testing/FakeBackupsApi';
import { exampleBackups } from './testing/exampleBackups';

const radarr = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'radarr', namespace: 'default' },
};

describe('the old frontend system', () => {
  it('shows the tab and the card of an entity', async () => {
    const backups = exampleBackups();
    await renderInTestApp(
      <TestApiProvider apis={[[backupsApiRef, new FakeBackupsApi(backups)]]}>
        <EntityProvider entity={radarr}>
          <EntityBackupsCard />
          <Routes>
            <Route path="/backups" element={<EntityBackupsContent />} />
          </Routes>
        </EntityProvider>
      </TestApiProvider>,
      { routeEntries: ['/backups'] },
    );
    expect(
      await screen.findByRole('heading', { name: /Do this/ }),
    ).toBeInTheDocument();
    expect(await screen.findAllByText(backups.headline)).toHaveLength(2);
  });

  it('shows the scorecard with a header of its own', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [backupsApiRef, new FakeBackupsApi(exampleBackups())],
          [permissionApiRef, mockApis.permission()],
        ]}
      >
        <Routes>
          <Route path="/backups" element={<BackupsScorecardPage />} />
        </Routes>
      </TestApiProvider>,
      {
        routeEntries: ['/backups'],
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      },
    );
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Backups' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('grid', { name: 'Apps' }, { timeout: 20_000 }),
    ).toBeInTheDocument();
  });

  it('offers the tab to kinds that can own data or have members that can, and to no others', () => {
    expect(isBackupsAvailable(radarr)).toBe(true);
    expect(isBackupsAvailable({ ...radarr, kind: 'Group' })).toBe(true);
    expect(isBackupsAvailable({ ...radarr, kind: 'User' })).toBe(false);
  });
});
