import { ResponseError } from '@backstage/errors';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../api/backupsApiRef';
import { entityBackupsContent } from '../plugin';
import { backupsScorecardRouteRef } from '../routes';
import { exampleEntity } from '../testing/exampleEntity';
import { FakeBackupsApi } from '../testing/FakeBackupsApi';

/** Renders the tab of an entity in a portal of the new frontend system. */
export function renderTab(answer: EntityBackups | Error, path = '/') {
  const backupsApi = new FakeBackupsApi(answer);
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity: exampleEntity }),
      entityBackupsContent,
    ],
    apis: [[backupsApiRef, backupsApi]],
    mountedRoutes: { '/backups': backupsScorecardRouteRef },
    initialRouteEntries: [path],
  });
  return backupsApi;
}

/** @returns what the backend answers to those who may not see an entity's backups */
export async function forbidden(): Promise<ResponseError> {
  const body = {
    error: { name: 'NotAllowedError', message: 'Unauthorized' },
    response: { statusCode: 403 },
  };
  return ResponseError.fromResponse(
    new Response(JSON.stringify(body), {
      status: 403,
      headers: { 'content-type': 'application/json' },
    }),
  );
}

/** Opens a fold of the tab. @returns its landmark */
export async function openFold(name: string): Promise<HTMLElement> {
  const fold = await screen.findByRole('region', { name }, { timeout: 40_000 });
  await userEvent.click(within(fold).getByRole('button', { name }));
  return fold;
}

/** Opens the table twin of the picture of copies. */
export async function openCopiesTable(): Promise<void> {
  const copies = await screen.findByRole('region', { name: 'Copies' });
  await userEvent.click(
    within(copies).getByRole('button', { name: 'as table' }),
  );
}

/** The side panel if it is open, else the tab: the page around belongs to the portal. */
function ownContent(): HTMLElement {
  const panel = screen.queryByRole('dialog');
  if (panel) return panel;
  const section = screen
    .getAllByRole('region')
    .find(region =>
      region.getAttribute('aria-labelledby')?.startsWith('backups-'),
    );
  return section!.parentElement!;
}

/** @returns what axe finds in the tab or its open panel */
export async function axeViolations(): Promise<string[]> {
  const results = await axe.run(ownContent(), {
    // jsdom paints nothing: toneColors.test.ts computes the contrast instead.
    rules: { 'color-contrast': { enabled: false } },
  });
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
}
