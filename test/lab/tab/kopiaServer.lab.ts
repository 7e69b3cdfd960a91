import type { EntityBackups, PlanView } from 'backstage-plugin-backups-common';
import { KopiaLab } from '../kopia/KopiaLab';
import type { KopiaServer } from '../kopia/KopiaServer';
import { PortalOverServer } from '../portal/PortalOverServer';
import { NAS, beginOf, copiedAppObjects, identityOf } from './copiedAppObjects';

const HOUR = 3_600_000;
/** Of the portal's readings of the server. Seconds. */
const INTERVAL = 10;

function planOf(tab: EntityBackups): PlanView {
  const plans = tab.items.flatMap(item => item.plans);
  expect(plans).toHaveLength(1);
  return plans[0];
}

describe('the Backups tab of apps in a repository that a real Kopia server serves', () => {
  /** Long enough ago for a listing to tell. */
  const finishedAt = new Date(Date.now() - 6 * HOUR);
  let kopia: KopiaLab;
  let server: KopiaServer;
  let world: PortalOverServer;

  beforeAll(async () => {
    kopia = await KopiaLab.start();
    const repository = await kopia.createRepository('nas');
    // Of sonarr, whose operator claims as much, nothing is there.
    await repository.takeSnapshot({
      identity: identityOf('radarr'),
      files: { 'radarr.db': 'all of it' },
      startedAt: beginOf(finishedAt),
    });
    server = await repository.serve();
    world = await PortalOverServer.start({
      objects: ['radarr', 'sonarr'].flatMap(app =>
        copiedAppObjects(app, finishedAt),
      ),
      providers: {
        kopia: {
          servers: [
            {
              name: 'nas',
              url: server.url,
              repository: NAS,
              control: server.control,
              fingerprint: server.certificateSha256,
              refreshInterval: { minutes: 1 },
              interval: { seconds: INTERVAL },
            },
          ],
        },
      },
    });
  });
  afterAll(async () => {
    await world?.stop();
    await kopia?.stop();
  });

  const planWhere = async (app: string, fits: (plan: PlanView) => boolean) =>
    planOf(
      await world.tabWhere(app, `What is told of ${app}`, tab =>
        tab.items.some(item => item.plans.some(fits)),
      ),
    );

  it('has seen the copy that is there, and misses the one that is not', async () => {
    const seen = await planWhere(
      'radarr',
      ({ grade }) => grade === 'seen-in-repository',
    );
    expect(seen).toMatchObject({ state: 'healthy', counted: true });
    const missed = await planWhere('sonarr', ({ state }) => state === 'hollow');
    expect(missed).toMatchObject({ grade: 'contradicted', counted: false });
  });

  describe('when the server is cut off, until it counts no more', () => {
    let before: Record<string, EntityBackups>;
    beforeAll(async () => {
      before = {
        radarr: (await world.tab('radarr'))!,
        sonarr: (await world.tab('sonarr'))!,
      };
      await server.stop();
      await world.tabWhere(
        'radarr',
        'The server counts no more',
        tab => planOf(tab).grade !== 'seen-in-repository',
      );
    });

    it('the operator is taken at its word again, and no verdict changes', async () => {
      const tab = await world.tabAfterCycle('radarr');
      expect(planOf(tab)).toMatchObject({
        state: 'healthy',
        grade: 'operator-says',
        counted: true,
      });
      expect(tab.items[0].unprotected).toBe(false);
      expect(tab.verdict).toBe(before.radarr.verdict);
    });

    it('what was shown to be hollow does not become healthy', async () => {
      const tab = await world.tabAfterCycle('sonarr');
      expect(planOf(tab)).toMatchObject({ state: 'hollow', counted: false });
      expect(tab.items[0].unprotected).toBe(false);
      expect(tab.verdict).toBe(before.sonarr.verdict);
    });
  });
});
