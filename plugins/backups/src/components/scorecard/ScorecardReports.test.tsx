import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { catalogPages } from '../../__testUtils__/catalogPages';
import { backupsApiRef } from '../../api/backupsApiRef';
import backupsPlugin from '../../index';
import { FakeBackupsApi } from '../../testing/FakeBackupsApi';
import { exampleBackups } from '../../testing/exampleBackups';
import { exampleSilentSource } from '../../testing/exampleEstate';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(180_000);

function renderScorecard(
  query = '',
  change: (api: FakeBackupsApi) => void = () => {},
) {
  const api = new FakeBackupsApi(exampleBackups());
  change(api);
  renderTestApp({
    features: [backupsPlugin, catalogPages],
    apis: [[backupsApiRef, api]],
    initialRouteEntries: [`/backups${query}`],
  });
  return api;
}

/** Texts of the cells of each row, its own head first, without the table's heads. */
async function cellsOf(table: string) {
  const rows = within(
    await screen.findByRole('table', { name: table }),
  ).getAllByRole('row');
  return rows
    .slice(1)
    .map(row => [...row.children].map(cell => cell.textContent));
}

describe('owners by rules', () => {
  it('say how many apps of each owner meet a rule, and lead to those that do not', async () => {
    const api = renderScorecard('?tab=owners');
    const grid = within(
      await screen.findByRole('grid', { name: 'Owners by rules' }),
    );
    const [, media, , ownerless] = grid.getAllByRole('row');
    expect(media).toHaveTextContent(/^team-media8 apps/);
    expect(within(media).getByText('1 not known')).toBeVisible();
    expect(ownerless).toHaveTextContent(/^no owner1 app/);
    await userEvent.click(
      within(media).getByRole('button', { name: '5 of 8' }),
    );
    expect(await screen.findByRole('grid', { name: 'Apps' })).toBeVisible();
    expect(api.scorecardRequests.at(-1)).toMatchObject({
      owner: ['group:default/team-media'],
      rule: ['off-site'],
    });
  });
});

describe('a part that the server could not answer', () => {
  it.each([
    ['owners', 'getScorecardOwners', 'grid', 'Owners by rules'],
    ['sources', 'getSources', 'table', 'Sources'],
  ] as const)(
    'of the tab %s says why, and is asked for again',
    async (tab, method, role, name) => {
      let repaired = {};
      const api = renderScorecard(`?tab=${tab}`, fake => {
        fake.estate.sources = [exampleSilentSource()];
        repaired = { [method]: fake[method] };
        fake[method] = async () => {
          throw new Error('the server is gone');
        };
      });
      expect(await screen.findByRole('alert')).toHaveTextContent(
        'It could not be read: the server is gone',
      );
      Object.assign(api, repaired);
      await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
      expect(await screen.findByRole(role, { name })).toBeVisible();
      expect(screen.queryByRole('alert')).toBeNull();
    },
  );
});

describe('the tab Drills', () => {
  it('says how many apps are proven, whose turn it is, and how each drill ended', async () => {
    const api = renderScorecard('?tab=drills');
    expect(
      await screen.findByText(
        '1 of 12 apps was restored in a drill in the last 90 days.',
      ),
    ).toBeVisible();
    expect(await cellsOf('Due for a drill')).toHaveLength(6);
    expect(api.scorecardRequests).toContainEqual(
      expect.objectContaining({ rule: ['drilled'], sort: 'level' }),
    );
    const drills = await cellsOf('Drills');
    expect(drills.map(cells => [cells[2], cells[3], cells[5]])).toEqual([
      ['Proven', 'radarr from NAS', 'The library was there.'],
      ['Failed', 'radarr from NAS', 'The volume was empty.'],
    ]);
  });
});

describe('backups made when due', () => {
  it('are told with their population and what was not observed, and each missed slot with its time', async () => {
    renderScorecard();
    const section = within(
      await screen.findByRole('region', { name: 'Backups made when due' }),
    );
    expect(
      await section.findByText(
        '99.8 % (998 of 1,000), 12 apps and 1 gone since.',
      ),
    ).toBeVisible();
    await userEvent.click(
      section.getByRole('button', { name: /1 day with missed slots/ }),
    );
    expect(
      section.getByText(
        'Not observed: 3 days of single copies, neither made nor missed.',
      ),
    ).toBeVisible();
    const [missed] = await cellsOf('Missed slots');
    expect([missed[0], ...missed.slice(2)]).toEqual([
      'radarr',
      '03:00, 04:00',
      'Cloudflare R2',
      '2 of 24',
    ]);
    expect(await cellsOf('Gone since')).toEqual([
      ['plex', expect.any(String), '20 of 20'],
    ]);
  });
});

describe('the export', () => {
  it('prints what was asked, every app, what is exempt, missed and gone, and goes back', async () => {
    renderScorecard('?q=app&print=2026-10-23_2026-11-21');
    const asked = await screen.findByRole('region', {
      name: 'Backups: what was asked',
    });
    expect(asked).toHaveTextContent('filter q=app; everything');
    expect(asked).toHaveTextContent('a'.repeat(64));
    expect(asked).toHaveTextContent('since 2026-10-29, 24 of 30 days');
    expect((await cellsOf('Rules, app by app'))[0].slice(0, 2)).toEqual([
      'app-00000',
      'not met',
    ]);
    expect((await cellsOf('Restore drills')).map(cells => cells[4])).toEqual([
      'Proven',
      'Failed',
    ]);
    expect(await cellsOf('Apps')).toHaveLength(6);
    expect(await cellsOf('Exempt')).toEqual([
      [
        'cache',
        'app-00004',
        'team-media',
        'a cache',
        'annotation backups/exempt',
        'ana',
        'not written down',
        'no end date',
      ],
    ]);
    expect((await cellsOf('Controls'))[0]).toContain(
      'The policy itself is not in it.',
    );
    expect((await cellsOf('Restores that failed'))[0]).toContain('open');
    expect((await cellsOf('Missed'))[0]).toContain('03:00, 04:00');
    expect((await cellsOf('Gone in the period'))[0]).toContain('plex');
    await userEvent.click(
      screen.getByRole('button', { name: 'Back to the page' }),
    );
    expect(await screen.findByRole('grid', { name: 'Apps' })).toBeVisible();
  });

  it('asks for a period, for what goes on paper, and keeps both in the address', async () => {
    const api = renderScorecard('?q=app');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export…' }),
    );
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Period' }),
      'quarter',
    );
    await userEvent.click(screen.getByLabelText('Missed backups'));
    await userEvent.click(screen.getByText('To be printed'));
    await screen.findByText('Backups: what was asked');
    expect(api.exports).toEqual([
      expect.objectContaining({
        q: 'app',
        from: '2026-07-01',
        to: '2026-09-30',
      }),
    ]);
    expect(screen.queryByText('Missed')).not.toBeInTheDocument();
    expect(screen.getByText('Restore drills')).toBeVisible();
  });

  it('says why nothing was saved', async () => {
    const api = renderScorecard();
    api.downloadScorecard = async () => {
      throw new Error('the server is gone');
    };
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export…' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'CSV' }));
    expect(
      await screen.findByText('It could not be exported: the server is gone'),
    ).toBeVisible();
  });
});
