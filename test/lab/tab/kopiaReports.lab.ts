import type { EntityBackups, PlanView } from 'backstage-plugin-backups-common';
import { KopiaLab } from '../kopia/KopiaLab';
import type { KopiaRepository, KopiaRetention } from '../kopia/KopiaRepository';
import { PortalOverServer } from '../portal/PortalOverServer';
import { NAS, beginOf, copiedAppObjects, identityOf } from './copiedAppObjects';
import { sendKopiaReport } from './sendKopiaReport';

const HOUR = 3_600_000;
const IDENTITY = identityOf('radarr');
const TOKEN = 'token-of-the-kopia-job';

/** Our words for the rules of Kopia. */
const RULES: Record<string, string> = {
  latest: 'keepLatest',
  hourly: 'keepHourly',
  daily: 'keepDaily',
  weekly: 'keepWeekly',
  monthly: 'keepMonthly',
  yearly: 'keepAnnual',
};

function planOf(tab: EntityBackups): PlanView {
  const plans = tab.items.flatMap(item => item.plans);
  expect(plans).toHaveLength(1);
  return plans[0];
}

describe('the Backups tab of an app that is copied to a real Kopia repository', () => {
  /** Long enough ago for a listing to tell. */
  const finishedAt = new Date(Date.now() - 6 * HOUR);
  let kopia: KopiaLab;
  let repository: KopiaRepository;
  let world: PortalOverServer;
  let newest: string;

  const report = () =>
    sendKopiaReport(repository, {
      portal: world.portal.base,
      token: TOKEN,
      location: NAS,
    });
  const planWhere = async (what: string, fits: (plan: PlanView) => boolean) =>
    planOf(
      await world.tabWhere('radarr', what, tab =>
        tab.items.some(item => item.plans.some(fits)),
      ),
    );

  beforeAll(async () => {
    kopia = await KopiaLab.start();
    repository = await kopia.createRepository('nas');
    for (const days of [2, 1, 0]) {
      newest = await repository.takeSnapshot({
        identity: IDENTITY,
        files: { 'radarr.db': `${days} days old` },
        startedAt: new Date(beginOf(finishedAt).getTime() - days * 24 * HOUR),
      });
    }
    world = await PortalOverServer.start({
      objects: copiedAppObjects('radarr', finishedAt),
      senders: [{ kind: 'kopia', token: TOKEN, repositories: [NAS] }],
    });
  });
  afterAll(async () => {
    await world?.stop();
    await kopia?.stop();
  });

  it('takes the operator at its word while nobody has looked', async () => {
    const plan = await planWhere(
      'The plan is read',
      // A kind that discovery does not know yet is read in the next cycle.
      ({ state }) => state !== 'unreadable',
    );
    expect(plan).toMatchObject({ state: 'healthy', grade: 'operator-says' });
    expect(plan.proof).toBeUndefined();
  });

  it('has seen the copy once the shipped job has reported the repository', async () => {
    await report();
    const plan = await planWhere(
      'The copy is seen',
      ({ grade }) => grade === 'seen-in-repository',
    );
    expect(plan).toMatchObject({
      state: 'healthy',
      counted: true,
      proof: { points: 3, good: 3 },
    });
  });

  describe('after somebody has deleted the newest snapshot', () => {
    beforeAll(() => repository.deleteSnapshot(newest));

    it('shows what was listed last, whatever is read of the cluster', async () => {
      const before = planOf((await world.tab('radarr'))!);
      const { proof, state } = planOf(await world.tabAfterCycle('radarr'));
      expect({ proof, state }).toEqual({
        proof: before.proof,
        state: 'healthy',
      });
    });

    it('is hollow from the next listing on, although the operator claims success', async () => {
      await report();
      const plan = await planWhere(
        'The plan is hollow',
        ({ state }) => state === 'hollow',
      );
      expect(plan).toMatchObject({
        counted: false,
        grade: 'contradicted',
        proof: { points: 2, good: 2 },
        lastSuccess: {
          finishedAt: new Date(floor(finishedAt)).toISOString(),
        },
      });
      const tab = await world.tab('radarr');
      expect(tab?.verdict).not.toBe('protected');
    });
  });

  describe('keeps what `kopia policy show` prints', () => {
    const steps: [string, string, KopiaRetention][] = [
      ['with the policy of a new repository', '--global', {}],
      ['with a rule of the mover', IDENTITY, { 'keep-daily': 14 }],
      ['with a rule of the host', '@downloads', { 'keep-weekly': 9 }],
      [
        'with rules of the user',
        'radarr@downloads',
        { 'keep-weekly': 8, 'keep-hourly': 0 },
      ],
      ['with a global rule', '--global', { 'keep-annual': 0 }],
      ['with a rule that is taken back', IDENTITY, { 'keep-daily': 'inherit' }],
    ];

    it.each(steps)('%s', async (_, target, retention) => {
      if (Object.keys(retention).length > 0) {
        await repository.setRetention(target, retention);
      }
      const printed = JSON.parse(
        await repository.json('policy', 'show', IDENTITY),
      ) as { retention: Record<string, number> };
      const since = new Date();
      await report();
      const { kept } = await planWhere(
        'The report is read',
        ({ proof }) => Date.parse(proof?.listedAt ?? '') >= floor(since),
      );
      expect(
        Object.fromEntries(
          (kept?.rules ?? []).map(({ key, value }) => [
            RULES[key],
            Number(value),
          ]),
        ),
      ).toEqual(
        Object.fromEntries(
          Object.values(RULES).map(rule => [rule, printed.retention[rule]]),
        ),
      );
    });
  });
});

/** Reports carry whole seconds. */
function floor(instant: Date): number {
  return Math.floor(instant.getTime() / 1000) * 1000;
}
