import { APIRequestContext, Page, expect, test } from '@playwright/test';
import { copies, goodCopies } from './copies';

/**
 * The estate from its sources, which listen on the loopback interface, to the
 * screen: what works, and its twin that fails.
 */

const { KUBERNETES_URL } = process.env;

/** The portal reads once, when it starts. Milliseconds. */
const SINCE_THE_START = 30 * 60_000;

interface Listed {
  metadata: { name: string; namespace?: string };
  spec?: Record<string, unknown>;
  status?: {
    lastSyncTime?: string;
    conditions?: { type: string; status: string; reason: string }[];
    version?: { version: string };
  };
}

/** What the cluster itself says, asked beside the portal. */
async function listed(
  request: APIRequestContext,
  path: string,
): Promise<Listed[]> {
  const response = await request.get(`${KUBERNETES_URL}/home-1/apis/${path}`, {
    headers: { Authorization: 'Bearer demo-token' },
  });
  expect(response.ok()).toBe(true);
  return (await response.json()).items;
}

async function openTab(page: Page, app: string): Promise<void> {
  await page.goto(`/catalog/default/component/${app}/backups`);
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
}

/** What has to be done, with the suggestions that are folded. */
function wrong(page: Page) {
  return page.getByRole('region', { name: /^Do this/ });
}

async function openSuggestions(page: Page): Promise<void> {
  await wrong(page)
    .getByRole('button', { name: /\d+ suggestions?/ })
    .click();
}

async function openEstate(page: Page, tab: string): Promise<void> {
  await page.goto(`/backups?tab=${tab}`);
  await expect(page.getByText(/apps? with data/).first()).toBeVisible();
}

/** A row of a table of the estate, with what it tells when it is opened. */
async function opened(page: Page, table: string, name: RegExp, label: string) {
  const rows = page.getByRole('table', { name: table });
  await rows
    .getByRole('row', { name })
    .first()
    .getByRole('button', { name: label })
    .click();
  return rows;
}

test.describe('TrueNAS Cloud Sync', () => {
  test('says how its tasks copy, on the page of the app', async ({ page }) => {
    await openTab(page, 'photoprism');
    await expect(page.getByText(/^Protected\. Newest copy/)).toBeVisible();
    await goodCopies(page).click();
    const panel = page.getByRole('dialog');
    await expect(panel).toContainText('Cloud Sync task Photos to B2');
    await expect(panel).toContainText('Pacific/Auckland');
    await openTab(page, 'filebrowser');
    await expect(
      page.getByText(/b2_list_file_names: 401 unauthorized/).first(),
    ).toBeVisible();
  });

  test('tells on the sources page what only the NAS itself knows', async ({
    page,
  }) => {
    await openEstate(page, 'sources');
    await expect(
      await opened(page, 'Sources', /TrueNAS Cloud Sync citadel/, 'Why'),
    ).toContainText('Space usage for pool "storage0" of citadel is 83%.');
  });

  const FAILING: [
    app: string,
    nas: string,
    headline: RegExp,
    words: RegExp,
    fix: RegExp,
  ][] = [
    [
      'kavita',
      'attic',
      /Can't tell: attic silent since .* Last known: protected\./,
      /attic refuses the API key of user backstage\./,
      /Check username and apiKey of server attic/,
    ],
    [
      'frigate',
      'garage',
      /Can't tell: garage never answered\.$/,
      /The certificate of 127\.0\.0\.1:\d+ is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)\./,
      /caFile of server garage\. Nothing was sent\./,
    ],
    [
      'tubearchivist',
      'cellar',
      /Can't tell: cellar silent since .* Last known: protected\. By now it is past its RPO\./,
      /127\.0\.0\.1:\d+ does not answer \(ECONNRESET\)\./,
      /Check that cellar is up/,
    ],
  ];

  for (const [app, nas, headline, words, fix] of FAILING) {
    test(`of ${nas}, which cannot be read, costs ${app} its verdict and says why`, async ({
      page,
    }) => {
      await openTab(page, app);
      await expect(page.getByRole('heading', { name: headline })).toBeVisible();
      await page
        .getByText(/^Not answering/)
        .locator('..')
        .getByRole('button', { name: 'Why' })
        .click();
      await expect(page.getByText(words)).toBeVisible();
      await expect(page.getByText(fix)).toBeVisible();
      await expect(page.getByText(/1 Jan 1970/)).toHaveCount(0);
      await openEstate(page, 'sources');
      const source = new RegExp(`TrueNAS Cloud Sync ${nas} No answer`);
      const sources = await opened(page, 'Sources', source, 'Why');
      await expect(sources).toContainText(words);
      await expect(sources).toContainText(fix);
    });
  }

  test('that cannot be read costs no other app anything', async ({ page }) => {
    for (const app of ['photoprism', 'vaultwarden']) {
      await openTab(page, app);
      await expect(page.getByText(/^Protected\./)).toBeVisible();
      await expect(
        page.getByText(/(\d+) of \1 sources? answered/),
      ).toBeVisible();
    }
  });
});

test.describe('destinations', () => {
  test('say who reached them last, as the cluster tells it now', async ({
    page,
    request,
  }) => {
    const sources = await listed(
      request,
      'volsync.backube/v1alpha1/replicationsources',
    );
    const reached = sources
      .filter(({ metadata }) => metadata.name.endsWith('-b2'))
      .flatMap(({ metadata, status }) =>
        status?.lastSyncTime ? [{ ...metadata, at: status.lastSyncTime }] : [],
      )
      .sort((a, b) => (a.at < b.at ? 1 : -1));
    // What ended after the portal looked it cannot know.
    const settled = reached.findIndex(
      ({ at }) => Date.parse(at) < Date.now() - SINCE_THE_START,
    );
    const newest = reached
      .slice(0, settled + 1)
      .map(({ namespace, name }) => `${namespace}/${name}`);
    await openEstate(page, 'destinations');
    const destinations = await opened(
      page,
      'Destinations',
      /Backblaze B2 · volsync volsync at s3\.us-east-005\.backblazeb2\.com off-site/,
      'More',
    );
    await expect(destinations).toContainText(
      new RegExp(`by ReplicationSource (?:${newest.join('|')})`),
    );
    await expect(destinations).toContainText('backblaze-b2');
  });

  test('that take nothing any more say so, and where', async ({ page }) => {
    await openEstate(page, 'destinations');
    await expect(
      page
        .getByRole('table', { name: 'Destinations' })
        .getByRole('row', { name: /Backblaze B2 · nerdz-nas/ })
        .first(),
    ).toContainText(/couldn't check/);
    await openTab(page, 'sonarr');
    await expect(
      page.getByText('Backblaze B2 copy of sonarr is failing.'),
    ).toBeVisible();
  });
});

test('credentials that no longer follow their store are told on the app and at the destination, others are not', async ({
  page,
  request,
}) => {
  const secrets = await listed(
    request,
    'external-secrets.io/v1/namespaces/documents/externalsecrets',
  );
  const reasons = Object.fromEntries(
    secrets.map(({ metadata, status }) => [
      metadata.name,
      status?.conditions?.find(({ type }) => type === 'Ready')?.reason,
    ]),
  );
  expect(reasons).toMatchObject({
    'linkding-volsync': 'SecretSynced',
    'linkding-volsync-b2': 'SecretSyncedError',
  });
  await openTab(page, 'linkding');
  const title =
    'The credentials of linkding-b2 no longer follow onepassword-connect.';
  await wrong(page)
    .getByRole('listitem')
    .filter({ hasText: title })
    .getByRole('button', { name: 'Why' })
    .click();
  await expect(
    wrong(page).getByRole('listitem').filter({ hasText: title }),
  ).toContainText('ExternalSecret documents/linkding-volsync-b2 is not ready.');
  await expect(wrong(page)).toContainText(reasons['linkding-volsync-b2'] ?? '');
  await expect(wrong(page)).not.toContainText('credentials of linkding no');
  // The copies themselves go on.
  await expect(goodCopies(page)).toHaveCount(2);
  await openEstate(page, 'destinations');
  await expect(
    await opened(
      page,
      'Destinations',
      /Backblaze B2 · volsync volsync at/,
      'More',
    ),
  ).toContainText(title);
});

test('alerts that fire stand beside their copy; a server of alerts that is down is named, and nothing else is lost', async ({
  page,
}) => {
  await openTab(page, 'sonarr');
  await openSuggestions(page);
  // Only the server of alerts knows it: the history has none.
  await expect(wrong(page)).toContainText(
    'The alert VolSyncVolumeOutOfSync is firing for sonarr-b2.',
  );
  await openTab(page, 'radarr');
  await openSuggestions(page);
  await expect(wrong(page)).not.toContainText('VolSyncVolumeOutOfSync');
  // Beside a copy stands who watches it, and who was not read.
  await copies(page).filter({ hasText: 'Overdue' }).click();
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText(
    'Not firingVolSyncVolumeOutOfSync after 1h, by PrometheusRule storage/volsync-rules',
  );
  await expect(panel).toContainText(
    'alertmanager would know more and was not read.',
  );
  await openEstate(page, 'sources');
  await expect(
    page
      .getByRole('table', { name: 'Sources' })
      .getByRole('row', { name: /Alerts prometheus Answered/ }),
  ).toBeVisible();
  const sources = await opened(
    page,
    'Sources',
    /Alerts alertmanager No answer/,
    'Why',
  );
  await expect(sources).toContainText('does not answer');
  await expect(sources).toContainText(
    'Check that alertmanager is up, and that the portal may reach it.',
  );
});

test('storage rules speak of the version that runs, of what lies on CephFS, and of nothing else', async ({
  page,
  request,
}) => {
  const [ceph] = await listed(request, 'ceph.rook.io/v1/cephclusters');
  const version = ceph.status?.version?.version;
  await openTab(page, 'rom-manager');
  await openSuggestions(page);
  await expect(wrong(page)).toContainText(
    `romm is on Ceph ${version}, whose CephFS can lose data.`,
  );
  await openTab(page, 'minecraft');
  // Nothing is folded there that could speak of it.
  await expect(wrong(page)).toContainText('Nothing needs you');
  await expect(
    wrong(page).getByRole('button', { name: /suggestion/ }),
  ).toHaveCount(0);
  await expect(page.getByText(/CephFS/)).toHaveCount(0);
  await openEstate(page, 'unprotected');
  await expect(
    page.getByRole('list', { name: 'Findings of no app' }),
  ).toContainText(
    `Read affinity is on for Ceph ${version}, which can lose CephFS data.`,
  );
});
