import { AxeBuilder } from '@axe-core/playwright';
import { Locator, Page, expect, test } from '@playwright/test';

/** Every page, in both themes, on three screens, by somebody who asked for no motion. */

const WIDTHS = [1400, 900, 420];
const SCHEMES = ['light', 'dark'] as const;

const tabOf = (app: string) => `/catalog/default/component/${app}/backups`;

const glance = (page: Page) => page.getByRole('link', { name: /^Volume lost/ });
const apps = (page: Page) => page.getByRole('grid', { name: 'Apps' });
const retry = (page: Page) => page.getByRole('button', { name: 'Retry' });

interface Screen {
  name: string;
  path: string;
  /** It is there when this is seen. */
  ready: (page: Page) => Locator;
  /** What is done before it is looked at. */
  act?: (page: Page) => Promise<void>;
  /** The server answers with an error. */
  fails?: true;
  /** What is looked at, as CSS selects it; absent: the page's main part. */
  part?: string;
}

const SCREENS: Screen[] = [
  { name: 'a healthy app', path: tabOf('jellyfin'), ready: glance },
  { name: 'an app at risk', path: tabOf('komf'), ready: glance },
  {
    name: 'an app that cannot be told',
    path: tabOf('uptime-kuma'),
    ready: glance,
  },
  {
    name: 'a copy',
    path: tabOf('radarr'),
    ready: glance,
    act: async page => {
      await page
        .getByRole('region', { name: 'Copies' })
        .getByRole('button')
        .filter({ hasText: 'Overdue' })
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    part: '[role=dialog]',
  },
  {
    name: 'what is asked before a restore',
    path: `${tabOf('radarr')}?restore=asked`,
    ready: page => page.getByRole('radio').first(),
  },
  {
    name: 'a restore',
    path: `${tabOf('radarr')}?restore=asked`,
    ready: page => page.getByRole('radio').first(),
    act: async page => {
      await page.getByRole('radio', { name: /volume is lost/ }).click();
      await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();
    },
  },
  {
    name: 'a System',
    path: '/catalog/default/system/photos/backups',
    ready: apps,
  },
  { name: 'an error', path: tabOf('radarr'), ready: retry, fails: true },
  { name: 'the scorecard', path: '/backups', ready: apps },
  ...[
    'owners',
    'destinations',
    'unprotected',
    'drills',
    'worst-day',
    'exemptions',
    'sources',
  ].map(tab => ({
    name: `the scorecard's ${tab}`,
    path: `/backups?tab=${tab}`,
    ready: (page: Page) => page.getByRole('tabpanel'),
    // What stands above it is the same on each of them.
    part: '[role=tabpanel]',
  })),
  {
    name: 'evidence',
    path: '/backups?verdict=at-risk',
    ready: apps,
    act: async page => {
      await page.getByRole('button', { name: 'Export…' }).click();
      await page.getByRole('button', { name: 'To be printed' }).click();
      await expect(
        page.getByRole('region', { name: 'Backups: what was asked' }),
      ).toBeVisible();
    },
  },
];

/** Violations inside a part of the page; the frame around it is Backstage's own. */
async function violations(page: Page, part: string): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .include(part)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return found.map(
    violation =>
      `${violation.id}: ${violation.nodes
        .map(node => node.html.slice(0, 160))
        .join(' | ')}`,
  );
}

/** What goes on moving, though no motion was asked for. */
async function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(
        ({ effect, playState }) =>
          playState === 'running' &&
          effect?.getComputedTiming().iterations === Infinity,
      )
      .map(animation => String(animation.id || animation)),
  );
}

for (const { name, path, ready, act, fails, part = 'main' } of SCREENS) {
  test(`axe finds nothing on the page of ${name}, and nothing leaves the screen or moves`, async ({
    page,
  }) => {
    // Six looks at each page, on a machine that may be busy.
    test.setTimeout(180_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: WIDTHS[0], height: 900 });
    if (fails) {
      await page.route('**/api/backups/**', route =>
        route.fulfill({ status: 500, json: { error: { message: 'down' } } }),
      );
    }
    await page.goto(path);
    await expect(ready(page)).toBeVisible();
    await act?.(page);
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // Another theme is another provider: Backstage draws the page anew.
      await expect(page.locator(part).first()).toBeVisible();
      await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(
        0,
      );
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const overflow = await page.evaluate(async () => {
          // What measures itself does so before the frame after a change.
          await new Promise(resolve =>
            requestAnimationFrame(() => requestAnimationFrame(resolve)),
          );
          return document.documentElement.scrollWidth - window.innerWidth;
        });
        expect({
          colorScheme,
          width,
          violations: await violations(page, part),
          moving: await moving(page),
          isTooWide: overflow > 0,
        }).toEqual({
          colorScheme,
          width,
          violations: [],
          moving: [],
          isTooWide: false,
        });
      }
    }
  });
}
