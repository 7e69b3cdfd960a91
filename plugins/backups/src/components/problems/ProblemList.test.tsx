import { screen, within } from '@testing-library/react';
import type { ProblemView } from 'backstage-plugin-backups-common';
import { renderTab } from '../../__testUtils__/tabPage';
import { exampleBackups } from '../../testing/exampleBackups';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(180_000);

function empty(place: string): ProblemView {
  return {
    kind: { type: 'state', state: 'hollow' },
    title: `${place} copy of komf is empty.`,
    detail: 'Its log says that nothing was copied.',
    fix: "Look at 'kubectl -n media describe pvc komf'.",
    evidence: [],
    planId: `plan-${place}`,
    itemKey: 'komf',
  };
}

const PAST_RPO: ProblemView = {
  kind: { type: 'item', problem: 'past-rpo' },
  title: 'komf has no copy newer than 6 d.',
  evidence: [],
  itemKey: 'komf',
};

async function rowsOf(problems: ProblemView[]) {
  renderTab({ ...exampleBackups(), problems });
  const region = await screen.findByRole('region', { name: /^Do this/ });
  return within(region).getAllByRole('listitem');
}

describe('what has to be done', () => {
  it('is one row for copies of an item in one state for one reason, with a way to each copy', async () => {
    const rows = await rowsOf([PAST_RPO, empty('NAS'), empty('B2')]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toHaveTextContent(
      /^EmptyNAS copy of komf is empty\.B2 copy of komf is empty\. Its log says/,
    );
    const row = within(rows[0]);
    expect(
      row
        .getAllByRole('button', { name: 'Open copy' })
        .map(button => button.getAttribute('aria-describedby')),
    ).toHaveLength(2);
    // The command is copied without the words around it.
    expect(row.getByText('kubectl -n media describe pvc komf')).toBeVisible();
    expect(
      row.getByRole('button', { name: /^Copy the command: NAS copy/ }),
    ).toBeVisible();
  });

  it('says that an item is past its RPO where nothing says why', async () => {
    const [row] = await rowsOf([PAST_RPO]);
    expect(row).toHaveTextContent(/komf has no copy newer than 6 d\./);
  });
});
