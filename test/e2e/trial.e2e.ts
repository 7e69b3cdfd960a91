import { expect, test } from '@playwright/test';

const { TRIAL_URL } = process.env;

test('a folder of manifests becomes apps, judged as of the time of the dump', async ({
  page,
}) => {
  await page.goto(`${TRIAL_URL}/catalog/default/component/radarr/backups`);
  await expect(page.getByText(/^Protected\. Newest copy/)).toBeVisible();
  await expect(page.getByText(/22 Aug/).first()).toBeVisible();
  await expect(page.getByText(/broken\.yaml/).first()).toBeVisible();

  await page.goto(`${TRIAL_URL}/catalog/default/component/lidarr/backups`);
  // A copy of it may stand in the broken file.
  await expect(
    page.getByText(/not everything that could hold one was read/).first(),
  ).toBeVisible();
});
