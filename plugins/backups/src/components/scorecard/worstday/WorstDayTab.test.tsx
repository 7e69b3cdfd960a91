import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { catalogPages } from '../../../__testUtils__/catalogPages';
import { axeViolations } from '../../../__testUtils__/tabPage';
import { backupsApiRef } from '../../../api/backupsApiRef';
import backupsPlugin from '../../../index';
import { FakeBackupsApi } from '../../../testing/FakeBackupsApi';
import { exampleBackups } from '../../../testing/exampleBackups';

// A whole portal is rendered, which takes long on a busy machine.
jest.setTimeout(180_000);

describe('the tab about the loss of the site', () => {
  it('tells waves, keys and what is lost, prints, and is saved as Markdown', async () => {
    const saved: Blob[] = [];
    const createObjectURL = jest.fn((blob: Blob) => {
      saved.push(blob);
      return 'blob:saved';
    });
    Object.assign(URL, { createObjectURL, revokeObjectURL: jest.fn() });
    const print = jest.spyOn(window, 'print').mockReturnValue();
    renderTestApp({
      features: [backupsPlugin, catalogPages],
      apis: [[backupsApiRef, new FakeBackupsApi(exampleBackups())]],
      initialRouteEntries: ['/backups?tab=worst-day'],
    });
    expect(
      await screen.findByText(
        'Items of 2 apps that come back: 1. Lost: 1. Not known: 0.',
        {},
        { timeout: 60_000 },
      ),
    ).toBeVisible();
    expect(
      within(screen.getByRole('table', { name: 'Wave 1' })).getByText(
        /from Backblaze B2, verified in repository/,
      ),
    ).toBeVisible();
    expect(screen.getByRole('table', { name: 'Lost' })).toHaveTextContent(
      'no copy of it is away from the site',
    );
    expect(screen.getByText(/nothing that was read makes it/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalledTimes(1);
    await userEvent.click(
      screen.getByRole('button', { name: 'Save as Markdown' }),
    );
    expect(saved).toHaveLength(1);
    expect(await axeViolations()).toEqual([]);
  });
});
