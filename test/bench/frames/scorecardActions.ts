import { Page, expect } from '@playwright/test';
import { setTimeout as delay } from 'node:timers/promises';

/** Something a person does on the page. */
export interface ScorecardAction {
  what: string;
  /** What the time is of that {@link ScorecardAction.run} tells. */
  shown?: string;
  /** @returns the milliseconds it took each time */
  run(page: Page): Promise<number[]>;
}

/** Rows of one answer of the server, and how many of them are scrolled through. */
const PAGE_ROWS = 100;
const PAGES = 5;
/** CSS pixels of one turn of the wheel, and milliseconds between two. */
const WHEEL = 400;
const BETWEEN_TURNS = 40;
const BETWEEN_KEYS = 70;
const STILL = 3000;
const PATIENCE = { timeout: 60_000 };

const HEADS = ['App', 'Owner', 'Level', 'Made 30 d', 'Last drill', 'Verdict'];

/** Finds ten apps, and not before its last letter. */
const SEARCH = 'app-0012';

const gridOf = (page: Page) => page.getByRole('grid', { name: 'Apps' });

async function since(began: number, done: Promise<unknown>): Promise<number> {
  await done;
  return performance.now() - began;
}

/** Answered, and rendered. */
const countIs = (page: Page, text: string) =>
  page.getByText(text, { exact: true }).waitFor(PATIENCE);

/** Waits until what is shown is the answer to the last question. */
const isCurrent = (page: Page) =>
  page.waitForFunction(
    () =>
      document
        .querySelector('[role=grid][aria-label=Apps]')
        ?.getAttribute('aria-busy') === 'false',
    undefined,
    { ...PATIENCE, polling: 'raf' },
  );

async function scroll(page: Page): Promise<number[]> {
  const grid = gridOf(page);
  const list = await grid.boundingBox();
  if (!list) throw new Error('The table of apps is not to be seen.');
  await page.mouse.move(list.x + list.width / 2, list.y + list.height / 2);
  const deadline = performance.now() + PATIENCE.timeout;
  const took: number[] = [];
  let began = performance.now();
  while (took.length < PAGES) {
    await page.mouse.wheel(0, WHEEL);
    await delay(BETWEEN_TURNS);
    // Rows that are on their way hold no link.
    const last = await grid
      .locator('[role=row]:has(a)')
      .last()
      .getAttribute('aria-rowindex');
    if (Number(last) > PAGE_ROWS * (took.length + 1)) {
      took.push(performance.now() - began);
      began = performance.now();
    }
    if (began > deadline || performance.now() > deadline) {
      throw new Error(`Scrolling ended at row ${last}.`);
    }
  }
  return took;
}

/** What a person does, one after the other, beginning at the opened page. */
export function scorecardActions(apps: number): ScorecardAction[] {
  const all = `${apps} apps`;
  return [
    {
      what: 'nothing (what the machine adds)',
      async run() {
        await delay(STILL);
        return [];
      },
    },
    {
      what: `scrolling through ${PAGES * PAGE_ROWS} rows`,
      shown: `each ${PAGE_ROWS} rows scrolled past in`,
      run: scroll,
    },
    {
      what: 'typing a filter, and clearing it',
      shown: 'rows after the last key, with the pause that ends typing,',
      async run(page) {
        const field = page.getByLabel('Find an app');
        await field.pressSequentially(SEARCH, { delay: BETWEEN_KEYS });
        const typed = await since(
          performance.now(),
          countIs(page, '10 apps of this filter'),
        );
        const began = performance.now();
        await field.fill('');
        return [typed, await since(began, countIs(page, all))];
      },
    },
    {
      what: `sorting by ${HEADS.length} columns, both ways`,
      shown: 'rows after the click',
      async run(page) {
        const took: number[] = [];
        for (const name of HEADS) {
          const head = gridOf(page).getByRole('columnheader', { name });
          for (const click of ['first', 'second']) {
            const before = await head.getAttribute('aria-sort');
            const began = performance.now();
            await head.getByRole('button').click();
            // The head and the wait for rows are rendered together.
            await expect(head, `${click} click`).not.toHaveAttribute(
              'aria-sort',
              before ?? '',
            );
            took.push(await since(began, isCurrent(page)));
          }
        }
        return took;
      },
    },
  ];
}
