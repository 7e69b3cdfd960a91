import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { DatabaseCopyView } from 'backstage-plugin-backups-common';
import { axeViolations, renderTab } from '../../__testUtils__/tabPage';
import { exampleBackups } from '../../testing/exampleBackups';
import { exampleInstant } from '../../testing/exampleClock';
import { exampleDestinations } from '../../testing/exampleDestinations';
import { exampleItem } from '../../testing/exampleItem';
import { examplePlan } from '../../testing/examplePlan';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(30_000);

const DAY = 24 * 60;

const known: DatabaseCopyView = {
  window: {
    oldestPoint: {
      at: exampleInstant(-70 * DAY),
      known: 'estimated',
      because: 'The oldest full backup that was seen.',
    },
    earliest: {
      at: exampleInstant(-40 * DAY),
      known: 'computed',
      because: 'Behind the newest 7 the log is kept.',
    },
    latest: {
      at: exampleInstant(-6),
      known: 'estimated',
      because: 'The log is archived every 5 min.',
    },
  },
  archiving: { state: 'working' },
  chain: { sinceFull: 3 },
};

function databases() {
  return exampleBackups({
    items: [
      exampleItem({
        key: 'shelf',
        kind: 'database-cluster',
        name: 'shelf',
        sharedBy: 28,
        parts: ['books'],
        plans: [
          examplePlan({
            id: 'b2',
            destination: exampleDestinations.b2,
            database: known,
          }),
          examplePlan({
            id: 'r2',
            destination: exampleDestinations.r2,
            database: { ...known, window: {} },
          }),
        ],
      }),
    ],
  });
}

async function section() {
  return within(
    await screen.findByRole('region', { name: 'Databases: any moment' }),
  );
}

describe('the recovery windows of databases', () => {
  it('are bars that say in words what they show, known or not', async () => {
    renderTab(databases());
    const bars = (await section()).getAllByRole('img');
    expect(bars.map(bar => bar.getAttribute('aria-label'))).toEqual([
      expect.stringMatching(
        /^shelf, Backblaze B2: Any moment from 13 Oct.* to 13:41.* Single backups from 13 Sep/,
      ),
      'shelf, Cloudflare R2: Which moments can be restored is not known.',
    ]);
    expect(await axeViolations()).toEqual([]);
  });

  it('have a table twin that says how each end is known', async () => {
    renderTab(databases());
    const windows = await section();
    await userEvent.click(windows.getByRole('button', { name: 'as table' }));
    const [, b2, r2] = windows.getAllByRole('row');
    expect(b2).toHaveTextContent(/computed.*Behind the newest 7/);
    expect(b2).toHaveTextContent(/13:41 \(estimated\)The log is archived/);
    expect(within(r2).getAllByText('not known')).toHaveLength(3);
    expect(await axeViolations()).toEqual([]);
  });

  it('stand beside volumes: the item says who shares it and what of it is this app’s', async () => {
    renderTab(databases());
    expect(
      (await screen.findAllByText(/books · .*shared by 28 entities/)).length,
    ).toBeGreaterThan(0);
    expect(screen.getAllByText(/restorable to/)[0]).toHaveTextContent(
      'restorable to 13:41',
    );
  });

  it('are not there where there is no database', async () => {
    renderTab(exampleBackups());
    await screen.findByRole('region', { name: 'Copies' });
    expect(
      screen.queryByRole('region', { name: 'Databases: any moment' }),
    ).toBeNull();
  });
});
