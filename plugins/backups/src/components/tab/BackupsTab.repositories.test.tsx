import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  axeViolations,
  openFold,
  renderTab,
} from '../../__testUtils__/tabPage';
import { exampleBackups } from '../../testing/exampleBackups';
import { exampleItem } from '../../testing/exampleItem';
import { examplePlan } from '../../testing/examplePlan';
import { exampleProof } from '../../testing/exampleProof';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(180_000);

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
      await openFold('Matching, schedules, retention, sources'),
    );
    expect(
      back.getAllByText(/really keeps up to 3 years, because four keys/)[0],
    ).toBeVisible();
  });

  it('leads to what is known of each repository, and does not repeat it', async () => {
    renderTab(listedBackups());
    expect(
      await screen.findByRole('link', { name: 'NAS repository' }),
    ).toHaveAttribute('href', expect.stringMatching('[?]tab=destinations$'));
    expect(screen.queryByText(/restore points under/)).toBeNull();
    expect(await axeViolations()).toEqual([]);
  });
});
