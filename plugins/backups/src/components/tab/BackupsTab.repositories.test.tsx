import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axeViolations, renderTab } from '../../__testUtils__/tabPage';
import { exampleBackups } from '../../testing/exampleBackups';
import { exampleItem } from '../../testing/exampleItem';
import { examplePlan } from '../../testing/examplePlan';
import { exampleProof } from '../../testing/exampleProof';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(90_000);

function listedBackups() {
  return exampleBackups({
    items: [exampleItem({ plans: [examplePlan(exampleProof())] })],
  });
}

describe('BackupsTab, what repositories say', () => {
  it('shows the restore points of a copy page by page, with what is wrong with one and why it is kept', async () => {
    renderTab(listedBackups());
    await userEvent.click(
      await screen.findByRole('button', { name: /Copy of radarr in NAS/ }),
    );
    const panel = within(await screen.findByRole('dialog'));
    expect(panel.getByText(/41, 40 of them good/)).toBeVisible();
    const head = await panel.findByText('Kept because');
    const rows = within(head.closest('table') as HTMLElement)
      .getAllByRole('row')
      .map(row => row.textContent);
    expect(rows).toHaveLength(8);
    expect(rows[1]).toMatch(/point-0775 MiB\+977 KiB4312 files good.*hourly-1/);
    expect(rows[3]).toContain('3 files could not be read');
    expect(rows[5]).toContain('pinned: before-upgrade');
    expect(rows[6]).toContain('nothing: it goes next');
  });

  it('compares what is declared with what is really kept', async () => {
    renderTab(listedBackups());
    const back = within(
      await screen.findByRole('region', { name: 'You can go back' }),
    );
    expect(
      back.getAllByText(/really keeps up to 3 years, because four keys/)[0],
    ).toBeVisible();
  });

  it('shows each repository once: size, growth, upkeep, and a mirror that is switched off', async () => {
    renderTab(listedBackups());
    const repositories = within(
      await screen.findByRole('region', { name: 'Repositories' }),
    );
    expect(
      repositories.getByText(/1204 restore points under 31 names/),
    ).toHaveTextContent('1 of them written by nothing any more');
    expect(repositories.getByText(/42 GiB, \+2 GiB in 29 days/)).toBeVisible();
    expect(
      repositories.getByText(/CronJob storage\/kopia-sync-b2/),
    ).toBeVisible();
    expect(repositories.getByText('Switched off')).toBeVisible();
    expect(await axeViolations()).toEqual([]);
  });
});
