import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PLAN_STATES } from 'backstage-plugin-backups-common';
import {
  axeViolations,
  openCopiesTable,
  openFold,
  renderTab,
} from '../../__testUtils__/tabPage';
import { exampleBackups } from '../../testing/exampleBackups';
import { everyStateBackups, stackedBackups } from '../../testing/exampleCases';
import { stateLooks } from '../../theme/stateLooks';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(180_000);

describe('BackupsTab', () => {
  it('answers first whether the data is safe, how old that answer is, and what would be lost', async () => {
    renderTab(exampleBackups());
    expect(
      await screen.findByRole('heading', { level: 2, name: /R2 is overdue/ }),
    ).toBeVisible();
    expect(screen.getByText('Needs attention')).toBeVisible();
    const header = within(
      screen.getByRole('region', { name: /R2 is overdue/ }),
    );
    expect(header.getByText(/Checked/)).toHaveTextContent(
      'Checked 2 min ago · 1 of 1 source answered',
    );
    expect(
      within(screen.getByRole('region', { name: 'At a glance' }))
        .getAllByRole('link')
        .map(tile => [tile.textContent, tile.getAttribute('href')]),
    ).toEqual([
      ['Volume lost −47 min NAS, 13:00', expect.stringMatching('volume-lost')],
      // 13 h 35 min: a loss is not said smaller than it is.
      [
        'Site lost −14 h Backblaze B2, 00:12',
        expect.stringMatching('cluster-gone'),
      ],
      ['Go back to Not known ', expect.stringMatching('#backups-timeline')],
      ['Restore proven ✗ never ', expect.stringMatching('happened=look')],
    ]);
    expect(screen.getByText('47 min')).toHaveAttribute(
      'title',
      '22 Nov 2026, 13:00:00 UTC',
    );
  });

  it('lists what to do in the order of the server, the fix beside it, why behind a button and advice folded', async () => {
    renderTab(exampleBackups());
    const problems = within(
      await screen.findByRole('region', { name: 'Do this (1)' }),
    );
    expect(problems.getByRole('listitem')).toHaveTextContent(
      /^OverdueCloudflare R2 copy of radarr.*No run seen since 21 Nov.*Look at the mover job/,
    );
    expect(
      problems.getByRole('button', { name: /^Copy what to do: Cloudflare R2/ }),
    ).toBeVisible();
    await userEvent.click(
      problems.getByRole('button', { name: '1 suggestion' }),
    );
    expect(problems.getAllByRole('listitem')[1]).toHaveTextContent(/^Advice/);
    const [why] = problems.getAllByRole('button', { name: 'Why' });
    expect(why).toHaveAttribute('aria-expanded', 'false');
    expect(why).toHaveAccessibleDescription(/Cloudflare R2 copy of radarr/);
    await userEvent.click(why);
    expect(why).toHaveAttribute('aria-expanded', 'true');
    expect(problems.getByText('2026-11-21T00:08:00Z')).toBeVisible();
  });

  it('shows every item and destination with state, age, due time and grade in the table twin', async () => {
    renderTab(exampleBackups());
    await openCopiesTable();
    const table = within(
      within(screen.getByRole('region', { name: 'Copies' })).getByRole('table'),
    );
    expect(
      table.getAllByRole('columnheader').map(head => head.textContent),
    ).toEqual([
      'Item',
      'NAShourly · on site',
      'Backblaze B2daily · off-site',
      'Cloudflare R2daily · off-site',
    ]);
    expect(table.getByRole('rowheader')).toHaveTextContent(
      'radarrPVC · 5 GiB · ceph-block · downloads on home-1',
    );
    expect(
      table.getByRole('button', { name: /Copy of radarr in NAS/ }),
    ).toHaveTextContent(
      'Healthy47 min old · next in 13 minverified in repository',
    );
    expect(
      table.getByRole('button', { name: /Cloudflare R2/ }),
    ).toHaveTextContent('Overdue37 h old · was due 00:00reported');
  });

  it('gives every state of a plan a word, and marks unprotected, exempt and shared items', async () => {
    renderTab(everyStateBackups());
    await openCopiesTable();
    const copies = within(screen.getByRole('region', { name: 'Copies' }));
    const cells = copies.getAllByRole('button').map(cell => cell.textContent);
    for (const state of PLAN_STATES) {
      expect(cells).toContainEqual(
        expect.stringContaining(
          `Copy of ${state} in NAS: ${stateLooks[state].label}`,
        ),
      );
    }
    expect(cells).toContainEqual(
      expect.stringMatching(
        /Copy of hollow.*contradictedNot counted. It makes no copy./,
      ),
    );
    expect(cells).toContainEqual(
      expect.stringMatching(
        /Copy of new.*no copy yet · first copy due in 13 min/,
      ),
    );
    expect(cells).toContainEqual(
      expect.stringMatching(/Copy of failing.*last failure 20 min ago/),
    );
    const rows = copies.getAllByRole('rowheader').map(row => row.textContent);
    expect(rows).toContainEqual(expect.stringContaining('shared with 27 apps'));
    expect(rows).toContainEqual(expect.stringContaining('Unprotected'));
    expect(rows).toContainEqual(
      expect.stringMatching(
        /Exempt.*can be downloaded again, until 1 Mar 2027/,
      ),
    );
    expect(await axeViolations()).toEqual([]);
  });

  it('stacks copies of one item to one destination in one cell', async () => {
    renderTab(stackedBackups());
    await openCopiesTable();
    const cell = (await screen.findAllByRole('cell')).find(
      candidate => within(candidate).queryAllByRole('button').length === 2,
    );
    expect(cell).toHaveTextContent(/Healthy.*Switched off/);
  });

  it('opens a copy by keyboard, keeps it in the URL, and gives the focus back', async () => {
    renderTab(exampleBackups());
    const cell = await screen.findByRole('button', {
      name: /Copy of radarr in Backblaze B2/,
    });
    cell.focus();
    await userEvent.keyboard('{Enter}');
    const panel = await screen.findByRole('dialog', {
      name: 'radarr to Backblaze B2',
    });
    expect(within(panel).getByText(/the last at 00:12/)).toBeVisible();
    expect(
      within(panel).getByText(/19 of 20 runs take at most/),
    ).toHaveTextContent(
      '21 min = 1 min 2 s (19 of 20 runs take at most) + 15 min (a tenth of the time between runs, 15 min to 6 h) + 5 min (one reading)',
    );
    expect(
      within(panel).getByText(/latest 10, hourly 48, monthly 24, yearly 3/),
    ).toBeVisible();
    expect(within(panel).getByText('radarr-b2@downloads:/data')).toBeVisible();
    expect(await within(panel).findAllByRole('row')).toHaveLength(11);
    await userEvent.click(
      within(panel).getByRole('button', { name: 'Show older' }),
    );
    expect(
      await within(panel).findByRole('row', { name: /02:00/ }),
    ).toBeVisible();
    expect(within(panel).getAllByRole('row')).toHaveLength(13);
    expect(await axeViolations()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    expect(cell).toHaveFocus();
  });

  it('opens the copy that the URL names, and focuses its cell when the panel closes', async () => {
    renderTab(exampleBackups(), '/?copy=radarr-r2');
    const panel = await screen.findByRole('dialog', {
      name: 'radarr to Cloudflare R2',
    });
    await userEvent.click(within(panel).getByRole('button', { name: 'Close' }));
    expect(
      await screen.findByRole('button', { name: /Copy of radarr in Cloud/ }),
    ).toHaveFocus();
  });

  it('says so when the URL names a copy that is not there', async () => {
    renderTab(exampleBackups(), '/?copy=deleted');
    expect(
      await screen.findByRole('dialog', { name: "This copy isn't here" }),
    ).toBeVisible();
  });

  it('tells the history in words, and as a table', async () => {
    renderTab(exampleBackups());
    const history = within(await openFold('Last 30 days'));
    expect(
      history.getByRole('img', {
        name: 'NAS: 29 days made, 1 day missed (4 Nov)',
      }),
    ).toBeVisible();
    await userEvent.click(history.getByRole('button', { name: 'as table' }));
    expect(history.getAllByRole('row')).toHaveLength(31);
    expect(history.getByRole('row', { name: /^22 Nov/ })).toHaveTextContent(
      /^22 Nov\s*24 made\s*1 made\s*1 missed$/,
    );
    expect(await axeViolations()).toEqual([]);
  });

  it('says how far back one can go, and names rules that are inherited', async () => {
    renderTab(exampleBackups());
    const goBack = await openFold('Matching, schedules, retention, sources');
    expect(goBack).toHaveTextContent('NAS keepsKeeps 24 hourly and 7 daily.');
    expect(goBack).toHaveTextContent(
      'Backblaze B2 keepsKeeps 14 daily; not set here',
    );
    expect(goBack).toHaveTextContent('RPO 24 h (assumed)');
  });

  describe('on a narrow screen', () => {
    const { matchMedia } = window;
    beforeEach(() => {
      window.matchMedia = query =>
        Object.assign(new EventTarget(), {
          matches: query.includes('max-width'),
          media: query,
          onchange: null,
          addListener: () => undefined,
          removeListener: () => undefined,
        });
    });
    afterEach(() => {
      window.matchMedia = matchMedia;
    });

    it('stacks copies that name their destination, and shows fewer days', async () => {
      renderTab(exampleBackups());
      const copies = within(
        await screen.findByRole('region', { name: 'Copies' }),
      );
      expect(copies.queryByRole('table')).not.toBeInTheDocument();
      expect(
        copies.getByRole('button', { name: /Cloudflare R2/ }),
      ).toHaveTextContent('Copy of radarr: Cloudflare R2 dailyOverdue37 h old');
      await openFold('Last 30 days');
      expect(
        screen.getByRole('img', {
          name: 'Backblaze B2: 10 days made',
        }),
      ).toBeVisible();
      expect(await axeViolations()).toEqual([]);
    });
  });
});
