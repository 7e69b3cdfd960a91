import { Page, expect, test } from '@playwright/test';
import { goodCopies } from './copies';

/**
 * What companies run, from the API server of the demo's company to the screen:
 * an app whose backups work, and its twin that fails.
 */

async function openTab(page: Page, app: string): Promise<void> {
  await page.goto(`/catalog/default/component/${app}/backups`);
  await expect(page.getByRole('link', { name: /^Volume lost/ })).toBeVisible();
}

test('a database of Crunchy PGO is protected, and its twin is not: nothing starts its backups', async ({
  page,
}) => {
  await openTab(page, 'orders');
  await expect(page.getByText(/^Protected\. Newest copy/)).toBeVisible();
  await goodCopies(page).click();
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText('PostgresCluster sales/orders-db');
  await expect(panel).toContainText('s3.eu-central-1.amazonaws.com');

  await openTab(page, 'invoices');
  await expect(
    page.getByRole('region', { name: /^Do this/ }).getByRole('listitem'),
  ).toContainText([
    /Nothing starts the full and incremental backups of invoices-db to repo1: its schedule has no CronJob\./,
  ]);
  await expect(page.getByText(/^Protected/)).toHaveCount(0);
});
