import { Page, Response, expect, test } from '@playwright/test';
import { measured, tell } from './reading';

/**
 * What a page may cost its reader. Before the redraw: tab of radarr 1,085 words
 * on 3.7 screens, restore 1,884 words and the first command 2,839 px down,
 * scorecard 903 words and a layout shift of 0.2 to 0.4.
 */

const SCREEN = { width: 1400, height: 900 };
const PHONE = { width: 420, height: 900 };

/** Sum of all that moved without being asked to. */
async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>(resolve => {
        let sum = 0;
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) {
            const shift = entry as PerformanceEntry & {
              value: number;
              hadRecentInput: boolean;
            };
            if (!shift.hadRecentInput) sum += shift.value;
          }
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 500);
      }),
  );
}

/** How far down the first command that is seen begins, in CSS pixels. */
async function topOfFirstCommand(page: Page): Promise<number> {
  const box = await page.locator('pre:visible').first().boundingBox();
  return box?.y ?? Infinity;
}

/** What the number in the side bar asks for, on whatever page the portal opens. */
const SIDE_BAR = '/api/backups/scorecard/needs';

/**
 * What a page asks for, until it is quiet.
 *
 * @returns `all` and `ours`, how often in total and of our backend; `paths`,
 *   what of our backend
 */
async function asked(
  page: Page,
  open: () => Promise<void>,
): Promise<{ all: number; ours: number; paths: string[]; kibibytes: number }> {
  const responses: Response[] = [];
  const keep = (response: Response) => responses.push(response);
  page.on('response', keep);
  await open();
  page.off('response', keep);
  const sizes = await Promise.all(
    responses.map(async response => {
      const { responseBodySize } = await response.request().sizes();
      return Math.max(0, responseBodySize);
    }),
  );
  const paths = responses
    .map(response => new URL(response.url()).pathname)
    .filter(path => path.startsWith('/api/backups/'));
  return {
    all: responses.length,
    ours: paths.length,
    paths,
    kibibytes: Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024),
  };
}

/** Pages of A4 that a browser prints. */
async function pagesOnPaper(page: Page): Promise<number> {
  const margin = '10mm';
  const paper = await page.pdf({
    format: 'A4',
    margin: { top: margin, bottom: margin, left: margin, right: margin },
  });
  const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
  return pages.length;
}

async function openTab(page: Page, app: string): Promise<void> {
  await page.goto(`/catalog/default/component/${app}/backups`);
  await expect(page.getByRole('link', { name: /^Volume lost/ })).toBeVisible();
  await page.waitForLoadState('networkidle');
}

test('the tab of a healthy app is read in a quarter of a minute', async ({
  page,
}) => {
  await page.setViewportSize(SCREEN);
  await openTab(page, 'jellyfin');
  await expect(page.getByText('Protected').first()).toBeVisible();
  const { words, height } = await measured(page);
  const shift = await layoutShift(page);
  tell('tab of a healthy app, words', '1,038 to 1,085', String(words));
  tell(
    'tab of a healthy app, screens',
    '3.7',
    (height / SCREEN.height).toFixed(2),
  );
  tell('tab, layout shift', '0 to 0.003', shift.toFixed(3));
  expect(words).toBeLessThanOrEqual(250);
  expect(height).toBeLessThanOrEqual(1.5 * SCREEN.height);
  expect(shift).toBeLessThan(0.05);
});

for (const size of [SCREEN, PHONE]) {
  test(`verdict, two losses, how far back and proof are on the first screen at ${size.width} px`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await openTab(page, 'radarr');
    for (const tile of [
      /^Volume lost/,
      /^Site lost/,
      /^Go back to/,
      /^Restore proven/,
    ]) {
      await expect(page.getByRole('link', { name: tile })).toBeInViewport({
        ratio: 1,
      });
    }
    const { words } = await measured(page);
    tell(`tab of radarr at ${size.width} px, words`, '1,085', String(words));
  });
}

test('the first command of a restore is on the first screen', async ({
  page,
}) => {
  await page.setViewportSize(SCREEN);
  await page.goto('/catalog/default/component/radarr/backups?restore=asked');
  await page.getByRole('radio', { name: /volume is lost/ }).click();
  await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const command = await topOfFirstCommand(page);
  const { words } = await measured(page);
  tell('restore, first command, px', '2,839', command.toFixed(0));
  tell('restore, words', '1,884', String(words));
  expect(command).toBeLessThan(SCREEN.height);
});

test('what is to be done is on the first screen of the scorecard, and nothing moves', async ({
  page,
}) => {
  await page.setViewportSize(SCREEN);
  await page.goto('/backups');
  const first = page
    .getByRole('region', { name: 'Do first' })
    .getByRole('listitem')
    .first();
  await expect(first).toBeVisible();
  await page.waitForLoadState('networkidle');
  const shift = await layoutShift(page);
  const { words } = await measured(page);
  tell('scorecard, words', '903', String(words));
  tell('scorecard, layout shift', '0.2 to 0.4', shift.toFixed(3));
  await expect(first).toBeInViewport({ ratio: 1 });
  expect(shift).toBeLessThan(0.05);
  // Half of the 1,026 that it had with the same 55 apps; words differ by the hour.
  expect(words).toBeLessThanOrEqual(510);
});

test('the tab of a healthy app costs one request, the side bar another, and it is there soon', async ({
  page,
}) => {
  await page.setViewportSize(SCREEN);
  const started = Date.now();
  let content = 0;
  const { all, ours, paths, kibibytes } = await asked(page, async () => {
    await page.goto('/catalog/default/component/jellyfin/backups');
    await expect(
      page.getByRole('link', { name: /^Volume lost/ }),
    ).toBeVisible();
    content = Date.now() - started;
    await page.waitForLoadState('networkidle');
  });
  tell('tab, requests (ours)', '41 (1)', `${all} (${ours})`);
  tell('tab, KiB of all that is sent', '866 of scripts', String(kibibytes));
  tell('tab, time to content, ms', '4,000 to 12,300', String(content));
  expect(paths.filter(path => path !== SIDE_BAR)).toEqual([
    '/api/backups/entities/by-name/component/default/jellyfin',
  ]);
  expect(paths.filter(path => path === SIDE_BAR)).toHaveLength(1);
  expect(all).toBeLessThan(60);
  expect(kibibytes).toBeLessThan(2_000);
  expect(content).toBeLessThan(20_000);
});

test('the scorecard asks for each of its parts once', async ({ page }) => {
  await page.setViewportSize(SCREEN);
  const started = Date.now();
  let content = 0;
  const { all, ours, kibibytes } = await asked(page, async () => {
    await page.goto('/backups');
    await expect(
      page.getByRole('heading', { name: /apps with data/ }),
    ).toBeVisible();
    content = Date.now() - started;
    await page.waitForLoadState('networkidle');
  });
  tell('scorecard, requests (ours)', '40 (8)', `${all} (${ours})`);
  tell('scorecard, KiB of all', '726 of scripts', String(kibibytes));
  tell('scorecard, time to content, ms', '2,900 to 8,600', String(content));
  // Its list, six parts, what stands outside it, and the sources that are silent.
  expect(ours).toBeLessThanOrEqual(10);
  expect(all).toBeLessThan(60);
  expect(kibibytes).toBeLessThan(2_000);
  expect(content).toBeLessThan(20_000);
});

test('from the page of an app to the first command of a restore it takes two clicks', async ({
  page,
}) => {
  await page.setViewportSize(SCREEN);
  await page.goto('/catalog/default/component/radarr');
  let clicks = 0;
  const restore = page.getByRole('link', { name: /^Restore/ }).first();
  await restore.click();
  clicks += 1;
  await page.getByRole('radio', { name: /volume is lost/ }).click();
  clicks += 1;
  await expect(page.locator('pre:visible').first()).toBeInViewport();
  tell('restore, clicks to the first command', '3', String(clicks));
  expect(clicks).toBeLessThanOrEqual(2);
});

test('a lost volume comes back in eight steps on one page of paper', async ({
  page,
}) => {
  await page.setViewportSize(SCREEN);
  await page.goto('/catalog/default/component/radarr/backups?restore=asked');
  await page.getByRole('radio', { name: /volume is lost/ }).click();
  await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();
  // The way back is for those for whom it went wrong.
  const steps = await page
    .getByRole('checkbox', { name: /^Done: (?!Go back)/ })
    .count();
  const all = await pagesOnPaper(page);
  // Checks, manifests and the way back stand on pages of their own.
  await page.addStyleTag({
    content: '@media print { [data-backups-overleaf] { display: none } }',
  });
  const pages = await pagesOnPaper(page);
  tell('restore, steps', '17', String(steps));
  tell('restore, pages of paper for the steps', '4', String(pages));
  tell('restore, pages of paper with checks and manifests', '4', String(all));
  expect(steps).toBeGreaterThan(0);
  expect(steps).toBeLessThanOrEqual(8);
  expect(pages).toBe(1);
  expect(all).toBeLessThanOrEqual(3);
});

test('nothing moves on the restore view and on the page of a System', async ({
  page,
}) => {
  await page.setViewportSize(SCREEN);
  for (const [what, path] of [
    ['restore', '/catalog/default/component/radarr/backups?restore=asked'],
    ['page of a System', '/catalog/default/system/photos/backups'],
  ]) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const shift = await layoutShift(page);
    tell(`${what}, layout shift`, '0.003', shift.toFixed(3));
    expect(shift).toBeLessThan(0.05);
  }
});
