import { at, observe } from '../fixtures/observe';
import {
  clusterRepository,
  healthy,
  maintenance,
  policy,
  repository,
  repositoryReplication,
  restore,
  schedule,
  snapshot,
  snapshotOfDay,
  snapshotReplication,
} from '../fixtures/objects';

describe('trap 11: a run that found nothing new', () => {
  const unchanged = snapshotOfDay(28, {
    status: {
      phase: 'Unchanged',
      stats: undefined,
      snapshot: undefined,
    },
  });

  it('is a success, and its snapshot is the one before', () => {
    const { plan } = observe([...healthy(), unchanged]);
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-11-28T03:04:00Z'));
    expect(plan.nothingCopied).toBeUndefined();
    expect(plan.restore).toMatchObject({
      points: [{ name: 'jukebox-20261127-0300' }],
    });
  });

  it('shows both clocks: the newest check, and the newest snapshot', () => {
    const { plan } = observe([...healthy(), unchanged]);
    const shown = plan.evidence.map(
      ({ object, field }) => `${object} ${field}`,
    );
    expect(shown).toContain(
      'Snapshot media/jukebox-2026-11-28 on home-1 status.phase',
    );
    expect(shown).toContain(
      'Snapshot media/jukebox-20261127-0300 on home-1 status.snapshot.kopiaSnapshotID',
    );
  });

  it('may read as a failure of Kopiur before 0.9.4', () => {
    const { plan, finding } = observe([
      repository(),
      policy({ spec: { files: { ignoreIdenticalSnapshots: true } } }),
      schedule(),
      snapshot(),
      snapshotOfDay(28, {
        status: { phase: 'Failed', failure: { kopiaErrorClass: 'Unknown' } },
      }),
    ]);
    // Nobody can tell: it stays a failure.
    expect(plan.lastAttemptFailed).toBeDefined();
    expect(finding('unchanged-may-read-as-failed').severity).toBe('advice');
  });

  it('is no success where the snapshot is empty', () => {
    const { plan } = observe([
      ...healthy(),
      snapshotOfDay(28, {
        status: {
          stats: {
            sizeBytes: 0,
            filesNew: 0,
            filesModified: 0,
            filesUnchanged: 0,
          },
        },
      }),
    ]);
    expect(plan.nothingCopied?.message).toContain('0 files or 0 bytes');
  });

  it('is a success where everything was there already', () => {
    const { plan } = observe([
      ...healthy(),
      snapshotOfDay(28, {
        status: {
          stats: {
            sizeBytes: 1073741824,
            bytesNew: 0,
            filesNew: 0,
            filesModified: 0,
            filesUnchanged: 120,
          },
        },
      }),
    ]);
    expect(plan.nothingCopied).toBeUndefined();
  });
});

it('trap 12: a schedule into a repository that is read-only fails on purpose', () => {
  const { finding } = observe([
    repository({ spec: { mode: 'ReadOnly' } }),
    policy(),
    schedule(),
    snapshot(),
  ]);
  expect(finding('repository-read-only')).toMatchObject({
    severity: 'erodes',
    title:
      'jukebox is to copy to nas, which is read-only: every run fails on purpose.',
  });
});

describe('trap 13: what was verified', () => {
  it('is told with the policy, whose word it is', () => {
    const { plan } = observe([
      repository(),
      policy({ status: { lastVerified: '2026-11-26T04:00:00Z' } }),
      schedule(),
      snapshot(),
    ]);
    expect(plan.evidence).toContainEqual({
      object: 'SnapshotPolicy media/jukebox on home-1',
      field: 'status.lastVerified',
      value: '2026-11-26T04:00:00.000Z',
    });
  });

  const DEEP = { schedule: { cron: '0 4 * * 0' } };
  const testedAt = (
    verification: Record<string, unknown>,
    status: Record<string, unknown>,
    more: { repositories?: object[] } = {},
  ) =>
    observe([
      repository(),
      clusterRepository(),
      policy({
        spec: {
          verification,
          ...(more.repositories && {
            repository: undefined,
            repositories: more.repositories,
          }),
        },
        status,
      }),
      schedule(),
      snapshot(),
    ]).plans.map(({ restoreTestedAt }) => restoreTestedAt);
  const VERIFIED = { lastVerified: '2026-11-26T04:00:00Z' };

  it('is a restore that was tried where nothing but the deep tier runs', () => {
    expect(testedAt({ deep: DEEP }, VERIFIED)).toEqual([
      at('2026-11-26T04:00:00Z'),
    ]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['may be the quick tier', { deep: DEEP, quick: DEEP }],
    ['is the quick tier', { quick: DEEP }],
    ['is of before the deep tier was switched off', {}],
  ])('is no restore where it %s', (_, verification) => {
    expect(testedAt(verification, VERIFIED)).toEqual([undefined]);
  });

  it('names each repository, and none by the oldest of all', () => {
    const nas = { kind: 'Repository', name: 'nas' };
    const repositories = [nas, { kind: 'ClusterRepository', name: 'offsite' }];
    expect(
      testedAt(
        { deep: DEEP },
        { ...VERIFIED, verification: [{ repository: nas, ...VERIFIED }] },
        { repositories },
      ),
    ).toEqual([at('2026-11-26T04:00:00Z'), undefined]);
  });

  it('is nothing where it is asked for in the older form', () => {
    const { finding } = observe([
      repository(),
      policy({ spec: { verification: { quick: { cron: '0 4 * * *' } } } }),
      schedule(),
      snapshot(),
    ]);
    expect(finding('verification-switched-off').fix).toContain(
      'spec.verification.quick.schedule.cron',
    );
  });
});

describe('trap 14: the size of a repository', () => {
  it.each([
    ['a text', { totalSize: '412Gi' }],
    ['a number', { totalSize: '412Gi', totalSizeBytes: 442381631488 }],
  ])('is what snapshots hold and not what is stored: %s', (_, stats) => {
    const { repositories } = observe([
      repository({ status: { storageStats: { snapshotCount: 4, ...stats } } }),
    ]);
    expect(repositories[0].sizeBytes).toBeUndefined();
    expect(repositories[0].evidence).toContainEqual(
      expect.objectContaining({ value: '412Gi' }),
    );
  });
});

describe('trap 15: what deletes copies', () => {
  it.each([
    ['policy', [policy({ spec: { deletion: { onPolicyDelete: 'Delete' } } })]],
    [
      'schedule',
      [
        policy(),
        schedule({ spec: { deletion: { onScheduleDelete: 'Delete' } } }),
      ],
    ],
    [
      'repository',
      [policy(), repository({ spec: { onNamespaceDelete: 'Delete' } })],
    ],
  ])('is told of where the %s takes the data along', (_, objects) => {
    const { codes } = observe([repository(), snapshot(), ...objects]);
    expect(codes).toContain('pruning-deletes-copies');
  });

  it('is not told of where Snapshots keep their data', () => {
    const { codes } = observe([
      repository(),
      policy({
        spec: {
          deletion: { onPolicyDelete: 'Delete' },
          defaultDeletionPolicy: 'Retain',
        },
      }),
      snapshot(),
    ]);
    expect(codes).not.toContain('pruning-deletes-copies');
  });

  it('is an alarm while Kopiur holds it back', () => {
    const held = {
      type: 'DeletionHeld',
      status: 'True',
      reason: 'MassDeletionBreaker',
      message: '31 deletions are pending',
    };
    const { finding } = observe([
      repository({
        status: {
          conditions: [
            {
              ...held,
              type: 'MassDeletionHeld',
              reason: 'MassDeletionThresholdExceeded',
            },
          ],
        },
      }),
      policy(),
      schedule(),
      snapshot({ status: { phase: 'Deleting', conditions: [held] } }),
      snapshotOfDay(26, { status: { conditions: [held] } }),
    ]);
    expect(finding('mass-deletion-held').detail).toBe(
      '31 deletions are pending',
    );
    expect(finding('deletion-held').title).toMatch(/^2 copies of jukebox are /);
  });
});

describe('trap 16: objects that are lost are no copies that are lost', () => {
  it('believes the policy, and tells what the catalogue found', () => {
    const { plan, codes } = observe([
      repository(),
      policy(),
      schedule(),
      snapshot({
        labels: { 'kopiur.home-operations.com/config': '' },
        spec: { policyRef: undefined },
        status: { phase: 'Discovered', origin: 'discovered' },
      }),
    ]);
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-11-27T03:04:00Z'));
    expect(codes).toContain('history-not-adopted');
  });
});

describe('trap 17: slots that only the next one tells', () => {
  const cron = (expression: string, next?: string, jitter?: string) =>
    observe([
      repository(),
      policy(),
      schedule({
        spec: {
          schedule: { cron: expression, jitter, timezone: 'Europe/Berlin' },
        },
        status: { nextSchedule: next ? { at: next } : undefined },
      }),
      snapshot(),
    ]).plan;

  it.each([
    ['H 3 * * *', '2026-11-28T02:17:00Z', '17 3 * * *'],
    ['H H * * *', '2026-11-28T04:42:00Z', '42 5 * * *'],
    ['H/15 * * * *', '2026-11-28T04:22:00Z', '7-59/15 * * * *'],
    ['H(0-29) 3 * * *', '2026-11-28T02:11:00Z', '11 3 * * *'],
    ['H 3 * * H', '2026-11-29T02:17:00Z', '17 3 * * 0'],
  ])('reads %s with the next slot at %s as %s', (text, next, expected) => {
    expect(cron(text, next).schedule).toMatchObject({ expression: expected });
  });

  it.each([
    ['H 3 * * *', '59 3 * * *'],
    ['H(0-29) H * * *', '29 23 * * *'],
    ['H/15 * * * *', '14-59/15 * * * *'],
  ])('reads %s without one as the last it may be', (text, expected) => {
    expect(cron(text).schedule).toMatchObject({ expression: expected });
  });

  it('stays the same from slot to slot where jitter moves each', () => {
    const first = cron('H 3 * * *', '2026-11-28T02:17:00Z', '30m');
    const second = cron('H 3 * * *', '2026-11-29T02:31:00Z', '30m');
    expect(first.schedule).toEqual(second.schedule);
    expect(first.nextDueAt).toBe(at('2026-11-28T02:17:00Z'));
  });

  it('still owes a slot that fired and did not succeed, whatever comes next', () => {
    const { plan } = observe([
      repository(),
      policy(),
      schedule({
        status: { lastSchedule: { at: '2026-11-28T03:09:00Z' } },
        spec: { schedule: { cron: 'H 3 * * *', jitter: '30m' } },
      }),
      snapshot(),
      snapshotOfDay(28, { status: { phase: 'Failed' } }),
    ]);
    expect(plan.nextDueAt).toBe(at('2026-11-28T03:09:00Z'));
  });

  it.each(['every now and then', 'H H * *', '0 3 * * * *; rm'])(
    'says that %s cannot be read',
    text => {
      expect(cron(text).schedule.kind).toBe('invalid');
    },
  );

  it('takes the zone from the schedule, the repository, then the configuration', () => {
    const zoneOf = (spec: object, timezone?: string) => {
      const { plan } = observe(
        [
          repository({ spec: { ...spec } }),
          policy(),
          schedule({ spec: { schedule: { cron: '0 3 * * *', timezone } } }),
        ],
        { timeZone: 'Asia/Tokyo' },
      );
      return plan.schedule.kind === 'cron' ? plan.schedule.zone : undefined;
    };
    const defaults = { scheduleDefaults: { timezone: 'America/Chicago' } };
    expect(zoneOf(defaults, 'Europe/Oslo')).toBe('Europe/Oslo');
    expect(zoneOf(defaults)).toBe('America/Chicago');
    expect(zoneOf({})).toBe('Asia/Tokyo');
  });
});

it('trap 18: snapshots of another cluster in a shared repository are not ours', () => {
  const foreign = snapshotOfDay(28, {
    name: 'foreign',
    labels: { 'kopiur.home-operations.com/config': '' },
    spec: { policyRef: undefined },
    status: {
      phase: 'Discovered',
      origin: 'discovered',
      snapshot: {
        kopiaSnapshotID: 'b'.repeat(32),
        identity: {
          username: 'jukebox',
          hostname: 'media.home-2',
          sourcePath: '/pvc/jukebox',
        },
      },
    },
  });
  const { plan, codes } = observe([...healthy(), foreign]);
  expect(plan.lastSuccess?.finishedAt).toBe(at('2026-11-27T03:04:00Z'));
  expect(codes).not.toContain('history-not-adopted');
});

describe('trap 19: logs of movers', () => {
  it('are redacted before anything of them is kept', () => {
    const { facts, plan } = observe([
      ...healthy(),
      snapshotOfDay(28, {
        status: {
          phase: 'Failed',
          failure: {
            message: 'PUT https://user:hunter2@s3.example.com/x failed',
            stderrTail:
              'connecting\nsecret_access_key=abcdefghij0123456789\nERROR upload failed: denied',
          },
        },
      }),
      restore({
        status: {
          phase: 'Failed',
          failure: { stderrTail: 'password: hunter2\nERROR no such snapshot' },
        },
      }),
    ]);
    const kept = JSON.stringify(facts);
    expect(kept).not.toContain('hunter2');
    expect(kept).not.toContain('abcdefghij0123456789');
    expect(plan.logTail).toContain('ERROR upload failed');
  });
});

describe('trap 20: what is deleted stays at its last value in metrics', () => {
  it('is no matter here: only objects are read', () => {
    const { facts } = observe([repository()]);
    expect(facts.filter(({ type }) => type === 'plan')).toEqual([]);
  });
});

describe('words that are not known here', () => {
  it('are shown as they are, and count as nothing', () => {
    const { plan, findings } = observe([
      repository({ status: { phase: 'Hibernating' } }),
      policy(),
      schedule(),
      snapshot(),
      snapshotOfDay(28, { status: { phase: 'Quantum' } }),
      restore({ status: { phase: 'Teleporting' } }),
    ]);
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-11-27T03:04:00Z'));
    expect(findings.map(({ finding }) => finding.title)).toEqual([
      'Kopiur reports a state of a run of jukebox that is not known here: Quantum.',
      'Kopiur reports a state of the repository nas that is not known here: Hibernating.',
      'Kopiur reports a state of the restore jukebox-restore that is not known here: Teleporting.',
    ]);
  });
});

describe('upkeep', () => {
  it('is as old as its last full run', () => {
    expect(observe([repository(), maintenance()]).maintenance).toEqual([
      expect.objectContaining({
        repository: 'nfs://nas.lan/mnt/tank/kopia',
        lastSuccessAt: at('2026-11-26T05:00:00Z'),
        schedule: expect.objectContaining({ expression: '0 5 * * *' }),
        owner: 'kopiur/home-1',
        suspended: false,
      }),
    ]);
  });

  it('fails by its own count', () => {
    const [fact] = observe([
      repository(),
      maintenance({
        status: {
          full: {
            lastRunAt: '2026-11-27T05:00:00Z',
            consecutiveFailures: 3,
          },
        },
      }),
    ]).maintenance;
    expect(fact.failing?.message).toBe('3 full runs in a row failed');
    expect(fact.lastSuccessAt).toBeUndefined();
  });
});

describe('a second layer', () => {
  it('is a mirror of the repository with its own clock', () => {
    const { plan } = observe([repository(), repositoryReplication()]);
    expect(plan).toMatchObject({
      method: 'kopia sync-to',
      mirrorOf: 'nfs://nas.lan/mnt/tank/kopia',
      destination: { product: 'Backblaze B2', bucket: 'mirror' },
      lastSuccess: { finishedAt: at('2026-11-26T06:10:00Z') },
      nextDueAt: at('2026-11-27T06:00:00Z'),
    });
  });

  it('copies snapshots into another repository, and lies where that does', () => {
    const { plan } = observe([
      repository(),
      clusterRepository(),
      snapshotReplication(),
    ]);
    expect(plan).toMatchObject({
      method: 'kopia snapshot migrate',
      mirrorOf: 'nfs://nas.lan/mnt/tank/kopia',
      destination: { bucket: 'vault' },
      retention: { sentence: 'Keeps every snapshot that it copied.' },
    });
  });

  it('vouches for nothing where it copies a selection', () => {
    const { plan } = observe([
      repository(),
      clusterRepository(),
      snapshotReplication({
        spec: { selection: { identities: { include: [{ username: 'x' }] } } },
      }),
    ]);
    expect(plan.mirrorOf).toBeUndefined();
  });

  it.each([
    ['is suspended', { suspend: true }, {}, { suspended: true }],
    [
      'failed',
      {},
      {
        phase: 'Failed',
        conditions: [{ type: 'Ready', status: 'False', message: 'gone' }],
      },
      { lastAttemptFailed: { message: 'gone' } },
    ],
    [
      'left snapshots out',
      {},
      { lastRun: { failed: 2 } },
      { lastAttemptFailed: { message: '2 snapshots could not be copied.' } },
    ],
  ])('says that it %s', (_, spec, status, expected) => {
    const { plan } = observe([
      repository(),
      clusterRepository(),
      snapshotReplication({ spec, status }),
    ]);
    expect(plan).toMatchObject(expected);
  });
});

describe('a lock on what is written', () => {
  it.each([
    [
      'is what the repository reports',
      { enabled: true, mode: 'COMPLIANCE', period: '720h' },
      2592000,
    ],
    [
      'is none where it reports none',
      { enabled: false, mode: '', period: '0s' },
      0,
    ],
    ['is not known where it was only declared', undefined, undefined],
  ])('%s', (_, blobRetention, seconds) => {
    const [fact] = observe([
      repository({
        spec: {
          parameters: { blobRetention: { compliance: { period: '720h' } } },
        },
        status: blobRetention ? { parameters: { blobRetention } } : {},
      }),
    ]).repositories;
    expect(fact.lockedSeconds).toBe(seconds);
  });
});
