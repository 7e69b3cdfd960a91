import { AxeBuilder } from '@axe-core/playwright';
import { Page, expect, test } from '@playwright/test';

async function openTab(page: Page, app: string): Promise<void> {
  await page.goto(`/catalog/default/component/${app}/backups`);
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
}

/** The arrow of a copy that is overdue. */
function overdueCopy(page: Page) {
  return page
    .getByRole('region', { name: 'Copies' })
    .getByRole('button')
    .filter({ hasText: 'Overdue' });
}

/** Violations inside the page's main part; the frame around it is Backstage's own. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .include('main')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return found.map(
    violation =>
      `${violation.id}: ${violation.nodes
        .map(node => node.html.slice(0, 120))
        .join(' | ')}`,
  );
}

test('radarr says what it would lose, and what is wrong', async ({ page }) => {
  await openTab(page, 'radarr');
  await expect(page.getByText('Needs attention').first()).toBeVisible();
  await expect(
    page.getByText(
      /Protected now, redundancy reduced: Cloudflare R2 is overdue/,
    ),
  ).toBeVisible();
  for (const tile of [
    /^Volume lost −/,
    /^Site lost −/,
    /^Go back to \d/,
    /^Restore proven/,
  ]) {
    await expect(page.getByRole('link', { name: tile })).toBeVisible();
  }
  await expect(
    page.getByText(/Cloudflare R2 copy of radarr is overdue/),
  ).toBeVisible();
  const copies = page.getByRole('region', { name: 'Copies' });
  for (const destination of ['NAS', 'Backblaze B2', 'Cloudflare R2']) {
    await expect(
      copies.getByRole('button', {
        name: new RegExp(`Copy of radarr in ${destination}`),
      }),
    ).toBeVisible();
  }
  // The table twin has the same copies.
  await copies.getByRole('button', { name: 'as table' }).click();
  for (const destination of ['NAS', 'Backblaze B2', 'Cloudflare R2']) {
    await expect(
      copies
        .getByRole('columnheader', { name: new RegExp(destination) })
        .first(),
    ).toBeVisible();
  }
});

test('a copy opens by keyboard alone, is in the address, and gives the focus back', async ({
  page,
}) => {
  await openTab(page, 'radarr');
  const copy = overdueCopy(page);
  await expect(copy).toBeVisible();
  // Tab from the top until the copy has the focus, as a keyboard user would.
  await page.locator('body').press('Home');
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await copy.evaluate(button => button === document.activeElement)) break;
  }
  await expect(copy).toBeFocused();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText('radarr to Cloudflare R2');
  await expect(panel).toContainText('radarr-r2@downloads:/data');
  await expect(panel.getByText('made').first()).toBeVisible();
  expect(new URL(page.url()).searchParams.get('copy')).toMatch(
    /^[0-9a-f]{16}$/,
  );
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(copy).toBeFocused();
});

test('an address with a copy in it opens that copy', async ({ page }) => {
  await openTab(page, 'radarr');
  await overdueCopy(page).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('dialog')).toContainText(
    'radarr to Cloudflare R2',
  );
});

test('a failing and a suspended copy are told apart from the healthy ones', async ({
  page,
}) => {
  await openTab(page, 'sonarr');
  await expect(
    page.getByText('Backblaze B2 copy of sonarr is failing.'),
  ).toBeVisible();
  await openTab(page, 'bazarr');
  await expect(
    page.getByText('Cloudflare R2 copy of bazarr is suspended.'),
  ).toBeVisible();
});

test('the history has a table twin', async ({ page }) => {
  await openTab(page, 'radarr');
  const history = page.getByRole('region', { name: /Last 30 days/ });
  await history.getByRole('button', { name: /Last 30 days/ }).click();
  await history.getByRole('button', { name: /as table/i }).click();
  await expect(
    page.getByRole('columnheader', { name: /day/i }).first(),
  ).toBeVisible();
});

const VERDICTS: [app: string, verdict: string, headline: RegExp][] = [
  ['vaultwarden', 'Protected', /^Protected\. Newest copy/],
  ['actual', 'At risk', /nothing copies actual/],
  ['mealie', 'At risk', /mealie has no copy newer than/],
  ['uptime-kuma', "Can't tell", /home-2 silent since/],
  ['homepage', 'Nothing to back up', /Nothing to back up/],
  ['grafana', 'Exempt', /^Exempt/],
];

for (const [app, verdict, headline] of VERDICTS) {
  test(`${app} is shown as "${verdict}"`, async ({ page }) => {
    await openTab(page, app);
    await expect(page.getByText(verdict).first()).toBeVisible();
    await expect(page.getByText(headline).first()).toBeVisible();
  });
}

test('the overview card shows the verdict and leads to the tab', async ({
  page,
}) => {
  await page.goto('/catalog/default/component/radarr');
  await page.getByRole('link', { name: 'All backups' }).click();
  await expect(page).toHaveURL(/radarr\/backups/);
});
