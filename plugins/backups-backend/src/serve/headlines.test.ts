import { Collecting } from '../__testUtils__/collecting';
import { component } from '../__testUtils__/folderPipeline';
import { claim, deployment, tapeJob } from '../__testUtils__/manifests';

/** Of the newest copy of tape A, as the clock of the world has it: 10:05. */
function copied(ago: { hours?: number; minutes?: number }): object {
  const passed = (ago.hours ?? 0) * 60 + (ago.minutes ?? 0);
  const now = Date.parse('2026-08-22T10:05:00Z');
  return { lastSuccess: new Date(now - passed * 60_000).toISOString() };
}

describe('the headline', () => {
  let world: Collecting;
  beforeEach(async () => {
    world = await Collecting.create('radarr');
  });
  afterEach(() => world.close());

  async function headline(
    jobs: object[],
    options: {
      claims?: object[];
      workloads?: object[];
      annotations?: Record<string, string>;
      passed?: { hours?: number; minutes?: number };
    } = {},
  ) {
    const { claims = [claim('radarr')] } = options;
    const { workloads = [deployment('radarr')] } = options;
    world.home1.objects = [...claims, ...workloads, ...jobs];
    world.listEntities = async () => [component('radarr', options.annotations)];
    await world.collect();
    world.pass(options.passed ?? {});
    const view = await world.view('radarr');
    return { verdict: view.verdict, headline: view.headline };
  }

  const hourly = (status: object) => tapeJob('radarr', { status });
  const second = (status: object | undefined, spec = {}) =>
    tapeJob('radarr-b', {
      claim: 'radarr',
      status,
      spec: { tape: 'B', ...spec },
    });

  it('of an app whose copies are fresh says how fresh', async () => {
    expect(await headline([hourly(copied({ minutes: 5 }))])).toEqual({
      verdict: 'protected',
      headline: 'Protected. Newest copy 5 min old (Tape A).',
    });
  });

  it('of an app past its RPO says by how much, and who says so', async () => {
    const old = [hourly(copied({ hours: 27 }))];
    expect(await headline(old)).toEqual({
      verdict: 'at-risk',
      headline:
        'At risk: radarr has no copy newer than 27 h (RPO 24 h, assumed).',
    });
    expect(
      await headline(old, { annotations: { 'backups/rpo': '12h' } }),
    ).toEqual({
      verdict: 'at-risk',
      headline: 'At risk: radarr has no copy newer than 27 h (RPO 12 h).',
    });
  });

  it('of an app without any copy says so', async () => {
    expect(await headline([])).toEqual({
      verdict: 'at-risk',
      headline: 'At risk: nothing copies radarr.',
    });
    expect(await headline([second(undefined, { paused: true })])).toEqual({
      verdict: 'at-risk',
      headline: 'At risk: radarr has no usable copy. It is suspended.',
    });
  });

  it('of an app that lost some redundancy says what is left and what is not', async () => {
    const fresh = hourly(copied({ minutes: 5 }));
    const reduced = (words: string) => ({
      verdict: 'needs-attention',
      headline: `Protected now, redundancy reduced: Tape B ${words}.`,
    });
    expect(await headline([fresh, second(copied({ hours: 4 }))])).toEqual(
      // Due at 07:00, an hour after the last one.
      reduced('is overdue 3 h 5 min'),
    );
    expect(
      await headline([fresh, second({ ...copied({ hours: 1 }), error: 'x' })]),
    ).toEqual(reduced('is failing'));
  });

  it('of an app with one copy says since when nothing new came', async () => {
    expect(await headline([hourly(copied({ hours: 5 }))])).toEqual({
      verdict: 'needs-attention',
      headline:
        'No new copy since 22 Aug 05:05 UTC, still inside its RPO 24 h, assumed.',
    });
  });

  it('of an app that waits for its first copy promises nothing', async () => {
    expect(
      await headline([
        {
          ...hourly({}),
          metadata: {
            name: 'radarr',
            namespace: 'downloads',
            creationTimestamp: '2026-08-22T10:02:00Z',
          },
        },
      ]),
    ).toEqual({
      verdict: 'needs-attention',
      headline: 'No copy yet: the first one is due 22 Aug 11:00 UTC.',
    });
  });

  it('of an app that lacks an expected copy names the destination', async () => {
    expect(
      await headline([hourly(copied({ minutes: 5 }))], {
        annotations: { 'backups/expect': 'Tape A, Tape Z' },
      }),
    ).toEqual({
      verdict: 'needs-attention',
      headline:
        'Protected now; no copy goes to Tape Z, though one is expected.',
    });
  });

  it('of an app whose cluster is silent says since when, and what was known', async () => {
    expect(
      await headline([hourly(copied({ minutes: 5 }))], {
        passed: { minutes: 16 },
      }),
    ).toEqual({
      verdict: 'cannot-tell',
      headline:
        "Can't tell: home-1 silent since 22 Aug 10:05 UTC. Last known: protected.",
    });
    expect(
      await headline([hourly(copied({ minutes: 5 }))], {
        passed: { hours: 30 },
      }),
    ).toEqual({
      verdict: 'cannot-tell',
      headline:
        "Can't tell: home-1 silent since 22 Aug 10:21 UTC. Last known: protected. By now it is past its RPO.",
    });
  });

  it('of an app that needs no backup says until when and why', async () => {
    expect(
      await headline([], {
        annotations: { 'backups/exempt': 'only a cache; until 2027-03-01' },
      }),
    ).toEqual({
      verdict: 'exempt',
      headline: 'Exempt until 1 Mar 2027: only a cache.',
    });
  });

  it('of an app without a volume says that there is nothing to back up', async () => {
    const bare = {
      ...deployment('radarr'),
      spec: { template: { metadata: {}, spec: { containers: [] } } },
    };
    expect(await headline([], { claims: [], workloads: [bare] })).toEqual({
      verdict: 'no-data',
      headline: 'Nothing to back up.',
    });
  });

  it('of an app that nothing is known of is no verdict', async () => {
    expect(await headline([], { claims: [], workloads: [] })).toEqual({
      verdict: undefined,
      headline: 'No backups are linked to this app yet.',
    });
    expect((await world.view('radarr')).lookedFor).toEqual({
      annotations: expect.arrayContaining(['backups/items']),
      labels: expect.arrayContaining(['app.kubernetes.io/name=radarr']),
      namespaces: [],
      clusters: ['home-1', 'home-2'],
    });
  });
});
