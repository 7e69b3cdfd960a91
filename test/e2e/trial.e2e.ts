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
  await expect(page.getByText(/nothing copies lidarr/).first()).toBeVisible();
});
