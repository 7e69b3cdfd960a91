import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  axeViolations,
  openCopiesTable,
  renderTab,
} from '../../__testUtils__/tabPage';
import { exampleBackups } from '../../testing/exampleBackups';
import { everyStateBackups } from '../../testing/exampleCases';
import { exampleDestinations } from '../../testing/exampleDestinations';
import { exampleItem } from '../../testing/exampleItem';
import { examplePlan } from '../../testing/examplePlan';
import { exampleProof } from '../../testing/exampleProof';
import { stateLooks } from '../../theme/stateLooks';
import { flowRows, zonesOf } from './flowRows';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(180_000);

async function copies() {
  return within(await screen.findByRole('region', { name: 'Copies' }));
}

describe('FlowPicture', () => {
  it('draws one arrow for each copy, near ones first, each a button that says it in words', async () => {
    renderTab(exampleBackups());
    const list = within(
      (await copies()).getByRole('list', { name: 'Copies of radarr' }),
    );
    expect(
      list.getAllByRole('button').map(({ textContent }) => textContent),
    ).toEqual([
      'Copy of radarr in NAS: Healthy47 minNAS',
      'Copy of radarr in Backblaze B2: Healthy13 hBackblaze B2',
      'Copy of radarr in Cloudflare R2: Overdue37 hCloudflare R2',
    ]);
    expect(await axeViolations()).toEqual([]);
  });

  it('says the same of every copy as its table twin, in every state', async () => {
    renderTab(everyStateBackups());
    const picture = (await copies())
      .getAllByRole('button', { name: /^Copy of/ })
      .map(({ id, textContent }) => ({ id, textContent }));
    await openCopiesTable();
    const table = (await copies()).getAllByRole('button', { name: /^Copy of/ });
    expect(table.map(({ id }) => id)).toEqual(picture.map(({ id }) => id));
    for (const [index, cell] of table.entries()) {
      const drawn = picture[index].textContent ?? '';
      const state = Object.values(stateLooks).find(({ label }) =>
        cell.textContent?.includes(`: ${label}`),
      );
      expect(drawn).toContain(state?.label);
      const [age] = cell.textContent?.match(/[\d hmin]+(?= old)/) ?? [
        'no copy',
      ];
      expect(drawn).toContain(age.trim());
    }
  });

  it('opens the copy whose arrow is chosen', async () => {
    renderTab(exampleBackups());
    await userEvent.click(
      (await copies()).getByRole('button', { name: /in Cloudflare R2/ }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'radarr to Cloudflare R2' }),
    ).toBeVisible();
  });

  it('shows points and locks where they are known, and a place that is not known apart from both', () => {
    const elsewhere = {
      ...exampleDestinations.nas,
      label: 'Somewhere',
      offSite: undefined,
    };
    const backups = exampleBackups({
      items: [
        exampleItem({
          plans: [
            examplePlan({ id: 'elsewhere', destination: elsewhere }),
            examplePlan(exampleProof()),
          ],
        }),
      ],
    });
    backups.repositories[0].lockedSeconds = 0;
    backups.repositories[0].lockReach = 'nothing';
    const rows = flowRows(backups);
    expect(
      rows[0].edges.map(({ plan, zone, points, lockedSeconds }) => ({
        place: plan.destination.label,
        zone,
        points,
        lockedSeconds,
      })),
    ).toEqual([
      { place: 'NAS', zone: 'on-site', points: 40, lockedSeconds: 0 },
      {
        place: 'Somewhere',
        zone: 'unknown',
        points: undefined,
        lockedSeconds: undefined,
      },
    ]);
    expect(zonesOf(rows)).toEqual(['on-site', 'off-site', 'unknown']);
    expect(zonesOf(flowRows(exampleBackups()))).toEqual([
      'on-site',
      'off-site',
    ]);
  });
});
