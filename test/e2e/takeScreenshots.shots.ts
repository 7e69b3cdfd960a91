import { expect, test } from '@playwright/test';

const PICTURES = [
  { name: 'tab-light', app: 'radarr', colorScheme: 'light', width: 1300 },
  { name: 'tab-dark', app: 'radarr', colorScheme: 'dark', width: 1300 },
  { name: 'tab-narrow', app: 'sonarr', colorScheme: 'light', width: 420 },
  {
    name: 'tab-unreadable',
    app: 'uptime-kuma',
    colorScheme: 'light',
    width: 1300,
  },
] as const;

for (const { name, app, colorScheme, width } of PICTURES) {
  test(`takes ${name}.png for the README`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 1000 });
    await page.goto(`/catalog/default/component/${app}/backups`);
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { name: 'Copies' })).toBeVisible();
    const height = await main.evaluate(element =>
      Math.max(
        ...[...element.querySelectorAll('*')].map(child => child.scrollHeight),
      ),
    );
    await page.setViewportSize({ width, height: Math.min(height + 120, 2800) });
    const clip = await main.boundingBox();
    await page.screenshot({
      path: `docs/images/${name}.png`,
      clip: clip ?? undefined,
    });
  });
}

test('takes panel.png for the README', async ({ page }) => {
  await page.setViewportSize({ width: 1300, height: 1100 });
  await page.goto('/catalog/default/component/radarr/backups');
  await page
    .getByRole('region', { name: 'Copies' })
    .getByRole('button')
    .filter({ hasText: 'Overdue' })
    .click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByText('made').first()).toBeVisible();
  await panel.screenshot({ path: 'docs/images/panel.png' });
});

test('takes scorecard.png for the README', async ({ page }) => {
  await page.setViewportSize({ width: 1300, height: 1500 });
  await page.goto('/backups');
  await expect(page.getByText(/apps with data/).first()).toBeVisible();
  await expect(
    page.getByRole('link', { name: 'mealie' }).first(),
  ).toBeVisible();
  await page.screenshot({ path: 'docs/images/scorecard.png' });
});

test('takes restore.png for the README', async ({ page }) => {
  await page.setViewportSize({ width: 1300, height: 1700 });
  await page.goto('/catalog/default/component/radarr/backups?restore=asked');
  await page.getByRole('radio', { name: /volume is lost/ }).click();
  await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();
  await page.screenshot({ path: 'docs/images/restore.png' });
});

test('takes the stills of the tour, from a red row to a copied command', async ({
  page,
}) => {
  const still = (name: string) =>
    page.screenshot({ path: `docs/images/tour-${name}.png` });
  await page.setViewportSize({ width: 1300, height: 760 });
  await page.goto('/backups');
  const first = page.getByRole('region', { name: 'Do first' });
  const row = first
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'mealie' }) })
    .first();
  await row.getByRole('button', { name: /fixes$/ }).click();
  await row.scrollIntoViewIfNeeded();
  await row.getByRole('link', { name: 'mealie' }).focus();
  await still('1-red-row');
  await row.getByRole('link', { name: 'mealie' }).click();
  await expect(page.getByRole('link', { name: /^Volume lost/ })).toBeVisible();
  await page.getByRole('button', { name: 'Restore…' }).focus();
  await still('2-what-is-lost');
  await page.getByRole('button', { name: 'Restore…' }).click();
  await expect(page.getByRole('radio').first()).toBeVisible();
  await still('3-what-happened');
  await page.getByRole('radio', { name: /volume is lost/ }).click();
  await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();
  await still('4-steps');
  const copy = page.getByRole('button', {
    name: 'Copy the commands of step 1',
  });
  await copy.scrollIntoViewIfNeeded();
  await copy.click();
  await expect(page.getByRole('tooltip')).toHaveText('Copied');
  await still('5-copied');
});
