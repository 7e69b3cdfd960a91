import { DrillOutcome } from 'backstage-plugin-backups-common';
import { Collecting } from '../__testUtils__/collecting';
import { claim, deployment, tapeJob } from '../__testUtils__/manifests';

describe('Collector, with drills', () => {
  let world: Collecting;
  beforeEach(async () => {
    world = await Collecting.create('radarr');
    world.home1.objects = [
      claim('radarr'),
      deployment('radarr'),
      tapeJob('radarr', { status: { lastSuccess: '2026-08-22T10:01:00Z' } }),
    ];
  });
  afterEach(() => world.close());

  async function record(outcome: DrillOutcome): Promise<void> {
    const [item] = (await world.view('radarr')).items;
    await world.drills.addDrill({
      entityRef: 'component:default/radarr',
      item: item.name,
      destination: item.plans[0].destination.label,
      reportedBy: 'user:default/ada',
      reportedAt: world.now.getTime() / 1000,
      report: {
        itemKey: item.key,
        planId: item.plans[0].id,
        scenario: 'look',
        outcome,
        finishedAt: world.now.toISOString(),
        check: 'Looked for yesterday’s film.',
      },
    });
  }

  async function judged() {
    world.pass({ minutes: 5 });
    await world.collect();
    const { verdict, headline, problems } = await world.view('radarr');
    return {
      verdict,
      headline,
      drills: problems
        .map(({ title }) => title)
        .filter(title => title.includes('drill')),
    };
  }

  it('puts an app at risk whose last drill did not bring it back, until one does', async () => {
    await world.collect();
    const before = await judged();
    expect(before.verdict).toBe('protected');

    await record('failed');
    const { verdict, headline, drills } = await judged();
    expect(verdict).toBe('at-risk');
    expect(headline).toContain('drill');
    expect(drills).toEqual([
      expect.stringMatching(
        /^The last restore drill of radarr failed: it did not come back from .+ \(22 Aug 10:10 UTC\)\.$/,
      ),
    ]);

    world.pass({ minutes: 30 });
    await record('proven');
    expect(await judged()).toMatchObject({
      verdict: before.verdict,
      drills: [],
    });
  });
});
