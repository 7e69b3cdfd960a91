import { screen, within } from '@testing-library/react';
import type { AlertsView } from 'backstage-plugin-backups-common';
import { axeViolations, renderTab } from '../../__testUtils__/tabPage';
import { exampleBackups } from '../../testing/exampleBackups';

// A whole portal is rendered, which takes long on a busy machine.
jest.setTimeout(180_000);

const alerts: AlertsView = {
  declared: [
    {
      name: 'VolSyncVolumeOutOfSync',
      wait: '1h',
      declaredBy: 'PrometheusRule storage/volsync-rules',
      state: 'firing',
    },
    {
      name: 'VolSyncComponentAbsent',
      declaredBy: 'PrometheusRule storage/volsync-rules',
      state: 'not-known',
    },
  ],
  unread: [{ server: 'alertmanager', message: 'It cannot be reached.' }],
};

describe('alerts in the panel of a copy', () => {
  it('say of each whether it fires, and who could not be asked', async () => {
    const backups = exampleBackups();
    renderTab(
      {
        ...backups,
        items: backups.items.map(item => ({
          ...item,
          plans: item.plans.map(plan => ({ ...plan, alerts })),
        })),
      },
      '/?copy=radarr-r2',
    );
    const panel = await screen.findByRole('dialog', {
      name: 'radarr to Cloudflare R2',
    });
    expect(
      within(panel)
        .getByText(/VolSyncVolumeOutOfSync/)
        .closest('li'),
    ).toHaveTextContent(
      'FiringVolSyncVolumeOutOfSync after 1h, by PrometheusRule storage/volsync-rules',
    );
    expect(
      within(panel)
        .getByText(/VolSyncComponentAbsent/)
        .closest('li'),
    ).toHaveTextContent(/^Not known/);
    expect(
      within(panel).getByText(/alertmanager would know more/),
    ).toHaveTextContent('was not read. It cannot be reached.');
    expect(await axeViolations()).toEqual([]);
  });
});
