import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { catalogPages } from '../../../__testUtils__/catalogPages';
import { forbidden } from '../../../__testUtils__/tabPage';
import { backupsApiRef } from '../../../api/backupsApiRef';
import backupsPlugin from '../../../index';
import { FakeBackupsApi } from '../../../testing/FakeBackupsApi';
import { exampleBackups } from '../../../testing/exampleBackups';
import {
  exampleDestination,
  exampleEstateRepository,
  exampleExemption,
  exampleSilentSource,
  exampleUncovered,
} from '../../../testing/exampleEstate';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(180_000);

function renderTab(
  tab: string,
  estate: Partial<FakeBackupsApi['estate']> = {},
  change: (api: FakeBackupsApi) => void = () => {},
) {
  const api = new FakeBackupsApi(exampleBackups());
  Object.assign(api.estate, estate);
  change(api);
  renderTestApp({
    features: [backupsPlugin, catalogPages],
    apis: [[backupsApiRef, api]],
    initialRouteEntries: [`/backups?tab=${tab}`],
  });
}

async function violations() {
  const panel = await screen.findByRole('tabpanel');
  const results = await axe.run(panel, {
    // jsdom paints nothing: toneColors.test.ts computes the contrast instead.
    rules: { 'color-contrast': { enabled: false } },
  });
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
}

describe('the tab Unprotected', () => {
  it('names each volume with its size, class, owner and workloads, and what would protect it', async () => {
    renderTab('unprotected', {
      uncovered: [exampleUncovered(), exampleUncovered({ state: 'exempt' })],
    });
    const table = await screen.findByRole('table', {
      name: 'Volumes that nothing copies',
    });
    const [, row, ...others] = within(table).getAllByRole('row');
    expect(others).toEqual([]);
    for (const text of [
      'mosquitto-data',
      'home-1 / iot, PVC',
      'Unprotected',
      '2 GiB',
      'ceph-block',
      'mosquitto (team-home)',
      'Deployment iot/mosquitto',
    ]) {
      expect(row).toHaveTextContent(text);
    }
    await userEvent.click(
      within(row).getByRole('button', { name: 'Protect it' }),
    );
    expect(screen.getByText(/kind: ReplicationSource/)).toBeVisible();
    expect(
      screen.getByRole('button', {
        name: 'Copy what protects mosquitto-data',
      }),
    ).toBeVisible();
    expect(screen.getByText(/name: "\^mosquitto-data\$"/)).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('never calls a volume unprotected that cannot be told, and says why', async () => {
    renderTab('unprotected', {
      uncovered: [
        exampleUncovered({
          state: 'cannot-tell',
          because: 'velero.io is there and is not read.',
        }),
      ],
    });
    const table = await screen.findByRole('table');
    expect(within(table).queryByText('Unprotected')).not.toBeInTheDocument();
    await userEvent.click(within(table).getByRole('button', { name: 'Why' }));
    expect(
      screen.getByText('velero.io is there and is not read.'),
    ).toBeVisible();
  });

  it('finds by owner, class and name, by keyboard', async () => {
    renderTab('unprotected', {
      uncovered: [
        exampleUncovered(),
        exampleUncovered({
          key: 'other',
          name: 'plex-cache',
          owners: ['group:default/team-media'],
        }),
      ],
    });
    const search = await screen.findByRole('textbox', {
      name: 'Find in Volumes that nothing copies',
    });
    search.focus();
    await userEvent.keyboard('team-media');
    expect(
      screen.getAllByRole('rowheader').map(head => head.textContent),
    ).toEqual(['plex-cache']);
    expect(screen.getByText('1 of 2 volumes')).toBeVisible();
    await userEvent.keyboard('x');
    expect(screen.getByText('Nothing here is called that.')).toBeVisible();
  });

  it('says that everything is copied only of what was found', async () => {
    renderTab('unprotected');
    expect(
      await screen.findByText('Everything that was found is copied'),
    ).toBeVisible();
  });

  it('shows what stands on no app’s page', async () => {
    renderTab('unprotected', {
      findings: {
        findings: [
          {
            object: 'ReplicationDestination media/old-dst',
            cluster: 'home-1',
            finding: {
              code: 'orphan-destination',
              severity: 'advice',
              title: 'Nothing writes what old-dst restores.',
              causeKey: 'orphan/old-dst',
              evidence: [],
            },
          },
        ],
        plansWithoutItem: [
          {
            object: 'ReplicationSource media/loose',
            cluster: 'home-1',
            destination: 'NAS',
            state: 'overdue',
            reason: 'Due since 12:00.',
          },
        ],
      },
    });
    expect(
      await screen.findByText('Nothing writes what old-dst restores.'),
    ).toBeVisible();
    expect(
      within(
        screen.getByRole('list', { name: 'Copies of nothing known' }),
      ).getByRole('listitem'),
    ).toHaveTextContent('OverdueReplicationSource media/loose');
  });

  it('says which permission is missing', async () => {
    const error = await forbidden();
    renderTab('unprotected', {}, api => {
      api.getUncoveredItems = async () => {
        throw error;
      };
    });
    expect(await screen.findByText('backups.estate.read')).toBeVisible();
  });
});

describe('the tab Destinations', () => {
  it('asks once for a place that is not known, with what answers', async () => {
    const question =
      'Where is *-volsync-garage? 73 copies go there, of 73 apps.';
    renderTab('destinations', {
      destinations: [exampleDestination()],
      questions: [
        {
          key: 'secret/1',
          shape: '*-volsync-garage',
          question,
          copies: 73,
          items: 73,
          entities: 73,
          snippet: 'backups:\n  destinations: []',
        },
      ],
    });
    const asked = await screen.findByRole('region', {
      name: 'Places that are not known',
    });
    expect(asked).toHaveTextContent(question);
    expect(asked).toHaveTextContent('backups: destinations: []');
    expect(await violations()).toEqual([]);
  });

  it('says where each is, what lives there, and whether it was reached', async () => {
    renderTab('destinations', { destinations: [exampleDestination()] });
    const table = await screen.findByRole('table', { name: 'Destinations' });
    const [, row] = within(table).getAllByRole('row');
    for (const text of [
      'Backblaze B2',
      'homelab-volsync at s3.us-east-005.backblazeb2.com',
      'off-site',
      '2 failing',
      '50 healthy',
      '14 h ago',
      '412 GiB of 40 of 52 copies',
      '+1 GiB a day; full about 18 Sep 2027',
      '52 apps',
    ]) {
      expect(row).toHaveTextContent(text);
    }
    await userEvent.click(within(row).getByRole('button', { name: 'More' }));
    expect(screen.getByText('backblaze-b2')).toBeVisible();
    expect(
      screen.getByText(/no longer follow vault. \(2 copies\)/),
    ).toBeVisible();
    expect(screen.getByText('by ReplicationSource media/sonarr')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('shows what repositories say of themselves, and what is left behind in them', async () => {
    renderTab('destinations', {
      destinations: [exampleDestination()],
      repositories: [exampleEstateRepository()],
    });
    const table = await screen.findByRole('table', { name: 'Repositories' });
    const [, row] = within(table).getAllByRole('row');
    for (const text of [
      'nfs://citadel.internal/backups/kopia',
      '20 min ago',
      '1 name',
      '90 d',
      '300 GiB',
      'never succeeded',
      'none',
    ]) {
      expect(row).toHaveTextContent(text);
    }
    await userEvent.click(within(row).getByRole('button', { name: 'More' }));
    expect(
      screen.getByText(/downloads\/radarr on home-1, as radarr@downloads/),
    ).toBeVisible();
    expect(
      screen.getByText(/bookshelf@downloads:\/data: 12 restore points/),
    ).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('leads to the apps that copy there', async () => {
    renderTab('destinations', { destinations: [exampleDestination()] });
    await userEvent.click(
      await screen.findByRole('button', { name: '52 apps' }),
    );
    expect(
      await screen.findByRole('tab', { name: 'Apps', selected: true }),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: /^Destination: Backblaze B2/ }),
    ).toBeVisible();
  });
});

describe('the tab Exemptions', () => {
  it('says what is exempt, why, until when and by whom', async () => {
    renderTab('exemptions', {
      exemptions: [
        exampleExemption(),
        exampleExemption({ key: 'old', name: 'tautulli-cache', ended: true }),
      ],
    });
    const table = await screen.findByRole('table', { name: 'Exemptions' });
    const [, first, second] = within(table).getAllByRole('row');
    for (const text of [
      'plex-cache',
      'a cache',
      '1 Mar 2027',
      'annotation backups/exempt',
    ]) {
      expect(first).toHaveTextContent(text);
    }
    expect(second).toHaveTextContent('ended 1 Mar 2027');
    expect(await violations()).toEqual([]);
  });

  it('says how to exempt where nothing is', async () => {
    renderTab('exemptions');
    expect(await screen.findByText('Nothing is exempt')).toBeVisible();
  });
});

describe('the tab Sources', () => {
  it('says of each source how it goes, and why it does not', async () => {
    renderTab('sources', { sources: [exampleSilentSource()] });
    const table = await screen.findByRole('table', { name: 'Sources' });
    const [, row] = within(table).getAllByRole('row');
    expect(row).toHaveTextContent('TrueNAS Cloud SyncnasNo answer');
    await userEvent.click(within(row).getByRole('button', { name: 'Why' }));
    expect(
      within(screen.getByRole('tabpanel')).getByText(
        /certificate is not trusted/,
      ),
    ).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
