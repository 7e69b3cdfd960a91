import { renderTestApp } from '@backstage/frontend-test-utils';
import { ResponseError } from '@backstage/errors';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import {
  PLAN_STATES,
  type EntityBackups,
} from 'backstage-plugin-backups-common';
import { backupsApiRef } from '../../api/backupsApiRef';
import { entityBackupsContent } from '../../plugin';
import { exampleBackups } from '../../testing/exampleBackups';
import {
  atRiskBackups,
  dumpBackups,
  everyStateBackups,
  exemptBackups,
  noDataBackups,
  notLinkedBackups,
  stackedBackups,
  unreadableBackups,
} from '../../testing/exampleCases';
import { exampleEntity } from '../../testing/exampleEntity';
import { FakeBackupsApi } from '../../testing/FakeBackupsApi';
import { stateLooks } from '../../theme/stateLooks';

function renderTab(answer: EntityBackups | Error, path = '/') {
  const backupsApi = new FakeBackupsApi(answer);
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity: exampleEntity }),
      entityBackupsContent,
    ],
    apis: [[backupsApiRef, backupsApi]],
    initialRouteEntries: [path],
  });
  return backupsApi;
}

async function forbidden(): Promise<ResponseError> {
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

async function axeViolations(): Promise<string[]> {
  const results = await axe.run(ownContent(), {
    // jsdom paints nothing: toneColors.test.ts computes the contrast instead.
    rules: { 'color-contrast': { enabled: false } },
  });
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
}

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(30_000);

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
      'Checked 2 min ago · 2 of 2 sources answered · RPO 24 h (assumed)',
    );
    expect(
      header.getByText(/If the volume is lost/).parentElement,
    ).toHaveTextContent('47 minfrom NAS, 13:00');
    expect(
      header.getByText(/If NAS or the site is lost/).parentElement,
    ).toHaveTextContent('13 hfrom Backblaze B2, 00:12');
    expect(screen.getByText('47 min old')).toHaveAttribute(
      'title',
      '22 Nov 2026, 13:00:00 UTC',
    );
  });

  it('lists what is wrong in the order of the server, with why and fix behind a button', async () => {
    renderTab(exampleBackups());
    const problems = within(
      await screen.findByRole('region', { name: 'What is wrong' }),
    );
    expect(
      problems.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      expect.stringContaining('Overdue'),
      expect.stringContaining('Advice'),
    ]);
    const [why] = problems.getAllByRole('button', { name: 'Why and fix' });
    expect(why).toHaveAttribute('aria-expanded', 'false');
    expect(why).toHaveAccessibleDescription(/Cloudflare R2 copy of radarr/);
    await userEvent.click(why);
    expect(why).toHaveAttribute('aria-expanded', 'true');
    expect(problems.getByText(/mover job volsync-src-radarr-r2/)).toBeVisible();
    expect(problems.getByText('2026-11-21T00:08:00Z')).toBeVisible();
  });

  it('shows every item and destination with state, age, due time and grade', async () => {
    renderTab(exampleBackups());
    const table = within(
      within(await screen.findByRole('region', { name: 'Copies' })).getByRole(
        'table',
      ),
    );
    expect(
      table.getAllByRole('columnheader').map(head => head.textContent),
    ).toEqual([
      'Item',
      'NASevery hour (UTC) · on site',
      'Backblaze B2at 00:00 (UTC) · off-site',
      'Cloudflare R2at 00:00 (UTC) · off-site',
    ]);
    expect(table.getByRole('rowheader')).toHaveTextContent(
      'radarrPVC · 5 GiB · ceph-block · downloads on home-1',
    );
    expect(
      table.getByRole('button', { name: /Copy of radarr in NAS/ }),
    ).toHaveTextContent('Healthy47 min old · next in 13 minseen in repository');
    expect(
      table.getByRole('button', { name: /Cloudflare R2/ }),
    ).toHaveTextContent('Overdue37 h old · was due 00:00operator says');
  });

  it('gives every state of a plan a word, and marks unprotected, exempt and shared items', async () => {
    renderTab(everyStateBackups());
    const copies = within(
      await screen.findByRole('region', { name: 'Copies' }),
    );
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
        /Copy of hollow.*contradicted by the repositoryNot counted. It makes no copy./,
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
    expect(rows).toContainEqual(expect.stringContaining('shared by 28 apps'));
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
    const history = within(
      await screen.findByRole('region', { name: 'History' }),
    );
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
    const goBack = await screen.findByRole('region', {
      name: 'You can go back',
    });
    expect(goBack).toHaveTextContent('NAS: Keeps 24 hourly and 7 daily.');
    expect(goBack).toHaveTextContent(
      'Backblaze B2: Keeps 14 daily; not set here',
    );
  });

  it('shows the last known state, its age and the reason when a cluster is silent', async () => {
    renderTab(unreadableBackups());
    expect(
      await screen.findByText(
        '0 of 2 sources answered: what follows may not be everything',
      ),
    ).toBeVisible();
    expect(
      screen.getByText(/Can't reach cluster home-1/).parentElement,
    ).toHaveTextContent(
      'Not read: VolSync, workloads and volumes. Last known as of 10:49 (2 h 58 min ago). Next try in 3 min.',
    );
    expect(screen.getByText(/ECONNREFUSED/)).toBeVisible();
    expect(
      screen.getByRole('button', { name: /Copy of radarr in Cloud/ }),
    ).toHaveTextContent(
      "Can't readlast known: overdue, as of 10:49 (2 h 58 min ago)",
    );
    expect(screen.queryByText(/Nothing needs you/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    expect(screen.getByText("VolSync isn't installed on home-2")).toBeVisible();
    expect(await axeViolations()).toEqual([]);
  });

  it('says where it looked and what to copy when nothing is linked', async () => {
    renderTab(notLinkedBackups());
    const region = await screen.findByRole('region', {
      name: 'No backups are linked to this app yet',
    });
    expect(region).toHaveTextContent('Namespacesdownloads');
    expect(region).toHaveTextContent("VolSync isn't installed on home-1");
    expect(region).toHaveTextContent('1 of 1 sources answered');
    expect(
      within(region).getByText('backups/items: namespace/claim'),
    ).toBeVisible();
    expect(
      within(region).getByText('backups/exempt: reason; until 2027-03-01'),
    ).toBeVisible();
    expect(await axeViolations()).toEqual([]);
  });

  it('names the permission that is missing', async () => {
    renderTab(await forbidden());
    expect(
      await screen.findByRole('region', {
        name: "You can't view backups for this app",
      }),
    ).toHaveTextContent('backups.read');
  });

  it('shows the error of the server when it cannot answer', async () => {
    renderTab(new Error('the backups backend is not installed'));
    expect(
      await screen.findByText('Error: the backups backend is not installed'),
    ).toBeVisible();
  });

  it('says that a dump is judged as of its own time', async () => {
    renderTab(dumpBackups());
    expect(await screen.findByText(/Judged as of/)).toHaveTextContent(
      /^Judged as of 22 Aug( 2026)? 10:00 UTC, the time of the dump$/,
    );
    expect(screen.getByText(/the dump can be older/)).toBeVisible();
  });

  it('says that there is nothing to back up', async () => {
    renderTab(noDataBackups());
    expect(
      await screen.findByRole('heading', { name: 'Nothing to back up.' }),
    ).toBeVisible();
    expect(screen.getAllByText('Nothing')).toHaveLength(2);
    expect(
      screen.queryByRole('region', { name: 'Copies' }),
    ).not.toBeInTheDocument();
    expect(await axeViolations()).toEqual([]);
  });

  it('lists what is exempt and why', async () => {
    renderTab(exemptBackups());
    expect(
      await screen.findByRole('heading', {
        name: 'Exempt until 1 Mar: cache.',
      }),
    ).toBeVisible();
    expect(await axeViolations()).toEqual([]);
  });

  it('says that everything would be lost when nothing copies an item', async () => {
    renderTab(atRiskBackups());
    expect(await screen.findByText('Everything')).toBeVisible();
    expect(screen.getByText('Not known')).toBeVisible();
    expect(screen.getByText('nothing copies it')).toBeVisible();
  });

  it('never says that nothing is wrong without both numbers', async () => {
    renderTab(
      exampleBackups({
        verdict: 'protected',
        headline: 'Protected. Newest copy 47 min old (NAS).',
        problems: [],
      }),
    );
    expect(await screen.findByText(/Nothing needs you/)).toHaveTextContent(
      'Nothing needs you: 3 copies of 1 item, checked 2 min ago.',
    );
  });

  it('asks for a new reading, and says so', async () => {
    const backupsApi = renderTab(exampleBackups());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Check again now' }),
    );
    expect(
      await screen.findByText(/A new reading was asked for/),
    ).toBeVisible();
    expect(backupsApi.refreshes).toBe(1);
  });

  it('goes on showing the last answer when it cannot be renewed, and says how old it is', async () => {
    const backupsApi = renderTab(exampleBackups());
    const refresh = await screen.findByRole('button', {
      name: 'Check again now',
    });
    backupsApi.answer = new Error('the backend is away');
    await userEvent.click(refresh);
    expect(
      await screen.findByText(/This page could not be renewed/),
    ).toHaveTextContent(/Every age counts to 22 Nov( 2026)? 13:47 UTC/);
    expect(screen.getByText('47 min old')).toBeVisible();
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
      ).toHaveTextContent(
        'Copy of radarr: Cloudflare R2 at 00:00 (UTC)Overdue37 h old',
      );
      expect(
        screen.getByRole('img', {
          name: 'Backblaze B2: 10 days made',
        }),
      ).toBeVisible();
      expect(await axeViolations()).toEqual([]);
    });
  });
});
