import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { DatabaseCopyView } from 'backstage-plugin-backups-common';
import {
  axeViolations,
  openCopiesTable,
  renderTab,
} from '../../__testUtils__/tabPage';
import { exampleBackups } from '../../testing/exampleBackups';
import { exampleInstant } from '../../testing/exampleClock';
import { exampleDestinations } from '../../testing/exampleDestinations';
import { exampleItem } from '../../testing/exampleItem';
import { examplePlan } from '../../testing/examplePlan';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(90_000);

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
  archiving: { state: 'working', since: exampleInstant(-80 * DAY) },
  chain: { sinceFull: 3, lastFullAt: exampleInstant(-5 * DAY) },
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
            schedule: {
              short: 'daily',
              text: 'every day at 03:00 (UTC)',
              parts: [
                {
                  makes: 'full',
                  text: 'on Sundays at 01:00',
                  expression: '0 0 1 * * 0',
                },
              ],
            },
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
    await openCopiesTable();
    expect(
      (await screen.findAllByText(/books · .*shared by 28 entities/)).length,
    ).toBeGreaterThan(0);
    expect(screen.getAllByText(/restorable to/)[0]).toHaveTextContent(
      'restorable to 13:41',
    );
  });

  it('are in the panel of a copy, with its log, its last full backup and the chain since', async () => {
    jest.spyOn(renderTab(databases()), 'getPlanRuns').mockResolvedValue({
      runs: [
        {
          id: '1',
          outcome: 'succeeded',
          startedAt: exampleInstant(-60),
          finishedAt: exampleInstant(-59),
          seenAt: exampleInstant(-10),
          makes: 'incremental',
          derived: true,
        },
      ],
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: /Copy of shelf in Backblaze B2/,
      }),
    );
    const panel = within(await screen.findByRole('dialog'));
    const fact = (term: string) =>
      panel.getByText(term, { selector: 'dt' }).nextElementSibling;
    expect(fact('Any moment from')).toHaveTextContent(
      /computed\). Behind the newest 7/,
    );
    expect(fact('Log')).toHaveTextContent(/^archived, seen to work since/);
    expect(fact('Last full backup')).toHaveTextContent(/5 d ago/);
    expect(fact('Chain')).toHaveTextContent('3 backups since the last full');
    expect(fact('By type')).toHaveTextContent(
      /full: on Sundays at 01:00 0 0 1 \* \* 0/,
    );
    const runs = await panel.findByRole('columnheader', { name: 'Type' });
    expect(
      within(runs.closest('table') as HTMLElement).getAllByRole('row')[1],
    ).toHaveTextContent(/incremental.*not watched/);
    expect(await axeViolations()).toEqual([]);
  });

  it('are not there where there is no database', async () => {
    renderTab(exampleBackups());
    await screen.findByRole('region', { name: 'Copies' });
    expect(
      screen.queryByRole('region', { name: 'Databases: any moment' }),
    ).toBeNull();
  });
});
