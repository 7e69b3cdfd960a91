import { Page, expect, test } from '@playwright/test';

async function openScorecard(page: Page, query = ''): Promise<void> {
  await page.goto(`/backups${query}`);
  await expect(page.getByText(/apps? with data/).first()).toBeVisible();
}

test('the scorecard counts what is safe, and keeps filter and tab in the address', async ({
  page,
}) => {
  await openScorecard(page);
  const grid = page.getByRole('grid', { name: 'Apps' });
  await expect(grid.getByRole('row').nth(1)).toContainText('At risk');
  await page.getByLabel('Find an app').fill('radarr');
  await expect(page).toHaveURL(/q=radarr/);
  await expect(page.getByText('1 app of this filter')).toBeVisible();
  await page.getByRole('tab', { name: 'Owners × rules' }).click();
  await expect(page).toHaveURL(/q=radarr.*tab=owners/);
  await expect(
    page.getByRole('grid', { name: 'Owners by rules' }),
  ).toContainText('team-media');
  await page.reload();
  await expect(
    page.getByRole('tab', { name: 'Owners × rules', selected: true }),
  ).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('grid', { name: 'Apps' })).toBeVisible();
});

test('tabs, matrix and list are walked by keyboard alone', async ({ page }) => {
  await openScorecard(page);
  await page.getByRole('tab', { name: 'Apps' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Owners × rules' })).toBeFocused();
  await page.keyboard.press('Enter');
  const matrix = page.getByRole('grid', { name: 'Owners by rules' });
  await expect(matrix).toBeVisible();
  // One stop for Tab: the first cell.
  expect(await matrix.locator('[tabindex="0"]').count()).toBe(1);
  await matrix.locator('[tabindex="0"]').focus();
  for (let press = 0; press < 5; press += 1) {
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/rule=drilled/);
  const apps = page.getByRole('grid', { name: 'Apps' });
  await expect(apps).toBeVisible();
  await apps.locator('[role=gridcell][tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/catalog\/default\/\w+\/[\w-]+\/backups/);
});

test('the demo shows each verdict, each level, and drills that ended well and badly', async ({
  page,
}) => {
  await openScorecard(page, '?tab=drills');
  const drills = page.getByRole('table', { name: 'Drills' });
  await expect(drills).toContainText('paperless');
  await expect(drills).toContainText('Proven');
  await expect(drills).toContainText('Failed');
  for (const [verdict, app] of [
    ['at-risk', 'mealie'],
    ['cannot-tell', 'uptime-kuma'],
    ['needs-attention', 'radarr'],
    ['protected', 'jellyfin'],
    ['exempt', 'grafana'],
    ['no-data', 'homepage'],
  ]) {
    await openScorecard(page, `?verdict=${verdict}`);
    await expect(
      page.getByRole('grid', { name: 'Apps' }).getByRole('link', { name: app }),
    ).toBeVisible();
  }
  for (const level of ['0', '1', '2', '3', '4', '5']) {
    await openScorecard(page, `?level=${level}`);
    await expect(
      page
        .getByRole('grid', { name: 'Apps' })
        .getByText(new RegExp(`^L${level}`))
        .first(),
    ).toBeVisible();
  }
});

test('what the filter lets through is saved as CSV, and printed with what it was made from', async ({
  page,
}) => {
  await openScorecard(page, '?verdict=at-risk');
  await page.getByRole('button', { name: 'Export…' }).click();
  const files: string[] = [];
  page.on('download', file => files.push(file.suggestedFilename()));
  await page.getByRole('button', { name: 'CSV' }).click();
  await expect(page.getByText(/^Saved /)).toBeVisible();
  // A clean table, and a file that says what it is about.
  await expect
    .poll(() => [...files].sort())
    .toEqual([
      expect.stringMatching(/^backups-.*\.about\.json$/),
      expect.stringMatching(/^backups-.*\.csv$/),
    ]);
  await page
    .getByRole('combobox', { name: 'Period' })
    .selectOption({ label: 'Last quarter' });
  await page.getByRole('button', { name: 'To be printed' }).click();
  const asked = page.getByRole('region', { name: 'Backups: what was asked' });
  await expect(asked).toContainText('verdict=at-risk');
  await expect(asked).toContainText('SHA-256');
  await expect(asked).toContainText('Observed');
  await expect(asked).toContainText(' old · ');
  await page.getByRole('button', { name: 'Back to the page' }).click();
  await expect(page.getByRole('grid', { name: 'Apps' })).toBeVisible();
});
