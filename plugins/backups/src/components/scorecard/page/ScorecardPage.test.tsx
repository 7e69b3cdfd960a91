import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import type {
  ScorecardPage,
  ScorecardRequest,
} from 'backstage-plugin-backups-common';
import { catalogPages } from '../../../__testUtils__/catalogPages';
import { forbidden } from '../../../__testUtils__/tabPage';
import { backupsApiRef } from '../../../api/backupsApiRef';
import backupsPlugin from '../../../index';
import { FakeBackupsApi } from '../../../testing/FakeBackupsApi';
import { exampleBackups } from '../../../testing/exampleBackups';
import {
  exampleRows,
  exampleScorecardPage,
} from '../../../testing/exampleScorecard';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(180_000);

function renderScorecard(
  scorecard: (request: ScorecardRequest) => ScorecardPage | Error = () =>
    exampleScorecardPage(),
  path = '/backups',
  more: Partial<Pick<FakeBackupsApi, 'needs' | 'changes'>> = {},
) {
  const backupsApi = new FakeBackupsApi(exampleBackups());
  backupsApi.scorecard = scorecard;
  Object.assign(backupsApi, more);
  renderTestApp({
    features: [backupsPlugin, catalogPages],
    apis: [[backupsApiRef, backupsApi]],
    initialRouteEntries: [path],
  });
  return backupsApi;
}

async function appsGrid() {
  return within(await screen.findByRole('grid', { name: 'Apps' }));
}

function rowNames(grid: Awaited<ReturnType<typeof appsGrid>>) {
  return grid
    .getAllByRole('link')
    .map(link => link.textContent)
    .filter(Boolean);
}

describe('the scorecard', () => {
  it('says how much is safe with its denominator, how old that is, and each app with verdict and losses', async () => {
    renderScorecard();
    expect(
      await screen.findByRole('heading', {
        name: '1 of 4 apps with data is protected',
      }),
    ).toBeVisible();
    expect(screen.getByText(/Checked/)).toHaveTextContent(
      'Checked 2 min ago · 4 of 4 sources answered',
    );
    expect(
      screen.getByText('not counted: 1 exempt · 1 without data'),
    ).toBeVisible();
    const grid = await appsGrid();
    expect(
      grid.getAllByRole('columnheader').map(head => head.textContent),
    ).toEqual([
      'App',
      'Owner',
      'Verdict',
      'Volume lost',
      'Site lost',
      'Back to',
      '30 days',
      'Proven',
      'Level',
    ]);
    const [first] = grid.getAllByRole('row').slice(1);
    expect(first).toHaveTextContent('app-00000This one is at-risk.');
    expect(within(first).getByText('At risk')).toBeVisible();
    expect(within(first).getByText('47 min')).toBeVisible();
    expect(within(first).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/app-00000/backups',
    );
  });

  it('tells once per cause what is to be done, and shows the apps of a cause', async () => {
    const api = renderScorecard(undefined, '/backups', {
      needs: [
        {
          cause: 'place/NAS/failing',
          kind: { type: 'state', state: 'failing' },
          verdict: 'at-risk',
          title: '52 copies on NAS are failing',
          detail: '52 apps affected, 3 at risk',
          entities: 52,
          atRisk: 3,
          examples: [
            { entityRef: 'component:default/radarr', title: 'radarr' },
          ],
        },
      ],
    });
    const needs = within(
      await screen.findByRole('region', { name: 'Do first' }),
    );
    expect(
      await needs.findByText('52 copies on NAS are failing'),
    ).toBeVisible();
    expect(needs.getAllByRole('listitem')).toHaveLength(1);
    await userEvent.click(needs.getByRole('button', { name: '52 apps' }));
    await waitFor(() =>
      expect(api.scorecardRequests.at(-1)).toMatchObject({
        cause: 'place/NAS/failing',
      }),
    );
  });

  it('says in one row which copies are in one state, and what to do behind a button', async () => {
    const failing = (app: string, fix: string) => ({
      cause: `plan/${app}`,
      kind: { type: 'state' as const, state: 'failing' as const },
      verdict: 'at-risk' as const,
      title: `NAS copy of ${app} is failing`,
      fix,
      entities: 1,
      atRisk: 1,
      examples: [{ entityRef: `component:default/${app}`, title: app }],
    });
    renderScorecard(undefined, '/backups', {
      needs: [
        failing('radarr', "Look at 'kubectl -n media describe job a'."),
        failing('sonarr', "Look at 'kubectl -n media describe job b'."),
        {
          ...failing('komf', "Look at 'kubectl -n media describe job c'."),
          kind: { type: 'state', state: 'hollow' },
        },
      ],
    });
    const needs = within(
      await screen.findByRole('region', { name: 'Do first' }),
    );
    const [failed, empty] = await needs.findAllByRole('listitem');
    expect(failed).toHaveTextContent(/^Failingradarrsonarr\s*2 fixes$/);
    expect(
      within(empty).getByRole('button', { name: /^Copy the command/ }),
    ).toBeVisible();
    const button = within(failed).getByRole('button', { name: '2 fixes' });
    expect(button).toHaveAccessibleDescription(/radarr.*sonarr/);
    await userEvent.click(button);
    expect(failed).toHaveTextContent('NAS copy of sonarr is failing');
    expect(
      within(failed).getByText('kubectl -n media describe job b'),
    ).toBeVisible();
  });

  it('says that nothing needs anybody only with the number of apps that were looked at', async () => {
    renderScorecard();
    const region = await screen.findByRole('region', {
      name: 'Nothing needs you',
    });
    expect(region).toHaveTextContent('4 apps');
  });

  it('lists what changed since a day', async () => {
    renderScorecard(undefined, '/backups', {
      changes: [
        {
          entityRef: 'component:default/immich',
          title: 'immich',
          kind: 'worse',
          before: { verdict: 'protected', level: 4 },
          after: { verdict: 'at-risk', level: 2 },
          day: '2026-11-21',
          at: '2026-11-21T12:49:00Z',
          reason: 'Nothing copies immich',
          cause: 'unprotected/immich',
        },
      ],
    });
    const region = await screen.findByRole('region', { name: 'Since' });
    await within(region).findByText('immich');
    expect(region).toHaveTextContent(
      'Worse: protected → at riskimmich21 Nov 12:49at risk: Nothing copies immich',
    );
    expect(within(region).getByLabelText('Since the beginning of')).toHaveValue(
      '2026-11-15',
    );
  });

  it('shows what changed last first, and the rest at a click', async () => {
    renderScorecard(undefined, '/backups', {
      changes: Array.from({ length: 9 }, (_, index) => ({
        entityRef: `component:default/app-${index}`,
        title: `app-${index}`,
        kind: 'worse' as const,
        before: { verdict: 'protected' as const },
        after: { verdict: 'at-risk' as const },
        day: '2026-11-21',
        at: `2026-11-21T0${index}:49:00Z`,
        reason: `Nothing copies app-${index}`,
        cause: `unprotected/app-${index}`,
      })),
    });
    const region = within(await screen.findByRole('region', { name: 'Since' }));
    await region.findByText('app-0');
    expect(region.queryByText('app-8')).not.toBeInTheDocument();
    await userEvent.click(region.getByRole('button', { name: '5 more' }));
    expect(region.getByText('app-8')).toBeVisible();
    await userEvent.click(region.getByRole('button', { name: 'Show fewer' }));
    expect(region.queryByText('app-8')).not.toBeInTheDocument();
  });

  it('keeps filter and order in the address, and asks the server for them', async () => {
    const api = renderScorecard(
      undefined,
      '/backups?owner=group%3Adefault%2Fteam-media&verdict=at-risk,splendid&sort=owner&order=desc',
    );
    await appsGrid();
    expect(api.scorecardRequests[0]).toMatchObject({
      owner: ['group:default/team-media'],
      verdict: ['at-risk'],
      sort: 'owner',
      order: 'desc',
    });
    expect(screen.getByRole('columnheader', { name: 'Owner' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    await waitFor(() =>
      expect(api.scorecardRequests.at(-1)).toEqual({
        sort: 'owner',
        order: 'desc',
        limit: 100,
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: /at risk/ }));
    await waitFor(() =>
      expect(api.scorecardRequests.at(-1)).toMatchObject({
        verdict: ['at-risk'],
      }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Owner', expanded: false }),
    );
    await userEvent.click(screen.getByRole('checkbox', { name: 'team-home' }));
    await waitFor(() =>
      expect(api.scorecardRequests.at(-1)).toMatchObject({
        owner: ['group:default/team-home'],
      }),
    );
  });

  it('asks for what stands beside the list once for another order, not before its rows', async () => {
    let askedBefore: number | undefined;
    const api = renderScorecard();
    const needs = jest.spyOn(api, 'getScorecardNeeds');
    api.scorecard = ({ sort }) => {
      if (sort) askedBefore = needs.mock.calls.length;
      return exampleScorecardPage();
    };
    const grid = await appsGrid();
    await waitFor(() => expect(needs).toHaveBeenCalledTimes(1));
    await userEvent.click(grid.getByRole('button', { name: 'Owner' }));
    await waitFor(() => expect(needs).toHaveBeenCalledTimes(2));
    expect(askedBefore).toBe(1);
  });

  it('opens a tab from the address, and the first one for a name that is none', async () => {
    renderScorecard(undefined, '/backups?tab=no-such-tab&q=app');
    await appsGrid();
    expect(
      screen.getByRole('tab', { name: 'Apps', selected: true }),
    ).toBeVisible();
    expect(screen.getByRole('tabpanel', { name: 'Apps' })).toBeVisible();
  });

  it('waits for the end of typing before it asks', async () => {
    const api = renderScorecard();
    await appsGrid();
    await userEvent.type(screen.getByLabelText('Find an app'), 'radarr');
    await waitFor(() =>
      expect(api.scorecardRequests.at(-1)).toMatchObject({ q: 'radarr' }),
    );
    expect(
      api.scorecardRequests.filter(({ q }) => q !== undefined).length,
    ).toBeLessThan(4);
  });

  it('is walked by keyboard with one stop for Tab, and Enter opens the app', async () => {
    renderScorecard();
    const grid = await appsGrid();
    expect(
      grid.getAllByRole('gridcell').filter(cell => cell.tabIndex === 0),
    ).toHaveLength(1);
    grid.getAllByRole('gridcell')[0].focus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}');
    expect(document.activeElement).toHaveTextContent("Can't tell");
    await userEvent.keyboard('{Control>}{End}{/Control}');
    expect(document.activeElement?.closest('[role=row]')).toHaveTextContent(
      'app-00005',
    );
    await userEvent.keyboard('{Home}{Enter}');
    expect(await screen.findByText('The page of an app')).toBeVisible();
  });

  it('renders what is seen of 10,000 apps, and reads on only near the end', async () => {
    const rows = exampleRows(100);
    const api = renderScorecard(({ cursor }) =>
      exampleScorecardPage({
        entities: cursor ? exampleRows(200).slice(100) : rows,
        total: 10_000,
        nextCursor: cursor ? undefined : 'next',
      }),
    );
    const grid = await appsGrid();
    expect(rowNames(grid).length).toBeLessThan(30);
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '10001');
    expect(api.scorecardRequests).toHaveLength(1);
    grid.getAllByRole('gridcell')[0].focus();
    await userEvent.keyboard('{Control>}{End}{/Control}');
    await waitFor(() =>
      expect(api.scorecardRequests.at(-1)).toMatchObject({ cursor: 'next' }),
    );
  });

  it('tells nothing found, nothing linked and nothing allowed apart', async () => {
    renderScorecard(
      () => exampleScorecardPage({ entities: [] }),
      '/backups?q=nobody',
    );
    expect(await screen.findByText('No apps match')).toBeVisible();
  });

  it('says which permission is missing to those who may see nothing', async () => {
    const error = await forbidden();
    renderScorecard(() => error);
    expect(await screen.findByText("You can't view any backups")).toBeVisible();
    expect(screen.getByText('backups.read')).toBeVisible();
  });

  it('has nothing that axe complains about', async () => {
    renderScorecard();
    await appsGrid();
    const section = screen.getByRole('region', {
      name: 'The estate in detail',
    });
    const results = await axe.run(section.parentElement!, {
      // jsdom paints nothing: toneColors.test.ts computes the contrast instead.
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(
      results.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
      ),
    ).toEqual([]);
  });
});
