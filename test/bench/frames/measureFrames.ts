import { chromium } from '@playwright/test';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Figure } from '../Figure';
import { median, milliseconds } from '../numbers';
import { fillPortal, writeLargeConfig } from '../portal/LargePortal';
import type { LargeEstateResult } from '../portal/largeEstate.process';
import { Portal, startPortal } from '../portal/Portal';
import { Frames, recordFrames } from './frameRecorder';
import { scorecardActions } from './scorecardActions';

const PLANS = 30_000;
/** A frame that comes later than this is frozen. Milliseconds. */
const FROZEN = 100;
const SLOW = 50;
/** Milliseconds. */
const PATIENCE = 60_000;

interface Measured {
  estate: LargeEstateResult;
  opened: number;
  actions: { what: string; shown?: string; took: number[]; frames: Frames }[];
}

function browserPath(): string {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH && existsSync(CHROMIUM_PATH)) return CHROMIUM_PATH;
  throw new Error(
    CHROMIUM_PATH
      ? `CHROMIUM_PATH names no file: ${CHROMIUM_PATH}`
      : 'Frames are measured in Chromium. Say where it is: CHROMIUM_PATH=/path/to/chromium, or start with npm run bench, which looks for it.',
  );
}

async function watch(
  portal: Portal,
  estate: LargeEstateResult,
  executablePath: string,
): Promise<Measured> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1300, height: 900 },
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    const began = performance.now();
    await page.goto(new URL('/backups', portal.api).href);
    const grid = page.getByRole('grid', { name: 'Apps' });
    await grid.getByRole('link').first().waitFor({ timeout: PATIENCE });
    const opened = performance.now() - began;
    await grid.scrollIntoViewIfNeeded();
    // The parts beside the table come after it.
    await page.waitForLoadState('networkidle');
    const actions: Measured['actions'] = [];
    for (const { what, shown, run } of scorecardActions(estate.entities)) {
      let took: number[] = [];
      const frames = await recordFrames(page, async () => {
        took = await run(page);
      });
      actions.push({ what, shown, took, frames });
    }
    return { estate, opened, actions };
  } finally {
    await browser.close();
  }
}

function over(gaps: readonly number[], limit: number): number {
  return gaps.filter(gap => gap > limit).length;
}

function figuresOf({ estate, opened, actions }: Measured): Figure[] {
  return [
    {
      what: `Chromium, scorecard of ${estate.entities} apps and ${estate.plans} plans: rows shown after opening the page`,
      result: milliseconds(opened),
    },
    ...actions.map(({ what, shown, took, frames }) => {
      const { longTasks } = frames;
      const gaps = [...frames.gaps].sort((a, b) => a - b);
      const frozen = over(gaps, FROZEN);
      const p95 = gaps[Math.floor(gaps.length * 0.95)];
      const parts = [
        `${frozen} of ${gaps.length} frames`,
        `${over(gaps, SLOW)} over ${SLOW} ms`,
        `longest ${milliseconds(gaps[gaps.length - 1])}`,
        `p95 ${milliseconds(p95)}`,
        `longest task ${
          longTasks.length > 0
            ? milliseconds(Math.max(...longTasks))
            : `under ${SLOW} ms`
        }`,
        ...(shown
          ? [
              `${shown} ${milliseconds(median(took))}, slowest ${milliseconds(
                Math.max(...took),
              )}`,
            ]
          : []),
      ];
      return {
        what: `Chromium, scorecard: frozen frames (over ${FROZEN} ms) while ${what}`,
        // Standing still is no work of the page: it tells what the rest is worth.
        ...(shown && { goal: '0', holds: frozen === 0 }),
        result: parts.join('; '),
      };
    }),
  ];
}

/**
 * Whether the scorecard's page stays smooth with 10,000 apps: a real portal
 * and a real Chromium, whose frames are watched while somebody scrolls,
 * filters and sorts. Its catalog stays empty: of all the page shows, only the
 * number of apps that are not linked comes from there.
 */
export async function measureFrames(): Promise<Figure[]> {
  const executablePath = browserPath();
  const folder = mkdtempSync(join(tmpdir(), 'backups-bench-'));
  try {
    const portal = await startPortal(writeLargeConfig(folder));
    try {
      const estate = await fillPortal(portal, { folder, plans: PLANS });
      return figuresOf(await watch(portal, estate, executablePath));
    } finally {
      await portal.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
