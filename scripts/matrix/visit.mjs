// Opens what our packages add to a portal in Chromium, as a person would.
import { chromium } from '@playwright/test';
import { findBrowser } from '../browser.mjs';

const PATIENCE = 120_000;

/** Words that every verdict begins with. */
const VERDICT = /^(At risk|Can.t tell|Needs attention|Protected)/;

/** Warnings that name how a host wants to be used, and not only ours. */
const TOLD = /deprecat|fallback|backups/i;

/** @returns what the console said that concerns us, each line once */
function listen(page) {
  const said = new Set();
  page.on('console', message => {
    const text = message.text();
    if (['warning', 'error'].includes(message.type()) && TOLD.test(text)) {
      said.add(text.split('\n')[0].slice(0, 300));
    }
  });
  page.on('pageerror', error => said.add(`uncaught: ${error.message}`));
  return said;
}

/**
 * Opens the overview, the tab, the scorecard, the home page and the catalog.
 *
 * @param options - `base`: the portal's address; `catalog`: the path of the
 * catalog; `hasColumn`: whether its table has our column; `picture`: file to
 * write
 * @returns lines of the console that name our packages or old ways of the host
 */
export async function visit({ base, catalog, hasColumn, picture }) {
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1300, height: 1000 },
    });
    page.setDefaultTimeout(PATIENCE);
    const said = listen(page);
    const see = async (what, text) => {
      await page.getByText(text).first().waitFor();
      process.stdout.write(`  seen: ${what}\n`);
    };
    const app = `${base}/catalog/default/component/radarr`;
    await page.goto(app);
    const enter = page.getByRole('button', { name: 'Enter' });
    const about = page.getByText('radarr').first();
    await enter.or(about).first().waitFor();
    // One of the two sign-in pages enters by itself.
    if (await enter.isVisible()) await enter.click();
    await see('the card on the overview', VERDICT);
    await page.goto(`${app}/backups`);
    await see('the tab: its verdict', VERDICT);
    await see('the tab: how to get it back', /^Restore/);
    await page.screenshot({ path: picture });
    await page.goto(`${base}/backups`);
    await see('the scorecard', 'radarr');
    await page.goto(`${base}/home`);
    await see('the home page: what needs you', /^Backups that need you$/);
    await see(
      'the home page: its answer',
      /own no app with data|more$|your apps$/,
    );
    await page.goto(`${base}${catalog}`);
    await see('the catalog: its filter', /^Verdict/);
    if (hasColumn) await see('the catalog: its column', VERDICT);
    return [...said].sort();
  } finally {
    await browser.close();
  }
}
