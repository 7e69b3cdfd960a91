import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  axeViolations,
  openFold,
  renderTab,
} from '../../__testUtils__/tabPage';
import { exampleBackups } from '../../testing/exampleBackups';
import { exampleInstant } from '../../testing/exampleClock';
import { exampleItem } from '../../testing/exampleItem';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(180_000);

async function section() {
  return within(await openFold('Restore drills'));
}

describe('DrillsFold', () => {
  it('says of each item how its last restore ended, failed ones too, and "never" of what nobody has restored', async () => {
    renderTab(
      exampleBackups({
        items: [
          exampleItem({
            key: 'proven',
            name: 'radarr',
            lastDrill: {
              outcome: 'proven',
              at: exampleInstant(-3 * 24 * 60),
              destination: 'NAS',
              durationSeconds: 380,
            },
          }),
          exampleItem({
            key: 'failed',
            name: 'series',
            lastProven: {
              at: exampleInstant(-40 * 24 * 60),
              destination: 'NAS',
            },
            lastDrill: {
              outcome: 'failed',
              at: exampleInstant(-2 * 24 * 60),
              destination: 'Backblaze B2',
            },
          }),
          exampleItem({ key: 'unproven', name: 'films' }),
          exampleItem({ key: 'copied by nothing', name: 'scratch', plans: [] }),
        ],
      }),
    );
    const rows = (await section())
      .getAllByRole('listitem')
      .map(row => row.textContent);
    expect(rows).toEqual([
      expect.stringMatching(/Proven radarr came back from NAS, .*, in 6 min/),
      expect.stringMatching(
        /Failed series did not come back from Backblaze B2, .*; last proven/,
      ),
      'Never films',
    ]);
    expect(
      screen.getByRole('link', { name: /^Restore proven/ }),
    ).toHaveTextContent(
      'Restore proven ✗ failed 2 d ago series · films: ✗ never · radarr: ✓ 3 d ago',
    );
    expect(await axeViolations()).toEqual([]);
  });

  it('leads to the restore view', async () => {
    renderTab(exampleBackups());
    await userEvent.click(
      (await section()).getByRole('button', { name: 'Restore…' }),
    );
    expect(
      await screen.findByRole(
        'region',
        { name: '1 · What happened?' },
        { timeout: 40_000 },
      ),
    ).toBeVisible();
  });

  it('opens the restore view for a link that knows no clock of the server', async () => {
    renderTab(exampleBackups(), '/?restore=asked');
    expect(
      await screen.findByRole(
        'region',
        { name: '1 · What happened?' },
        { timeout: 40_000 },
      ),
    ).toBeVisible();
  });
});
