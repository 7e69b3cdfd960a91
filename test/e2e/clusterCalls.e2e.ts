import { APIRequestContext, expect, test } from '@playwright/test';

const { KUBERNETES_URL } = process.env;

/** How often the clusters of the homelab were asked anything, by name. */
async function clusterCalls(
  request: APIRequestContext,
): Promise<Record<string, { total: number }>> {
  const response = await request.get(`${KUBERNETES_URL}/__loopback/requests`);
  expect(response.ok()).toBe(true);
  return (await response.json()).clusters;
}

/** Waits for the collection of the start to end. */
async function settledCalls(request: APIRequestContext) {
  let calls: Record<string, { total: number }> = {};
  await expect(async () => {
    const before = calls;
    calls = await clusterCalls(request);
    expect(calls).toEqual(before);
  }).toPass({ intervals: [10_000], timeout: 50_000 });
  return calls;
}

test('looking at backups asks no cluster anything', async ({
  page,
  request,
}) => {
  test.setTimeout(120_000);
  const before = await settledCalls(request);
  expect(before['home-1'].total).toBeGreaterThan(0);
  for (const app of ['radarr', 'vaultwarden', 'uptime-kuma', 'kopia']) {
    await page.goto(`/catalog/default/component/${app}/backups`);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await page.goto(`/catalog/default/component/${app}`);
    await expect(page.getByRole('link', { name: 'All backups' })).toBeVisible();
  }
  expect(await clusterCalls(request)).toEqual(before);
});

test("Backstage's own Kubernetes tab shows the same homelab, live", async ({
  page,
  request,
}) => {
  const before = await clusterCalls(request);
  await page.goto('/catalog/default/component/sonarr/kubernetes');
  await expect(
    page.getByRole('heading', { name: 'Your Clusters' }),
  ).toBeVisible();
  await page.getByText('home-1').first().click();
  await expect(page.getByText('Deployment').first()).toBeVisible();
  const after = await clusterCalls(request);
  expect(after['home-1'].total).toBeGreaterThan(before['home-1'].total);
});
