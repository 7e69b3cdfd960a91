import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { NotAllowedError } from '@backstage/errors';
import {
  screen,
  waitForElementToBeRemoved,
  within,
} from '@testing-library/react';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../../api/backupsApiRef';
import { entityBackupsCard } from '../../plugin';
import { entityBackupsRouteRef } from '../../routes';
import { exampleBackups } from '../../testing/exampleBackups';
import { notLinkedBackups } from '../../testing/exampleCases';
import { exampleEntity } from '../../testing/exampleEntity';
import { FakeBackupsApi } from '../../testing/FakeBackupsApi';

function renderCard(
  answer: EntityBackups | Error,
  prepare: (api: FakeBackupsApi) => void = () => {},
) {
  const api = new FakeBackupsApi(answer);
  prepare(api);
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity: exampleEntity }),
      entityBackupsCard,
    ],
    apis: [[backupsApiRef, api]],
    mountedRoutes: { '/backups': entityBackupsRouteRef },
  });
}

describe('BackupsCard', () => {
  it('says the verdict, the worst state of every destination, and where there is more', async () => {
    renderCard(exampleBackups());
    expect(await screen.findByText(/R2 is overdue/)).toBeVisible();
    expect(
      within(screen.getByRole('list', { name: 'Destinations' }))
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'NAS: healthy',
      'Backblaze B2: healthy',
      'Cloudflare R2: overdue',
    ]);
    expect(screen.getByRole('link', { name: 'All backups' })).toHaveAttribute(
      'href',
      '/backups',
    );
  });

  it('is not there for users who may not see the backups', async () => {
    // Refused only when the card has been seen: an answer may be there at once.
    let refuse = (_: Error) => {};
    renderCard(exampleBackups(), api => {
      api.getEntityBackups = () =>
        new Promise((_, reject) => {
          refuse = reject;
        });
    });
    expect(
      await screen.findByRole('heading', { name: 'Backups' }),
    ).toBeVisible();
    refuse(new NotAllowedError('no'));
    await waitForElementToBeRemoved(() =>
      screen.queryByRole('heading', { name: 'Backups' }),
    );
  });

  it('leads to where we looked when nothing is linked', async () => {
    renderCard(notLinkedBackups());
    expect(
      await screen.findByText('No backups are linked to this app yet.'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Where we looked' })).toBeVisible();
  });
});
