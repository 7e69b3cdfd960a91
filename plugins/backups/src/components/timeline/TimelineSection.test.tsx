import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  DatabaseCopyView,
  PlanPointView,
} from 'backstage-plugin-backups-common';
import {
  axeViolations,
  openCopiesTable,
  renderTab,
} from '../../__testUtils__/tabPage';
import { exampleBackups } from '../../testing/exampleBackups';
import { EXAMPLE_NOW, exampleInstant } from '../../testing/exampleClock';
import { exampleDestinations } from '../../testing/exampleDestinations';
import { exampleItem } from '../../testing/exampleItem';
import { examplePlan } from '../../testing/examplePlan';
import { exampleProof } from '../../testing/exampleProof';
import { logAxis } from './logAxis';
import { timelineLanes } from './timelineLanes';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(180_000);

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
    await screen.findByRole('region', { name: 'When you can go back to' }),
  );
}

function volume(points: PlanPointView[] | undefined) {
  return exampleBackups({
    items: [
      exampleItem({ plans: [examplePlan({ ...exampleProof(), points })] }),
    ],
  });
}

const POINTS: PlanPointView[] = [
  { at: exampleInstant(-47) },
  { at: exampleInstant(-107), spoiled: 'shrunk' },
  { at: exampleInstant(-3 * DAY), spoiled: 'incomplete' },
  { at: exampleInstant(-40 * DAY) },
];

describe('the restore points of an app', () => {
  it('are dots that lead to a restore to them, by keyboard too, and say what speaks against them', async () => {
    renderTab(volume(POINTS));
    const lane = within(
      (await section()).getByRole('group', { name: /^NAS: 41 restore points/ }),
    );
    const dots = lane.getAllByRole('link');
    expect(dots.map(dot => dot.getAttribute('aria-label'))).toEqual([
      'Restore NAS to 13:00',
      'Restore NAS to 12:00, much smaller than before',
      'Restore NAS to 19 Nov 13:47, incomplete',
      'Restore NAS to 13 Oct 13:47',
    ]);
    expect(dots.map(dot => dot.tabIndex)).toEqual([0, -1, -1, -1]);
    dots[0].focus();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}');
    expect(dots[3]).toHaveFocus();
    const to = new URL(dots[3].getAttribute('href') ?? '', 'http://portal');
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      happened: 'volume-lost',
      from: 'radarr-nas',
      good: POINTS[3].at,
    });
    expect(await axeViolations()).toEqual([]);
  });

  it('are the same in the table twin: as many, in the same words, leading to the same', async () => {
    renderTab(volume(POINTS));
    const inPicture = (await section())
      .getAllByRole('link')
      .map(dot => [
        dot.getAttribute('aria-label')?.replace('Restore NAS to ', ''),
        dot.getAttribute('href'),
      ]);
    await userEvent.click(
      (await section()).getByRole('button', { name: 'as table' }),
    );
    const inTable = (await section())
      .getAllByRole('link')
      .map(link => [link.textContent, link.getAttribute('href')]);
    expect(inTable).toEqual(inPicture);
    expect((await section()).getAllByRole('row')[1]).toHaveTextContent(
      /^NAS41/,
    );
    expect(await axeViolations()).toEqual([]);
  });

  it('are one that is only reported where nobody lists them, and none where a copy has no history', () => {
    expect(timelineLanes(volume(undefined))[0].points).toEqual([
      { at: exampleInstant(-47), reported: true },
    ]);
    const mirror = volume(undefined);
    mirror.items[0].plans[0].retention.noHistory = true;
    expect(timelineLanes(mirror)[0].points).toEqual([]);
  });

  it('stand on an axis that has as much room for the last day as for the months before', () => {
    const axis = logAxis(exampleInstant(-400 * DAY), EXAMPLE_NOW);
    const places = [-400 * DAY, -30 * DAY, -DAY, -60, -1].map(minutes =>
      axis.placeOf(exampleInstant(minutes)),
    );
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places[0]).toBeGreaterThan(0);
    expect(places[4]).toBe(1);
    expect(places[2]).toBeGreaterThan(0.4);
    expect(axis.marks.map(({ label }) => label)).toEqual([
      '1 y',
      '3 mo',
      '1 mo',
      '1 wk',
      '1 d',
      '6 h',
      '1 h',
      'now',
    ]);
  });
});

describe('what the log of a database brings back', () => {
  it('is a bar that says in words what it shows, known or not', async () => {
    renderTab(databases());
    const lanes = (await section())
      .getAllByRole('group')
      .map(lane => lane.getAttribute('aria-label'));
    expect(lanes).toEqual([
      expect.stringMatching(
        /^Backblaze B2: any moment from 13 Oct.* to 13:41; single backups from 13 Sep/,
      ),
      expect.stringMatching(/^Cloudflare R2: newest .*reported, not listed$/),
    ]);
    expect(await axeViolations()).toEqual([]);
  });

  it('has a table twin that says how each end is known', async () => {
    renderTab(databases());
    await userEvent.click(
      (await section()).getByRole('button', { name: 'as table' }),
    );
    const [, b2, r2] = (await section()).getAllByRole('row');
    expect(b2).toHaveTextContent(/computed.*Behind the newest 7/);
    expect(b2).toHaveTextContent(/13:41 \(estimated\)The log is archived/);
    expect(within(r2).getAllByText('not known')).toHaveLength(3);
    expect(await axeViolations()).toEqual([]);
  });

  it('stands beside volumes: the item says who shares it and what of it is this app’s', async () => {
    renderTab(databases());
    await openCopiesTable();
    expect(
      (await screen.findAllByText(/books · .*shared with 27 apps/)).length,
    ).toBeGreaterThan(0);
    expect(screen.getAllByText(/restorable to/)[0]).toHaveTextContent(
      'restorable to 13:41',
    );
  });

  it('is in the panel of a copy, with its log, its last full backup and the chain since', async () => {
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
});
