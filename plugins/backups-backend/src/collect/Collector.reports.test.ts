import {
  BackupsProvider,
  Fact,
  ReportFormat,
  readJsonStream,
} from 'backstage-plugin-backups-node';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { Collecting } from '../__testUtils__/collecting';
import { claim, copiedApp, tapeJob } from '../__testUtils__/manifests';
import { tapedeckProvider } from '../__testUtils__/tapedeck';
import { ReportReceiver } from '../receive/ReportReceiver';

const NAS = 'nfs://nas.internal/tapes';
const tape = z.object({ id: z.string(), at: z.string(), failed: z.number() });

/** Every plan writes to the NAS, under the name of its job or of its note. */
function writing(fact: Fact, names: Record<string, string>): Fact {
  if (fact.type !== 'plan') return fact;
  const { name } = fact.object;
  return {
    ...fact,
    destination: {
      ...fact.destination,
      type: 'nfs',
      server: 'nas.internal',
      path: '/tapes',
    },
    writes: { repository: `secret:${name}`, identity: names[name] ?? name },
  };
}

describe('a repository that is reported', () => {
  let estate: Collecting;
  let names: Record<string, string>;
  let skipsIdentical: boolean | undefined;
  const taken: Record<string, { at: string; failed?: number }[]> = {};

  const format: ReportFormat = {
    kind: 'tape',
    method: 'tape',
    title: 'Tape report',
    intervalSeconds: 3600,
    async *parse(body, { repository, takenAt }) {
      const sections = { lists: ['tapes'], values: [] };
      for await (const part of readJsonStream(body, sections)) {
        if (part.kind !== 'element') continue;
        const { id, at, failed } = tape.parse(part.value);
        const startedAt = Date.parse(at) / 1000;
        yield {
          type: 'point',
          identity: id,
          id: `${id}-${at}`,
          startedAt,
          finishedAt: startedAt + 30,
          failedFiles: failed,
          pins: [],
          keptBecause: [],
        };
      }
      yield { type: 'listed', takenAt };
      if (skipsIdentical !== undefined) {
        yield {
          type: 'repository',
          method: 'tape',
          repository,
          aliases: [],
          retentions: Object.keys(taken).map(identity => ({
            identity,
            skipsIdentical: skipsIdentical === true,
            retention: {
              noHistory: false,
              declared: [],
              inherited: [],
              sentence: 'Keeps everything.',
            },
          })),
          evidence: [],
        };
      }
    },
  };

  beforeEach(async () => {
    names = {};
    skipsIdentical = false;
    for (const name of Object.keys(taken)) delete taken[name];
    const provider: BackupsProvider = {
      ...tapedeckProvider,
      *observeCluster(snapshot) {
        for (const fact of tapedeckProvider.observeCluster(snapshot)) {
          yield writing(fact, names);
        }
      },
      reports: [format],
    };
    estate = await Collecting.create('radarr');
    estate.providers = [provider];
    estate.clusters = [estate.home1];
  });
  afterEach(() => estate.close());

  /** Lists what `taken` holds, now. */
  async function report() {
    const receiver = new ReportReceiver({
      formats: [format],
      config: {
        maxBytes: 1_000_000,
        senders: [{ subject: 'robot', kind: 'tape', repositories: ['*'] }],
      },
      store: estate.reports,
      logger: estate.logger,
      clock: () => estate.now,
    });
    const tapes = Object.entries(taken).flatMap(([id, points]) =>
      points.map(({ at, failed = 0 }) => ({ id, at, failed })),
    );
    return receiver.receive({
      subject: 'robot',
      kind: 'tape',
      repository: NAS,
      takenAt: estate.now.getTime() / 1000,
      body: Readable.from([Buffer.from(JSON.stringify({ tapes }))]),
    });
  }

  /** The operator claims a success. */
  function succeed(at: string) {
    estate.home1.objects = copiedApp('radarr', new Date(at));
  }

  async function plan(name = 'radarr') {
    await estate.collect();
    const { items, verdict, headline } = await estate.view(name);
    return { ...items[0].plans[0], verdict, headline };
  }

  it('shows the restore point of a success: seen in the repository', async () => {
    succeed('2026-08-22T10:01:00Z');
    expect(await plan()).toMatchObject({
      state: 'healthy',
      grade: 'operator-says',
      proof: undefined,
    });
    taken.radarr = [
      { at: '2026-08-22T09:00:20Z' },
      { at: '2026-08-22T10:00:20Z' },
    ];
    await report();
    expect(await plan()).toMatchObject({
      state: 'healthy',
      grade: 'seen-in-repository',
      verdict: 'protected',
      proof: {
        listedAt: '2026-08-22T10:05:00.000Z',
        points: 2,
        good: 2,
        newestGood: { dataTime: '2026-08-22T10:00:20.000Z' },
        oldestGood: '2026-08-22T09:00:20.000Z',
        browsable: true,
      },
    });
  });

  it('turns a copy hollow with a listing taken after success and grace, not before', async () => {
    succeed('2026-08-22T10:01:00Z');
    taken.radarr = [{ at: '2026-08-22T09:00:20Z' }];
    await report();
    expect(await plan()).toMatchObject({
      state: 'healthy',
      grade: 'operator-says',
      proof: { sentence: expect.stringContaining('too early to show') },
    });
    // Time alone proves nothing.
    estate.pass({ minutes: 50 });
    expect((await plan()).state).not.toBe('hollow');
    await report();
    expect(await plan()).toMatchObject({
      state: 'hollow',
      grade: 'contradicted',
      counted: false,
      verdict: 'at-risk',
      reason: expect.stringContaining(
        'The run of 22 Aug 10:01 UTC reported success, but the repository has no good restore point from it, as listed 22 Aug 10:55 UTC. Its newest restore point of radarr is older than that.',
      ),
    });
  });

  it('turns a copy hollow whose restore point was deleted behind its back, and healthy again after the next one', async () => {
    succeed('2026-08-22T10:01:00Z');
    taken.radarr = [{ at: '2026-08-22T10:00:20Z' }];
    estate.pass({ minutes: 50 });
    await report();
    expect(await plan()).toMatchObject({ grade: 'seen-in-repository' });
    estate.pass({ minutes: 5 });
    taken.radarr = [];
    expect((await plan()).grade).toBe('seen-in-repository');
    await report();
    expect((await plan()).state).toBe('hollow');
    // Another success is a claim, and no listing has seen it.
    estate.pass({ minutes: 3 });
    succeed('2026-08-22T11:02:00Z');
    expect((await plan()).state).toBe('hollow');
    estate.pass({ minutes: 4 });
    taken.radarr = [{ at: '2026-08-22T11:01:20Z' }];
    await report();
    expect(await plan()).toMatchObject({
      state: 'healthy',
      grade: 'seen-in-repository',
      verdict: 'protected',
    });
  });

  it('compares the success before where every listing is too early for the last one', async () => {
    succeed('2026-08-22T10:01:00Z');
    await plan();
    taken.radarr = [{ at: '2026-08-22T08:00:20Z' }];
    estate.pass({ hours: 1 });
    succeed('2026-08-22T11:01:00Z');
    await report();
    expect(await plan()).toMatchObject({
      state: 'hollow',
      reason: expect.stringContaining('22 Aug 10:01 UTC'),
    });
  });

  it.each([
    ['holds only a point with errors inside', false, 'hollow'],
    ['holds only a point with errors inside', true, 'hollow'],
  ])(
    '%s: hollow, even if it skips what is identical (%s)',
    async (_, skips) => {
      skipsIdentical = skips;
      succeed('2026-08-22T10:01:00Z');
      taken.radarr = [
        { at: '2026-08-22T09:00:20Z' },
        { at: '2026-08-22T10:00:20Z', failed: 2 },
      ];
      estate.pass({ minutes: 50 });
      await report();
      expect(await plan()).toMatchObject({
        state: 'hollow',
        reason: expect.stringContaining('misses 2 files'),
      });
    },
  );

  it('trap 16: that skips what is identical makes advice of a missing point', async () => {
    skipsIdentical = true;
    succeed('2026-08-22T10:01:00Z');
    taken.radarr = [{ at: '2026-08-22T09:00:20Z' }];
    estate.pass({ minutes: 50 });
    await report();
    expect(await plan()).toMatchObject({
      state: 'healthy',
      verdict: 'protected',
      findings: [{ code: 'unchanged-content-not-written', severity: 'advice' }],
    });
    // Without a single good point there is nothing to be identical to.
    taken.radarr = [];
    estate.pass({ minutes: 1 });
    await report();
    expect((await plan()).state).toBe('hollow');
  });

  it('whose policies are not told leaves a missing point in doubt', async () => {
    skipsIdentical = undefined;
    succeed('2026-08-22T10:01:00Z');
    taken.radarr = [{ at: '2026-08-22T09:00:20Z' }];
    estate.pass({ minutes: 50 });
    await report();
    expect(await plan()).toMatchObject({
      state: 'healthy',
      grade: 'operator-says',
      verdict: 'needs-attention',
      findings: [{ code: 'success-not-in-repository', severity: 'erodes' }],
    });
  });

  it('trap 8: that two plans write to under one name proves neither', async () => {
    estate.home1.objects = [
      ...copiedApp('radarr', new Date('2026-08-22T10:01:00Z')),
      claim('sonarr'),
      tapeJob('sonarr', { status: { lastSuccess: '2026-08-22T10:01:00Z' } }),
    ];
    names.sonarr = 'radarr';
    taken.radarr = [];
    estate.pass({ minutes: 50 });
    await report();
    expect(await plan()).toMatchObject({
      state: 'healthy',
      grade: 'operator-says',
      findings: [{ code: 'same-identity-in-repository', severity: 'erodes' }],
    });
  });

  it('whose reports stop coming lowers the grade, and changes no verdict', async () => {
    succeed('2026-08-22T10:01:00Z');
    taken.radarr = [{ at: '2026-08-22T10:00:20Z' }];
    await report();
    await plan();
    estate.pass({ hours: 4 });
    succeed('2026-08-22T14:01:00Z');
    expect(await plan()).toMatchObject({
      state: 'healthy',
      grade: 'operator-says',
      verdict: 'protected',
      proof: { current: false },
    });
    expect(
      (await estate.store.getSources()).find(({ remote }) => remote),
    ).toMatchObject({
      id: `reports/tape/${NAS}`,
      outcome: 'unread',
      error: { message: expect.stringContaining('No report has come since') },
    });
  });

  it('stays hollow while its reports are silent, and is forgotten when nobody may report it', async () => {
    succeed('2026-08-22T10:01:00Z');
    estate.pass({ minutes: 50 });
    await report();
    expect((await plan()).state).toBe('hollow');
    estate.pass({ hours: 6 });
    expect((await plan()).state).toBe('hollow');
    estate.reportKinds = [];
    expect(await plan()).toMatchObject({ proof: undefined });
    expect((await plan()).state).not.toBe('hollow');
  });

  it('trap 11: is shown with who writes to it, and with what nobody writes any more', async () => {
    succeed('2026-08-22T10:01:00Z');
    taken.radarr = [
      { at: '2026-08-20T10:00:20Z' },
      { at: '2026-08-22T10:00:20Z' },
    ];
    taken.bookshelf = [{ at: '2025-01-01T00:00:00Z' }];
    await report();
    await estate.collect();
    const { repositories } = await estate.estate().getRepositories();
    expect(repositories).toMatchObject([
      {
        repository: NAS,
        destination: { server: 'nas.internal', path: '/tapes' },
        current: true,
        points: 3,
        identities: 2,
        orphans: 1,
        plans: [{ identity: 'radarr', state: 'healthy' }],
        orphanNames: [
          {
            identity: 'bookshelf',
            points: 1,
            newestAt: '2025-01-01T00:00:00.000Z',
          },
        ],
        reachSeconds: 2 * 86_400,
        mirrors: [],
      },
    ]);
  });

  it('survives a restart as it was', async () => {
    succeed('2026-08-22T10:01:00Z');
    taken.radarr = [{ at: '2026-08-22T10:00:20Z' }];
    await report();
    const before = await plan();
    const written = await estate.collect();
    expect(written.planRowsWritten).toBe(0);
    expect(await plan()).toEqual(before);
  });
});
