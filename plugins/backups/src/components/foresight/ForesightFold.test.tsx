import { within } from '@testing-library/react';
import {
  axeViolations,
  openFold,
  renderTab,
} from '../../__testUtils__/tabPage';
import { exampleBackups } from '../../testing/exampleBackups';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(180_000);

describe('ForesightFold', () => {
  it('asks when it is opened, and shows the sentences of the server', async () => {
    renderTab(exampleBackups());
    const fold = within(await openFold('If it is lost or deleted now'));
    expect(
      await fold.findByText('Goes back to 21 Nov 13:00 UTC: radarr (NAS).'),
    ).toBeVisible();
    expect(fold.getByText(/no off-site copy of radarr is known/)).toBeVisible();
    expect(fold.getByText(/Comes back with data of 5 May/)).toBeVisible();
    expect(
      fold.getByText(/no list of the repository confirms it/),
    ).toBeVisible();
    expect(fold.getByText('Must not be deleted now.')).toBeVisible();
    expect(await axeViolations()).toEqual([]);
  });
});
