import { Locator, Page, expect, test } from '@playwright/test';
import { measured, tell } from './reading';

/**
 * What four people come for, and what they pay for it: clicks from where they
 * are, and words of ours that they read up to the answer. Before the redraw the
 * tab had 1,085 words and a restore 1,884.
 */

test.use({ viewport: { width: 1400, height: 900 } });

/** Counts the clicks of one person on the way to an answer. */
class Person {
  #clicks = 0;

  constructor(readonly page: Page) {}

  async click(what: Locator): Promise<void> {
    await what.click();
    this.#clicks += 1;
  }

  /** Prints and returns the price of an answer that can be seen. */
  async found(
    question: string,
    before: string,
    answer: Locator,
  ): Promise<{ clicks: number; words: number }> {
    await expect(answer).toBeVisible();
    await this.page.waitForLoadState('networkidle');
    const { words } = await measured(this.page, answer);
    const clicks = this.#clicks;
    tell(
      question,
      before,
      `${clicks} ${clicks === 1 ? 'click' : 'clicks'}, ${words} words`,
    );
    return { clicks, words };
  }
}

const section = (page: Page, name: string) =>
  page.getByRole('region', { name, exact: true });

const menuItem = (page: Page) =>
  page.getByRole('navigation').getByRole('link', {
    name: 'Backups',
    exact: true,
  });

test('who is on call learns what is lost, and what to type', async ({
  page,
}) => {
  const onCall = new Person(page);
  await page.goto('/catalog/default/component/radarr');
  await onCall.click(page.getByRole('link', { name: 'All backups' }));
  const lost = await onCall.found(
    'on call: what do I lose?',
    '1 click',
    page.getByRole('link', { name: /^Site lost/ }),
  );
  expect(lost.clicks).toBe(1);
  expect(lost.words).toBeLessThanOrEqual(60);
  await onCall.click(page.getByRole('button', { name: /^Restore/ }).first());
  await onCall.click(page.getByRole('radio', { name: /volume is lost/ }));
  const command = page.locator('pre:visible').first();
  const typed = await onCall.found(
    'on call: what do I type first?',
    '3 clicks, three screens down',
    command,
  );
  await expect(command).toBeInViewport();
  expect(typed.clicks).toBeLessThanOrEqual(3);
  expect(typed.words).toBeLessThanOrEqual(150);
});

test('a developer learns whether the app is covered, and what to do', async ({
  page,
}) => {
  const developer = new Person(page);
  await page.goto('/catalog/default/component/immich');
  // The card on the overview has the verdict: no click.
  await expect(page.getByText(/^Protected now/)).toBeVisible();
  await developer.click(page.getByRole('link', { name: 'All backups' }));
  const { clicks, words } = await developer.found(
    'developer: must I do something?',
    '1 click, eight sections, 1,038 words',
    page.getByRole('region', { name: /^Do this/ }),
  );
  expect(clicks).toBe(1);
  expect(words).toBeLessThanOrEqual(320);
});

test('a platform engineer learns what has no backup, and what broke since Friday', async ({
  page,
}) => {
  const engineer = new Person(page);
  await page.goto('/catalog');
  await engineer.click(menuItem(page));
  const first = section(page, 'Do first').getByRole('listitem').first();
  await expect(first).toContainText('Unprotected');
  const bare = await engineer.found(
    'platform: what has no backup?',
    '2 clicks; row 7 to 9 of the list',
    first,
  );
  expect(bare.clicks).toBe(1);
  expect(bare.words).toBeLessThanOrEqual(140);
  const broke = await engineer.found(
    'platform: what broke since?',
    '1 click, below 9 lines of errors, without when and why',
    section(page, 'Since').getByRole('listitem').first(),
  );
  expect(broke.clicks).toBe(1);
  expect(broke.words).toBeLessThanOrEqual(320);
  await expect(section(page, 'Since')).toContainText(/home-2 is not answering/);
});

test('an auditor gets a quarter on paper', async ({ page }) => {
  const auditor = new Person(page);
  await page.goto('/catalog');
  await auditor.click(menuItem(page));
  await auditor.click(page.getByRole('button', { name: 'Export…' }));
  await page
    .getByRole('combobox', { name: 'Period' })
    .selectOption({ label: 'Last quarter' });
  await auditor.click(page.getByRole('button', { name: 'To be printed' }));
  const asked = page.getByRole('region', { name: 'Backups: what was asked' });
  const { clicks } = await auditor.found(
    'auditor: prove it for the quarter',
    'could not be had',
    asked,
  );
  // And one choice: the period.
  expect(clicks).toBe(3);
  await expect(asked).toContainText(/Observed/);
  await expect(asked).toContainText('SHA-256');
});
