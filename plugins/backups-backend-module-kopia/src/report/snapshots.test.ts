import type { PointFact } from 'backstage-plugin-backups-node';
import { at, parseReport } from '../fixtures/parseReport';
import { snapshot } from '../fixtures/snapshots';

async function pointsOf(...snapshots: unknown[]): Promise<PointFact[]> {
  return (await parseReport({ snapshots })).filter(
    (fact): fact is PointFact => fact.type === 'point',
  );
}

const MORNING = '2026-08-22T06:23:11.218273078Z';

describe('snapshots in a Kopia report', () => {
  it('become points under the name that plans write under', async () => {
    expect(
      await pointsOf(
        snapshot({
          id: 'a',
          startTime: MORNING,
          content: 'k1',
          pins: ['before-upgrade'],
          reasons: ['latest-1', 'daily-1'],
        }),
      ),
    ).toEqual([
      {
        type: 'point',
        identity: 'radarr@downloads:/data',
        id: 'a',
        startedAt: at('2026-08-22T06:23:11Z'),
        finishedAt: at('2026-08-22T06:23:53Z'),
        sizeBytes: 812_345_678,
        files: 4312,
        failedFiles: 0,
        ignoredErrors: 0,
        incomplete: undefined,
        content: 'k1',
        pins: ['before-upgrade'],
        keptBecause: ['latest-1', 'daily-1'],
      },
    ]);
  });

  it('trap 3: with files that could not be read are no good points, though Kopia calls them complete', async () => {
    const [failed, ignored] = await pointsOf(
      snapshot({ startTime: MORNING, failed: 2 }),
      snapshot({ startTime: MORNING, ignored: 5 }),
    );
    expect(failed).toMatchObject({ failedFiles: 2, incomplete: undefined });
    expect(ignored).toMatchObject({ failedFiles: 0, ignoredErrors: 5 });
  });

  it('trap 8: are told apart by user, host and path, never by the name of an app', async () => {
    const names = [
      'radarr@downloads:/data',
      'radarr-b2@downloads:/data',
      'radarr@downloads:/data/sub',
      'radarr@other:/data',
    ];
    const points = await pointsOf(
      ...names.map(of => snapshot({ of, startTime: MORNING })),
    );
    expect(points.map(point => point.identity)).toEqual(names);
  });

  it('trap 17: are read with null counters, local offsets, and whole sections missing', async () => {
    const whole = snapshot({ startTime: '2026-08-22T18:23:11+12:00' });
    const points = await pointsOf(
      { ...whole, stats: null, pins: null, retentionReason: null },
      { ...whole, id: 'b', rootEntry: { obj: 7 } },
      { ...whole, id: 'c', stats: undefined, rootEntry: undefined },
    );
    expect(points).toMatchObject([
      { startedAt: Math.floor(at(MORNING)), sizeBytes: 812_345_678 },
      { id: 'b', sizeBytes: 812_345_678, content: undefined },
      { id: 'c', sizeBytes: undefined, failedFiles: 0 },
    ]);
  });

  it('trap 18: that are incomplete are always in the list, and are told as such', async () => {
    const [point] = await pointsOf(
      snapshot({
        startTime: MORNING,
        incomplete: 'checkpoint',
        reasons: ['incomplete'],
      }),
    );
    expect(point).toMatchObject({ incomplete: 'checkpoint', keptBecause: [] });
  });

  it('that make no sense cost themselves, and the licence to miss any', async () => {
    const facts = await parseReport({
      snapshots: [
        { id: 'no-source', startTime: MORNING },
        'not an object',
        snapshot({ startTime: '0001-01-01T00:00:00Z' }),
        snapshot({ startTime: MORNING }),
      ],
    });
    expect(facts.map(fact => fact.type)).toEqual([
      'point',
      'repository',
      'finding',
    ]);
    const sound = await parseReport({
      snapshots: [snapshot({ startTime: MORNING })],
    });
    expect(sound.at(-1)).toEqual({
      type: 'listed',
      takenAt: at('2026-08-22T10:00:00Z'),
    });
  });

  it('of which there is none give no licence: without --all others are hidden', async () => {
    const facts = await parseReport({ snapshots: [] });
    expect(facts.map(fact => fact.type)).toEqual(['repository']);
  });

  it.each([
    ['that ends early', '{"snapshots":[{"id":"a"}'],
    ['of another tool', '[{"name":"main","backup":[]}]'],
    ['of nothing that is known', '{"repositories":[]}'],
    ['that is an error message', 'ERROR unable to open repository'],
  ])('a document %s is refused', async (_, text) => {
    await expect(parseReport(text)).rejects.toMatchObject({
      name: 'InputError',
    });
  });
});
