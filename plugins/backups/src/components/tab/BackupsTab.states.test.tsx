import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  axeViolations,
  forbidden,
  openCopiesTable,
  openFold,
  renderTab,
} from '../../__testUtils__/tabPage';
import { exampleBackups } from '../../testing/exampleBackups';
import {
  atRiskBackups,
  dumpBackups,
  exemptBackups,
  noDataBackups,
  notLinkedBackups,
  unreadableBackups,
} from '../../testing/exampleCases';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(180_000);

describe('BackupsTab, when not everything is there', () => {
  it('shows the last known state, its age and the reason when a cluster is silent', async () => {
    renderTab(unreadableBackups());
    expect(await screen.findByText(/^Not answering/)).toHaveTextContent(
      'Not answering: home-1 since 10:49',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Why' }));
    expect(
      screen.getByText(/Can't reach cluster home-1/).parentElement,
    ).toHaveTextContent(
      'Not read: VolSync, workloads and volumes. Last known as of 10:49 (2 h 58 min ago). Next try in 3 min.',
    );
    expect(screen.getByText(/ECONNREFUSED/)).toBeVisible();
    await openCopiesTable();
    expect(
      screen.getByRole('button', { name: /Copy of radarr in Cloud/ }),
    ).toHaveTextContent(
      "Couldn't checklast known: overdue, as of 10:49 (2 h 58 min ago)",
    );
    expect(screen.queryByText(/Nothing needs you/)).not.toBeInTheDocument();
    await openFold('Matching, schedules, retention, sources');
    expect(screen.getByText("VolSync isn't installed on home-2")).toBeVisible();
    expect(await axeViolations()).toEqual([]);
  });

  it('counts what is silent once, however many readings that costs, and tells of each why', async () => {
    const unread = unreadableBackups();
    const [source] = unread.sources;
    renderTab({
      ...unread,
      sources: ['home-1', 'home-2', 'home-2'].map((cluster, index) => ({
        ...source,
        id: `${cluster}/${index}`,
        cluster,
        outcome: 'unread' as const,
      })),
    });
    expect(await screen.findByText(/^Not answering/)).toHaveTextContent(
      'Not answering: home-1 since 10:49, home-2 since 10:49',
    );
    expect(screen.queryByText(/Can't reach cluster/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Why' }));
    expect(screen.getByText(/home-1 did not answer/)).toBeVisible();
    expect(screen.getByText(/Can't reach cluster home-2/)).toBeVisible();
  });

  it('tells no instant of what was never read', async () => {
    const unread = unreadableBackups();
    renderTab({
      ...unread,
      judgedAt: '1970-01-01T00:00:00Z',
      sources: unread.sources.map(source => ({
        ...source,
        outcome: 'never-read' as const,
        readAt: undefined,
      })),
    });
    expect(await screen.findByText(/^Not answering/)).toHaveTextContent(
      'Not answering: home-1, home-2',
    );
    expect(screen.queryByText(/judged as of/)).not.toBeInTheDocument();
  });

  it('says where it looked and what to copy when nothing is linked', async () => {
    renderTab(notLinkedBackups());
    const region = await screen.findByRole('region', {
      name: 'No backups are linked to this app yet',
    });
    expect(region).toHaveTextContent('Namespacesdownloads');
    expect(region).toHaveTextContent("VolSync isn't installed on home-1");
    expect(region).toHaveTextContent('1 of 1 source answered');
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

  it('shows the error of the server when it cannot answer, asks again, and says where runbooks are', async () => {
    const api = renderTab(new Error('the backups backend is not installed'));
    expect(
      await screen.findByText('Error: the backups backend is not installed'),
    ).toBeVisible();
    expect(screen.getByText(/use the restore pack/)).toBeVisible();
    api.answer = exampleBackups();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByRole('region', { name: 'At a glance' }),
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
    expect(
      screen.queryByRole('region', { name: 'At a glance' }),
    ).not.toBeInTheDocument();
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
    expect(screen.getAllByText('Not known')[0]).toBeVisible();
    expect(
      within(screen.getByRole('region', { name: 'Copies' })).getByText(
        'Unprotected',
      ),
    ).toBeVisible();
    await openCopiesTable();
    expect(screen.getByText('nothing copies it')).toBeVisible();
  });

  it('does not call an item that is exempt unprotected', async () => {
    const [item] = exampleBackups().items;
    const exemption = {
      reason: 'models are downloaded again',
      declaredBy: 'PersistentVolumeClaim',
    };
    renderTab(
      exampleBackups({ items: [{ ...item, unprotected: true, exemption }] }),
    );
    await openCopiesTable();
    expect(
      await screen.findByText(/nothing has to: models are downloaded again/),
    ).toBeVisible();
    expect(screen.queryByText('Unprotected')).not.toBeInTheDocument();
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
    expect(screen.getByText('47 min')).toBeVisible();
  });
});
