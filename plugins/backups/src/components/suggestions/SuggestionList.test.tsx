import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axeViolations, renderTab } from '../../__testUtils__/tabPage';
import { exampleBackups } from '../../testing/exampleBackups';
import { notLinkedBackups } from '../../testing/exampleCases';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(180_000);

const suggestions = [
  {
    item: 'shelf',
    because:
      'ExternalSecret downloads/radarr names its host shelf-rw.database.',
    annotation: {
      name: 'backups/databases',
      value: 'home-1/database/shelf#radarr_main',
    },
  },
];

describe('databases that an app may use', () => {
  it('are told apart from those it has, with the annotation that links them', async () => {
    renderTab({ ...exampleBackups(), suggestions });
    const section = within(
      await screen.findByRole('region', { name: /^Do this/ }),
    );
    await userEvent.click(
      section.getByRole('button', { name: '2 suggestions' }),
    );
    expect(section.getByText(/names its host shelf-rw/)).toBeVisible();
    expect(
      section.getByText('backups/databases: home-1/database/shelf#radarr_main'),
    ).toBeVisible();
    expect(
      section.getByRole('button', {
        name: 'Copy the annotation that links shelf',
      }),
    ).toBeEnabled();
    expect(await axeViolations()).toEqual([]);
  });

  it('are told of an app that nothing is linked to', async () => {
    renderTab({ ...notLinkedBackups(), suggestions });
    expect(
      await screen.findByRole('heading', { name: 'Databases it may use' }),
    ).toBeVisible();
    expect(screen.getByText(/names its host shelf-rw/)).toBeVisible();
    expect(await axeViolations()).toEqual([]);
  });
});
