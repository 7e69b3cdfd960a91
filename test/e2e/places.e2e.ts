import { AxeBuilder } from '@axe-core/playwright';
import { Page, expect, test } from '@playwright/test';

/** Where people look who did not come for backups: home page, side bar, catalog. */

/** Whose portal the demo opens as. */
const OWNERS = 'user:default/guest,group:default/team-media';

interface Needs {
  counted: number;
  urgent: number;
  later: number;
}

async function needsOf(page: Page, query: string): Promise<Needs> {
  const answered = page.waitForResponse(response =>
    response.url().includes('/scorecard/needs'),
  );
  await page.goto(`/backups${query}`);
  return (await answered).json();
}

/** @param part - as CSS selects it; around it is Backstage's own */
async function expectAccessible(page: Page, part: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
}

/** The scorecard, without the side bar that tells the number, too. */
const onPage = (page: Page) => page.getByRole('article');
const sideBar = (page: Page) =>
  page.getByRole('link', { name: 'Backups', exact: true }).first();

test('home page, side bar and scorecard tell the same number of what needs the user', async ({
  page,
}) => {
  const { urgent } = await needsOf(page, `?owner=${OWNERS}`);
  expect(urgent).toBeGreaterThan(1);
  const text = `${urgent} need you`;
  await expect(onPage(page).getByText(text, { exact: true })).toBeVisible();
  await expect(sideBar(page)).toHaveAccessibleDescription(text);
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await expect(page).toHaveURL(/\/home$/);
  await expect(page.getByText(`${text} now`)).toBeVisible();
  const list = page.getByRole('list', { name: 'What needs you' });
  await expect(list.getByRole('listitem')).toHaveCount(5);
  await expectAccessible(page, 'main');
  // It leads to the same things on the scorecard.
  await page.getByRole('link', { name: /^\d+ more$/ }).click();
  await expect(onPage(page).getByText(text, { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/owner=.*team-media/);
});

test('the catalog has the verdict in a column, and as a filter that finds as many as the scorecard counts', async ({
  page,
}) => {
  await page.goto('/?filters[user]=all');
  const table = page.getByRole('table').first();
  await expect(
    table.getByRole('columnheader', { name: 'Backups' }),
  ).toBeVisible();
  await expect(table.getByText(/^(At risk|Protected)$/).first()).toBeVisible();
  await expectAccessible(page, 'td:nth-last-child(2)');

  const listed = page.waitForResponse(response =>
    /\/api\/backups\/entities\?.*verdict=at-risk/.test(response.url()),
  );
  await page.goto('/backups?verdict=at-risk&kind=component');
  const { total } = await (await listed).json();
  expect(total).toBeGreaterThan(1);

  await page.goto('/?filters[user]=all&filters[kind]=component');
  await page.getByRole('button', { name: /Verdict/ }).click();
  await page.getByRole('checkbox', { name: 'At risk' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText(`All Components (${total})`)).toBeVisible();
  await expect(table.getByText('Protected')).toHaveCount(0);
});
