import { at, NAS, parseReport } from '../fixtures/parseReport';
import { snapshot } from '../fixtures/snapshots';

const B2 = 's3://s3.us-east-005.backblazeb2.com/volsync/radarr';

function run(day: string, changes: object = {}) {
  return {
    start: `${day}T06:31:01+12:00`,
    end: `${day}T06:31:10+12:00`,
    success: true,
    ...changes,
  };
}

function maintenance(changes: object = {}, runs: unknown = undefined) {
  return {
    owner: 'kopia@maintenance',
    quick: { enabled: true, interval: 3_600_000_000_000 },
    full: { enabled: true, interval: 86_400_000_000_000 },
    schedule: {
      nextFullMaintenance: '2026-08-23T06:31:00+12:00',
      nextQuickMaintenance: '2026-08-22T23:31:00+12:00',
      runs:
        runs !== undefined
          ? runs
          : {
              'snapshot-gc': [
                run('2026-08-22', {
                  extra: [
                    {
                      kind: 'snapshotGCStats',
                      data: {
                        unreferencedContentSize: 6_000_529,
                        unreferencedRecentContentSize: 0,
                        inUseContentSize: 45_212_331_221,
                        inUseSystemContentSize: 185_300,
                      },
                    },
                  ],
                }),
              ],
              'full-delete-blobs': [run('2026-08-22'), run('2026-08-21')],
              'cleanup-logs': [run('2026-08-22')],
            },
    },
    ...changes,
  };
}

async function factsOf(report: object, repository = NAS) {
  const facts = await parseReport(report, {
    repository,
    takenAt: at('2026-08-22T10:00:00Z'),
  });
  return {
    repository: facts.find(fact => fact.type === 'repository'),
    maintenance: facts.find(fact => fact.type === 'maintenance'),
    findings: facts.flatMap(fact =>
      fact.type === 'finding' ? [fact.finding.code] : [],
    ),
  };
}

describe('what a Kopia report says of its repository', () => {
  it('is its size and its garbage, as its own upkeep measured them', async () => {
    const { repository } = await factsOf({
      maintenance: maintenance(),
      status: {
        storage: { type: 'filesystem', config: { path: '/repository' } },
        volume: { capacity: 21_474_836_480_000, available: 9_120_331_776_000 },
      },
    });
    expect(repository).toMatchObject({
      repository: NAS,
      sizeBytes: 45_212_331_221 + 185_300 + 6_000_529,
      garbageBytes: 6_000_529,
      measuredAt: at('2026-08-21T18:31:10Z'),
      availableBytes: 9_120_331_776_000,
    });
  });

  it('trap 17: is read with durations in nanoseconds and local offsets', async () => {
    expect((await factsOf({ maintenance: maintenance() })).maintenance).toEqual(
      expect.objectContaining({
        intervalSeconds: 86_400,
        suspended: false,
        lastSuccessAt: at('2026-08-21T18:31:10Z'),
        seenInRepositoryAt: at('2026-08-22T10:00:00Z'),
      }),
    );
  });

  it('trap 13: is that maintenance never ran, though a next one is planned', async () => {
    const told = await factsOf({
      snapshots: [snapshot({ startTime: '2026-06-01T06:00:00Z' })],
      maintenance: maintenance(
        { owner: 'nobody@volsync-src-plex-b2-nrk52' },
        null,
      ),
    });
    expect(told.maintenance).toMatchObject({
      lastSuccessAt: undefined,
      createdAt: at('2026-06-01T06:00:00Z'),
    });
    expect(told.findings).toEqual(['maintenance-owner-gone']);
  });

  it('is that maintenance fails, by the newest run and not by an older success', async () => {
    const told = await factsOf({
      maintenance: maintenance(
        {},
        {
          'snapshot-gc': [
            run('2026-08-22', {
              success: undefined,
              error: 'content not found',
            }),
            run('2026-08-20'),
          ],
          'full-delete-blobs': [run('2026-08-20')],
        },
      ),
    });
    expect(told.maintenance).toMatchObject({
      lastSuccessAt: at('2026-08-19T18:31:10Z'),
      failing: { message: 'content not found' },
    });
  });

  const SKEW =
    'clock skew detected: local clock is out of sync with repository timestamp by more than allowed 5m0s (skew: 1h5m12s). Refusing to run maintenance.';

  it.each<[string, object, object]>([
    [
      'since it began, with what it says and what that means',
      {
        'full-rewrite-contents': [
          run('2026-08-21', { success: undefined, error: SKEW }),
          run('2026-08-20', { success: undefined, error: SKEW }),
        ],
        'snapshot-gc': [run('2026-07-01')],
      },
      {
        failing: {
          since: at('2026-08-19T18:31:01Z'),
          message: SKEW,
          meaning: expect.stringContaining('clock'),
        },
      },
    ],
    [
      'in a task before the last of a run',
      {
        'full-drop-deleted-content': [
          run('2026-08-21', { success: undefined, error: 'no space left' }),
        ],
        'full-delete-blobs': [run('2026-08-20')],
        'snapshot-gc': [run('2026-08-20')],
      },
      { failing: { message: 'no space left', meaning: undefined } },
    ],
    [
      'no more, once a full one succeeded',
      {
        'full-rewrite-contents': [
          run('2026-08-20', { success: undefined, error: SKEW }),
        ],
        'full-delete-blobs': [run('2026-08-21')],
      },
      { failing: undefined },
    ],
  ])('is that maintenance fails, %s', async (_, runs, expected) => {
    const told = await factsOf({ maintenance: maintenance({}, runs) });
    expect(told.maintenance).toMatchObject(expected);
  });

  it.each<[string, RegExp]>([
    ['anna@laptop', /^Only anna@laptop may .*kopia maintenance set --owner=me/],
    ['maintenance@volsync', /^Only maintenance@volsync may /],
  ])('names %s, who alone may maintain it', async (owner, fix) => {
    const told = await factsOf({ maintenance: maintenance({ owner }) });
    expect(told.maintenance).toMatchObject({
      owner,
      fix: expect.stringMatching(fix),
    });
  });

  it('is how long nothing can be deleted, where objects are locked', async () => {
    const { repository } = await factsOf({
      status: {
        blobRetention: {
          retentionMode: 'GOVERNANCE',
          retentionPeriod: 2_592_000_000_000_000,
        },
      },
    });
    expect(repository).toMatchObject({ lockedSeconds: 30 * 86_400 });
  });

  const renewal = (changes: object) => ({
    'extend-blob-retention-time': [run('2026-08-21', changes)],
  });
  it.each<[string, object, object]>([
    ['not renewed by default', {}, { enabled: false }],
    [
      'renewed when its upkeep last did so',
      {
        extendObjectLocks: true,
        schedule: { runs: renewal({}) },
      },
      { enabled: true, lastSuccessAt: at('2026-08-20T18:31:01Z') },
    ],
    [
      'not seen to be renewed where that failed',
      {
        extendObjectLocks: true,
        schedule: { runs: renewal({ success: undefined, error: 'no' }) },
      },
      { enabled: true, lastSuccessAt: undefined },
    ],
  ])('has locks that are %s', async (_words, maintained, expected) => {
    const { repository } = await factsOf({ maintenance: maintained });
    expect(repository?.lockRenewal).toMatchObject(expected);
  });

  it.each<[string, object, number | undefined]>([
    ['none where it says that it has none', { blobRetention: {} }, 0],
    ['not known where it does not say', { uniqueIDHex: '49601662' }, undefined],
    [
      'not known without a period',
      { blobRetention: { retentionMode: 'COMPLIANCE' } },
      undefined,
    ],
    [
      'not known with a mode that is not known',
      { blobRetention: { retentionMode: 'LATER', retentionPeriod: 1e15 } },
      undefined,
    ],
  ])('has a lock that is %s', async (_words, status, expected) => {
    const { repository } = await factsOf({ status });
    expect(repository).toMatchObject({ type: 'repository' });
    expect(repository?.lockedSeconds).toBe(expected);
  });

  it('is of the place it is sent for, or it is of none', async () => {
    const status = (prefix: string) => ({
      uniqueIDHex: '49601662',
      storage: {
        type: 's3',
        config: {
          bucket: 'volsync',
          prefix,
          endpoint: 's3.us-east-005.backblazeb2.com',
          accessKeyID: 'planted-key-id',
          secretAccessKey: '*******',
        },
      },
    });
    const facts = await parseReport(
      { status: status('radarr/') },
      { repository: B2, takenAt: 0 },
    );
    expect(JSON.stringify(facts)).not.toMatch(/planted|49601662/);
    await expect(
      parseReport(
        { status: status('sonarr/') },
        { repository: B2, takenAt: 0 },
      ),
    ).rejects.toThrow(/says that it is of s3:.*sonarr/);
  });

  it('trap 6: is retention that was set for another path than the snapshots have', async () => {
    const policies = [
      {
        target: { userName: 'plex', host: 'media', path: '/data' },
        retention: { keepDaily: 7 },
      },
      {
        target: { userName: 'radarr', host: 'downloads', path: '/data' },
        retention: { keepDaily: 7 },
      },
    ];
    const { findings } = await factsOf({
      snapshots: [
        snapshot({
          of: 'plex@media:/config',
          startTime: '2026-08-22T06:00:00Z',
        }),
        snapshot({ startTime: '2026-08-22T06:00:00Z' }),
      ],
      policies,
    });
    expect(findings).toEqual(['retention-on-wrong-source']);
  });
});
