import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

test('radarr is brought back by commands with its own names, on the screen and on paper', async ({
  page,
}) => {
  await page.goto('/catalog/default/component/radarr/backups?restore=asked');
  const happened = page.getByRole('region', { name: '1 · What happened?' });
  await expect(happened.getByRole('radio').first()).toBeVisible();
  // Nothing is chosen beforehand, and nothing can be typed yet.
  await expect(happened.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Print' })).toHaveCount(0);
  await happened.getByRole('radio', { name: /volume is lost/ }).click();
  // Which copy is newest depends on the hour: for an hour after midnight it is
  // the daily one.
  await page.getByRole('combobox', { name: 'From' }).selectOption('NAS');
  const step = page
    .getByRole('listitem')
    .filter({ hasText: 'repository: radarr-volsync-secret' });
  await expect(step).toContainText('kind: ReplicationDestination');
  // A long manifest is folded on the screen until it is asked for.
  const manifest = step.getByText('repository: radarr-volsync-secret');
  await expect(manifest).toBeHidden();
  await step.getByRole('button', { name: /^Show all \d+ lines$/ }).click();
  await expect(manifest).toBeVisible();
  await expect(page.getByText(/This destroys:/).first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page })
    .include('main')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('2 · When was it last good?')).toBeHidden();
  // On paper the step reads a file, and the file is printed behind the steps.
  await expect(manifest).toBeHidden();
  await expect(
    step.getByText(/kubectl -n downloads apply -f 2-radarr-restore-\S+\.yaml/),
  ).toBeVisible();
  await expect(
    page.getByText(
      /^tee 2-radarr-restore-\S+\.yaml <<'EOF'\s[^]*kind: ReplicationDestination/,
    ),
  ).toBeVisible();
});

test('without VolSync, a plain Job brings the volume back', async ({
  page,
}) => {
  await page.goto(
    '/catalog/default/component/radarr/backups?restore=1122-1347&since=2030-01-01T00:00:00Z&happened=volume-lost',
  );
  const how = page.getByRole('combobox', { name: 'How' });
  const job = await how
    .locator('option', { hasText: 'plain Job' })
    .getAttribute('value');
  await how.selectOption(job);
  const manifest = page.getByText(/kind: Job/).first();
  await expect(manifest).toContainText('claimName: radarr');
  await expect(page.getByText(/kind: ReplicationDestination/)).toHaveCount(0);
});
