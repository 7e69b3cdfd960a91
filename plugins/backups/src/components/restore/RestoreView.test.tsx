import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { prose } from 'backstage-plugin-backups-common';
import { axeViolations, renderTab } from '../../__testUtils__/tabPage';
import { exampleBackups } from '../../testing/exampleBackups';
import { EXAMPLE_NOW, exampleInstant } from '../../testing/exampleClock';
import type { FakeBackupsApi } from '../../testing/FakeBackupsApi';
import { exampleRestoreOptions } from '../../testing/exampleRestore';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(180_000);

const OPEN = `/?restore=1122-1347&since=${encodeURIComponent(EXAMPLE_NOW)}`;
const LOST = `${OPEN}&happened=volume-lost`;

/** The view is loaded when it is first opened. */
async function opened(
  path: string,
  prepare: (api: FakeBackupsApi) => void = () => {},
) {
  const api = renderTab(exampleBackups(), path);
  prepare(api);
  await screen.findByRole(
    'heading',
    { name: /^Restore radarr/ },
    { timeout: 40_000 },
  );
  if (path.includes('happened=')) await openAllChoices();
  return api;
}

async function openAllChoices() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'All choices' }),
  );
}

describe('RestoreView', () => {
  beforeEach(() => sessionStorage.clear());

  it('chooses nothing beforehand, and says why something cannot be chosen', async () => {
    const api = await opened(OPEN);
    const happened = within(
      await screen.findByRole('region', { name: '1 · What happened?' }),
    );
    for (const choice of happened.getAllByRole('radio')) {
      expect(choice).not.toBeChecked();
    }
    expect(
      happened.getByText(/No database of this app is known/),
    ).toBeVisible();
    expect(api.runbookQueries).toEqual([]);
    expect(await axeViolations()).toEqual([]);
  });

  it('writes a runbook once something happened, by the keyboard alone', async () => {
    const api = await opened(OPEN);
    const choice = await screen.findByRole('radio', { name: /volume is lost/ });
    choice.focus();
    await userEvent.keyboard(' ');
    const heading = await screen.findByRole('heading', {
      name: 'Restore radarr from NAS',
    });
    // What was pressed is gone: the keyboard goes on from the view's head.
    expect(heading).toHaveFocus();
    // Nobody picked a moment: a database would come back to the end of its log.
    expect(api.runbookQueries.at(-1)).toMatchObject({
      scenario: 'volume-lost',
      latest: true,
      tag: '1122-1347',
      moment: EXAMPLE_NOW,
    });
    expect(await axeViolations()).toEqual([]);
  });

  it('keeps the way back folded until somebody needs it', async () => {
    await opened(LOST, api => {
      const write = api.getRunbook.bind(api);
      api.getRunbook = async (...asked) => {
        const answer = await write(...asked);
        const [first] = answer.runbook?.steps ?? [];
        return {
          ...answer,
          runbook: answer.runbook && {
            ...answer.runbook,
            steps: [
              ...answer.runbook.steps,
              { ...first, id: 'back', phase: 'undo', title: prose`Go back` },
            ],
          },
        };
      };
    });
    const fold = await screen.findByRole('button', {
      name: 'If it went wrong',
    });
    expect(fold).toHaveAttribute('aria-expanded', 'false');
    const back = screen.getByText('Go back');
    expect(back).not.toBeVisible();
    await userEvent.click(fold);
    expect(back).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(back).not.toBeVisible();
  });

  it('asks again for a runbook that could not be written', async () => {
    const api = await opened(OPEN);
    const answer = api.getRunbook;
    api.getRunbook = async () => {
      throw new Error('the server is gone');
    };
    await userEvent.click(
      await screen.findByRole('radio', { name: /volume is lost/ }),
    );
    const retry = await screen.findByRole('button', { name: 'Retry' });
    api.getRunbook = answer;
    await userEvent.click(retry);
    expect(
      await screen.findByRole('heading', { name: 'Restore radarr from NAS' }),
    ).toBeVisible();
    expect(retry).not.toBeInTheDocument();
  });

  it('gives the keyboard back with Escape: from a fold to its line, from the view to the button that opened it', async () => {
    renderTab(exampleBackups(), '/');
    const open = await screen.findByRole(
      'button',
      { name: 'Restore…' },
      { timeout: 40_000 },
    );
    open.focus();
    await userEvent.keyboard('{Enter}');
    expect(
      await screen.findByRole(
        'heading',
        { name: 'Restore radarr' },
        { timeout: 40_000 },
      ),
    ).toHaveFocus();
    (await screen.findByRole('radio', { name: /volume is lost/ })).focus();
    await userEvent.keyboard(' ');
    const checks = await screen.findByRole('button', { name: /^Check first/ });
    checks.focus();
    await userEvent.keyboard('{Enter}');
    expect(checks).toHaveAttribute('aria-expanded', 'true');
    await userEvent.tab();
    expect(checks).not.toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(checks).toHaveAttribute('aria-expanded', 'false');
    expect(checks).toHaveFocus();
    // A list takes its choice back with Escape.
    screen.getByLabelText('Back to').focus();
    await userEvent.keyboard('{Escape}');
    expect(checks).toBeInTheDocument();
    checks.focus();
    await userEvent.keyboard('{Escape}');
    expect(
      await screen.findByRole('button', { name: 'Restore…' }),
    ).toHaveFocus();
  });

  it('says in each step what to do if it did not work once that is asked for', async () => {
    await opened(LOST);
    const [button] = await screen.findAllByRole('button', { name: 'If not' });
    expect(button).toHaveAccessibleDescription(/\w/);
    const [words] = screen.getAllByText('If not:');
    expect(words).not.toBeVisible();
    await userEvent.click(button);
    expect(words).toBeVisible();
    const cures = screen.getAllByRole('listitem').map(item => item.textContent);
    expect(cures).toContain('timed out: type the line once more.');
    expect(cures).toContain('Forbidden: you may not make snapshots.');
  });

  it('asks in one sentence, and changes the runbook with it', async () => {
    const api = await opened(LOST);
    const sentence = within(
      screen.getByRole('group', { name: 'What is restored' }),
    );
    expect(sentence.getByLabelText('What happened')).toHaveDisplayValue(
      'The volume is lost or damaged',
    );
    // The point that shrank is not offered.
    const moments = within(sentence.getByLabelText('Back to'))
      .getAllByRole('option')
      .map(({ textContent }) => textContent);
    expect(moments).toEqual(['the newest good point', '11:00']);
    await userEvent.selectOptions(sentence.getByLabelText('Back to'), '11:00');
    await userEvent.selectOptions(
      sentence.getByLabelText('From'),
      'Backblaze B2',
    );
    await screen.findByRole('heading', { name: /^Restore radarr from/ });
    expect(api.runbookQueries.at(-1)).toMatchObject({
      planId: 'bbbbbbbbbbbbbbbb',
      moment: exampleInstant(-167),
      latest: false,
      tag: '1122-1347',
    });
  });

  it('writes nothing until it is said since when an app is broken, and recommends nothing', async () => {
    const api = renderTab(exampleBackups(), `${OPEN}&happened=broken-since`);
    const sentence = within(
      await screen.findByRole(
        'group',
        { name: 'What is restored' },
        { timeout: 40_000 },
      ),
    );
    expect(api.runbookQueries).toEqual([]);
    expect(screen.queryByText('Recommended')).toBeNull();
    expect(screen.getByLabelText('Last good at')).toHaveValue('');
    expect(screen.getByRole('group', { name: /^NAS: / })).toBeVisible();
    await userEvent.selectOptions(
      sentence.getByLabelText('Back to'),
      sentence.getByRole('option', { name: '11:00' }),
    );
    await screen.findByText(/^Check first/);
    expect(api.runbookQueries.at(-1)).toMatchObject({
      scenario: 'broken-since',
      moment: exampleInstant(-167),
    });
    expect(screen.getByText(/^good until 11:00/)).toBeVisible();
  });

  it('says what is lost, how long the last drill of the item took and what stays as it is', async () => {
    const [volume] = exampleRestoreOptions().items;
    await opened(LOST, api => {
      api.restoreOptions = exampleRestoreOptions({
        items: [
          {
            ...volume,
            lastDrill: {
              outcome: 'proven',
              at: exampleInstant(-12 * 24 * 60),
              destination: 'NAS',
              durationSeconds: 240,
            },
          },
          { ...volume, key: 'shelf', name: 'shelf', paths: [] },
        ],
      });
    });
    const choice = screen.getByRole('region', { name: 'What is restored' });
    await within(choice).findByText(/^You lose/);
    expect(choice).toHaveTextContent(/last drill took 4 min/);
    expect(choice).toHaveTextContent(/Stays as it is now: shelf/);
    expect(screen.queryByText('never drilled')).toBeNull();
    expect(
      screen.getByRole('region', { name: /Restore drills/ }),
    ).toHaveTextContent(/came back from NAS.*recorded for another app/);
  });

  it('folds the checks, and copies all their commands at once', async () => {
    await opened(LOST);
    const checks = await screen.findByRole('button', { name: /^Check first/ });
    expect(checks).toHaveAttribute('aria-expanded', 'false');
    expect(
      screen.getByRole('button', { name: 'Copy the commands of all checks' }),
    ).toBeVisible();
  });

  it('says how many steps there are, and which of them destroys', async () => {
    await opened(LOST);
    expect(
      await screen.findByText(/^\d+ steps, destroys at step \d\.$/),
    ).toBeVisible();
  });

  it('keeps what was ticked off over a reload', async () => {
    await opened(LOST);
    const [first] = await screen.findAllByRole('checkbox', { name: /^Done/ });
    await userEvent.click(first);
    expect(screen.getByText(/^step 2 of/)).toBeVisible();
    expect(
      JSON.parse(sessionStorage.getItem('backups-restore-1122-1347') ?? '{}')
        .done,
    ).toHaveLength(1);
  });

  it('says what a way needs, and what speaks against its being there', async () => {
    await opened(LOST);
    const from = within(
      await screen.findByRole('region', { name: /From where/ }),
    );
    expect(
      from.getByText(/Needs NFS nas\.internal:\/mnt\/tank\/backups/),
    ).toHaveTextContent(
      /by a policy\)\. nas has told the portal nothing since/,
    );
  });

  it('recommends no point that shrank, and says what stands in a way', async () => {
    await opened(LOST);
    const points = within(
      await screen.findByRole('region', { name: /When was it last good/ }),
    );
    const rows = points.getAllByRole('row').map(row => row.textContent ?? '');
    expect(rows.find(row => /201/.test(row))).toMatch(/shrunk/i);
    expect(rows.find(row => /recommended/i.test(row))).toMatch(/8.?412/);
    const from = within(screen.getByRole('region', { name: /From where/ }));
    expect(from.getByText(/connect: connection refused/)).toBeVisible();
  });

  it('fills what only the reader knows into the commands, and refuses until then', async () => {
    await opened(LOST);
    const field = await screen.findByRole('textbox', {
      name: /Volume snapshot class/,
    });
    // In its step on the screen, in a file of its own on paper.
    const commands = () =>
      screen
        .getAllByText(/kind: VolumeSnapshot/)
        .map(({ textContent }) => textContent);
    const [step, attachment, ...more] = commands();
    expect(step).toContain('SNAPSHOT_CLASS:?first fill in');
    expect(attachment).toMatch(/^tee \S+\.yaml <<EOF\n/);
    expect(attachment).toContain('SNAPSHOT_CLASS:?first fill in');
    expect(more).toEqual([]);
    await userEvent.type(field, "it's");
    for (const text of commands()) {
      expect(text).toContain("volumeSnapshotClassName: it's");
      expect(text).not.toContain('first fill in');
    }
  });

  it('sets what destroys something apart, with the consequence first', async () => {
    await opened(LOST);
    const destroys = await screen.findByText(/This destroys:/);
    const step = destroys.closest('li') as HTMLElement;
    expect(step.textContent).toMatch(
      /This destroys: Everything written since the copy.*Delete the damaged volume/,
    );
  });

  it('bounds the moment by what a database can go back to, and says so in words', async () => {
    const [volume] = exampleRestoreOptions().items;
    await opened(
      `${OPEN}&happened=database-moment&good=${encodeURIComponent(
        exampleInstant(-3 * 24 * 60),
      )}`,
      api => {
        api.restoreOptions = exampleRestoreOptions({
          items: [
            volume,
            {
              ...volume,
              key: 'shelf',
              kind: 'database-cluster',
              name: 'shelf',
              paths: [
                {
                  ...volume.paths[0],
                  window: {
                    earliest: {
                      at: exampleInstant(-24 * 60),
                      known: 'computed',
                      because: 'The log reaches back to there.',
                    },
                    latest: {
                      at: exampleInstant(-6),
                      known: 'estimated',
                      because: 'The log is archived every 5 min.',
                    },
                  },
                },
              ],
            },
          ],
        });
      },
    );
    const windows = within(
      await screen.findByRole('list', { name: 'What can be gone back to' }),
    );
    expect(windows.getByRole('listitem')).toHaveTextContent(
      /shelf from NAS: any moment from .* \(computed\) to .* \(estimated\)/,
    );
    const input = screen.getByLabelText('Last good at') as HTMLInputElement;
    const span = Date.parse(input.max) - Date.parse(input.min);
    expect(span).toBe((24 * 60 - 6) * 60_000);
    expect(screen.getByText(/the database cannot go back to it/)).toBeVisible();
    // The volume is not asked about: it stays as it is.
    expect(screen.queryByRole('radio', { name: 'radarr' })).toBeNull();
  });

  it('shows restores that somebody has running, above everything', async () => {
    await opened(OPEN, api => {
      api.restoreOptions = exampleRestoreOptions({
        seen: [
          {
            object: 'ReplicationDestination downloads/radarr-restore',
            cluster: 'home-1',
            outcome: 'restored-nothing',
            at: exampleInstant(-27),
            detail: 'Its mover found no snapshot.',
          },
        ],
      });
    });
    expect(
      await screen.findByText(/ended and restored nothing/),
    ).toHaveTextContent('ReplicationDestination downloads/radarr-restore');
  });

  it("shows the operator's own runbooks, and which of them cannot work", async () => {
    await opened(OPEN);
    const own = within(
      await screen.findByRole('region', { name: 'Your own runbooks' }),
    );
    expect(own.getByText(/this copy is made with kopia/)).toBeVisible();
    expect(own.getByText('ask in the channel #media')).toBeVisible();
    expect(own.queryByRole('link')).toBeNull();
  });
});
