import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import type { Entity } from '@backstage/catalog-model';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { backupsApiRef } from '../../api/backupsApiRef';
import { entityBackupsCard, entityBackupsContent } from '../../plugin';
import { backupsScorecardRouteRef, entityBackupsRouteRef } from '../../routes';
import { exampleBackups } from '../../testing/exampleBackups';
import { notLinkedBackups } from '../../testing/exampleCases';
import { FakeBackupsApi } from '../../testing/FakeBackupsApi';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(180_000);
const PATIENT = { timeout: 40_000 };

function entity(kind: string, relations: Entity['relations'] = []): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'photos', namespace: 'default' },
    relations,
  };
}

function renderPage(
  of: Entity,
  extension: typeof entityBackupsContent | typeof entityBackupsCard,
  answer = notLinkedBackups(),
) {
  const backupsApi = new FakeBackupsApi(answer);
  renderTestApp({
    extensions: [createTestEntityPage({ entity: of }), extension],
    apis: [[backupsApiRef, backupsApi]],
    mountedRoutes: {
      '/backups': backupsScorecardRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      ...(extension === entityBackupsCard && {
        '/tab': entityBackupsRouteRef,
      }),
    },
  });
  return backupsApi;
}

describe('the backups of what has members', () => {
  it('are the sum of its apps, each with verdict and losses, and not a page that finds nothing', async () => {
    const api = renderPage(entity('System'), entityBackupsContent);
    expect(
      await screen.findByRole(
        'heading',
        { name: '1 of 4 apps with data is protected' },
        PATIENT,
      ),
    ).toBeVisible();
    expect(
      await screen.findByRole('heading', {
        name: 'All of it back to one moment',
      }),
    ).toBeVisible();
    expect(screen.getByRole('grid', { name: 'Apps' })).toHaveTextContent(
      'app-00000',
    );
    expect(screen.queryByText(/No backups are linked/)).not.toBeInTheDocument();
    expect(api.scorecardRequests[0]).toMatchObject({
      system: ['system:default/photos'],
    });
    expect(
      screen.getByRole('link', { name: 'Open in the scorecard' }),
    ).toHaveAttribute('href', '/backups?system=system%3Adefault%2Fphotos');
    await userEvent.click(screen.getByRole('button', { name: /at risk/ }));
    await waitFor(() =>
      expect(api.scorecardRequests.at(-1)).toMatchObject({
        system: ['system:default/photos'],
        verdict: ['at-risk'],
      }),
    );
  });

  it('have what a System holds itself below', async () => {
    renderPage(entity('System'), entityBackupsContent, {
      ...exampleBackups(),
      entityRef: 'system:default/photos',
    });
    expect(
      await screen.findByRole('heading', { name: /apps with data/ }, PATIENT),
    ).toBeVisible();
    expect(
      await screen.findByRole('link', { name: /^Volume lost/ }, PATIENT),
    ).toBeVisible();
  });

  it('ask for nothing where nothing belongs to a Domain', async () => {
    const api = renderPage(entity('Domain'), entityBackupsContent);
    expect(
      await screen.findByText('Nothing belongs to it yet', {}, PATIENT),
    ).toBeVisible();
    expect(api.scorecardRequests).toEqual([]);
  });

  it('are counted on the card of a Group', async () => {
    const api = renderPage(entity('Group'), entityBackupsCard);
    expect(
      await screen.findByText(
        '1 of 4 apps with data is protected.',
        {},
        PATIENT,
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('list', { name: 'Apps by verdict' }),
    ).toHaveTextContent(/1 at risk/);
    expect(api.scorecardRequests[0]).toMatchObject({
      owner: ['group:default/photos'],
    });
  });
});
