import { defineConfig } from '@playwright/test';

/** Set by `npm run test:e2e`, which finds a browser and starts the portals. */
const { CHROMIUM_PATH, PORTAL_URL, PICTURES } = process.env;

export default defineConfig({
  testDir: './e2e',
  testMatch: PICTURES ? '**/*.shots.ts' : '**/*.e2e.ts',
  outputDir: '../test-results',
  // One portal, one database, two cores.
  workers: 1,
  // A slow machine is not a fault of the page: budgets of time are measured, not waited for.
  timeout: 180_000,
  // Once more where a look failed: what passes then is listed as flaky, not hidden.
  retries: 1,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    baseURL: PORTAL_URL,
    viewport: { width: 1300, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
