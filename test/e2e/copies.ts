import { Locator, Page } from '@playwright/test';

/** Arrows of the picture of copies, on the tab of an app. */
export function copies(page: Page): Locator {
  return page.getByRole('region', { name: 'Copies' }).getByRole('button');
}

/**
 * Those that go on. The portal of these tests reads its sources once an hour:
 * what comes due while the tests run is late, and still within its grace.
 */
export function goodCopies(page: Page): Locator {
  return copies(page).filter({ hasText: /Healthy|Late/ });
}
