import { Page, expect, test } from '@playwright/test';

/** Each picture has a table that says the same. */

async function openTab(page: Page, app: string): Promise<void> {
  await page.goto(`/catalog/default/component/${app}/backups`);
  await expect(page.getByRole('link', { name: /^Volume lost/ })).toBeVisible();
}

for (const app of ['radarr', 'komf', 'uptime-kuma']) {
  test(`the points of ${app} are as many in the picture as in the table`, async ({
    page,
  }) => {
    await openTab(page, app);
    const points = page.getByRole('region', {
      name: 'When you can go back to',
    });
    const lanes = points.getByRole('group', { name: /: / });
    await expect(lanes.first()).toBeVisible();
    const drawn = await Promise.all(
      (
        await lanes.all()
      ).map(async lane => {
        const name = (await lane.getAttribute('aria-label')) ?? '';
        return [
          name.slice(0, name.indexOf(': ')),
          await lane.getByRole('link').count(),
        ] as const;
      }),
    );
    await points.getByRole('button', { name: 'as table' }).click();
    const rows = points.getByRole('row');
    await expect(rows).toHaveCount(drawn.length + 1);
    for (const [title, count] of drawn) {
      await expect(
        rows
          .filter({ has: page.getByText(title, { exact: true }) })
          .getByRole('link'),
      ).toHaveCount(count);
    }
  });

  test(`the copies of ${app} are in the same state in the picture as in the table`, async ({
    page,
  }) => {
    await openTab(page, app);
    const copies = page.getByRole('region', { name: 'Copies' });
    const arrows = copies.getByRole('button', { name: /^Copy of/ });
    await expect(arrows.first()).toBeVisible();
    const states =
      /Healthy|Late|New|Overdue|Failing|Empty|Stuck|Suspended|Couldn't check/;
    const drawn = (await arrows.allTextContents()).map(
      text => states.exec(text)?.[0] ?? text,
    );
    await copies.getByRole('button', { name: 'as table' }).click();
    const cells = copies.getByRole('cell').getByRole('button');
    await expect(cells).toHaveCount(drawn.length);
    const listed = (await cells.allTextContents()).map(
      text => states.exec(text)?.[0] ?? text,
    );
    expect([...listed].sort()).toEqual([...drawn].sort());
  });
}

test('the tiles of the scorecard count what the table week by week counts', async ({
  page,
}) => {
  await page.goto('/backups');
  const coverage = page.getByRole('region', { name: /apps with data/ });
  const tiles = coverage.getByRole('listitem').getByRole('button');
  await expect(tiles).toHaveCount(4);
  const counts = (await tiles.allTextContents()).map(
    text => /^\d+/.exec(text)?.[0],
  );
  await coverage.getByRole('button', { name: 'week by week' }).click();
  const now = coverage
    .getByRole('table', { name: 'Week by week' })
    .getByRole('row', { name: /^now/ });
  expect((await now.getByRole('cell').allTextContents()).slice(-4)).toEqual(
    counts,
  );
});
