import { at, observe } from '../fixtures/observe';
import {
  claim,
  clusterRepository,
  healthy,
  policy,
  repository,
  restore,
  schedule,
  snapshot,
  snapshotOfDay,
} from '../fixtures/objects';

const IDENTITY = {
  username: 'jukebox',
  hostname: 'media',
  sourcePath: '/pvc/jukebox',
};

/** A snapshot that the catalogue found, of the same name as the policy's. */
function discovered(
  index: number,
  identity: Record<string, string> = IDENTITY,
  origin = 'discovered',
) {
  return snapshot({
    name: `discovered-${index}`,
    labels: {
      'kopiur.home-operations.com/config': '',
      'kopiur.home-operations.com/origin': origin,
    },
    metadata: {
      ownerReferences: [
        {
          apiVersion: 'kopiur.home-operations.com/v1alpha1',
          kind: 'Repository',
          name: 'nas',
        },
      ],
    },
    spec: { policyRef: origin === 'adopted' ? { name: 'jukebox' } : undefined },
    status: {
      phase: 'Discovered',
      origin,
      resolved: undefined,
      snapshot: {
        kopiaSnapshotID: `${index}`.padStart(32, '0'),
        identity,
      },
    },
  });
}

const counted = (snapshotCount: number) =>
  repository({
    status: {
      storageStats: {
        snapshotCount,
        lastObservedAt: '2026-11-27T09:30:00Z',
      },
    },
  });

describe('trap 1: objects of snapshots that are not there', () => {
  const rows = [1, 2, 3, 4, 5].map(index => discovered(index));

  it('are counted against what the repository was seen to hold', () => {
    const { finding } = observe([
      counted(2),
      policy(),
      schedule(),
      snapshot(),
      ...rows,
    ]);
    expect(finding('restore-points-not-there').title).toBe(
      'Kopiur lists 6 snapshots in nas, and it saw 2 there: 4 of them cannot be restored.',
    );
  });

  it('are never a success, nor a point to restore from', () => {
    const { plan } = observe([
      counted(5),
      policy({ status: { lastSuccessfulSnapshot: undefined } }),
      schedule(),
      ...rows,
    ]);
    expect(plan.lastSuccess).toBeUndefined();
    expect(plan.restore).toMatchObject({ points: [] });
  });

  it('are told of where one look does not see all of a repository', () => {
    const { finding } = observe([
      counted(2643),
      policy(),
      schedule(),
      snapshot(),
      ...rows,
    ]);
    expect(finding('catalog-cut-off')).toMatchObject({ severity: 'advice' });
  });

  it('say nothing where both agree', () => {
    expect(observe([...healthy()]).codes).toEqual([]);
  });
});

describe('trap 2: history that no policy owns', () => {
  it('is told of, because retention never touches it', () => {
    const { finding } = observe([
      counted(9),
      policy(),
      schedule(),
      snapshot(),
      discovered(1),
      discovered(2),
    ]);
    expect(finding('history-not-adopted').title).toBe(
      '2 snapshots under jukebox@media:/pvc/jukebox in the repository belong to no policy: retention never touches them.',
    );
  });

  it('is the history of the policy once it is adopted, where the repository agrees', () => {
    const adopted = discovered(1, IDENTITY, 'adopted');
    const objects = [
      policy({ status: { lastSuccessfulSnapshot: undefined } }),
      schedule(),
      adopted,
    ];
    expect(observe([counted(1), ...objects]).plan.lastSuccess).toBeDefined();
    expect(observe([counted(0), ...objects]).plan.lastSuccess).toBeUndefined();
    expect(observe([counted(5000), ...objects]).plan.lastSuccess).toBe(
      undefined,
    );
  });
});

describe('trap 3: ids that name no snapshot', () => {
  it('are told of, because a restore that names one fails', () => {
    const { finding } = observe([
      repository(),
      policy(),
      schedule(),
      snapshot({
        status: {
          snapshot: {
            kopiaSnapshotID: 'k2f6c1a9be07d1d3f44c1f5d6e7a8b9c0',
            identity: IDENTITY,
          },
        },
      }),
    ]);
    expect(finding('snapshot-names-no-manifest').fix).toContain('asOf');
  });
});

describe('trap 4: a restore that completed with nothing', () => {
  it('has restored nothing, whatever its phase says', () => {
    const { restores } = observe([
      ...healthy(),
      restore({
        status: {
          resolved: {
            resolution: 'NoSnapshot',
            pinnedAt: '2026-11-27T09:00:00Z',
          },
          progress: undefined,
        },
      }),
    ]);
    expect(restores).toEqual([
      expect.objectContaining({
        outcome: 'restored-nothing',
        at: at('2026-11-27T09:06:00Z'),
      }),
    ]);
  });

  it.each([
    ['names no snapshot', { resolved: {}, progress: undefined }],
    ['brought no file back', { progress: { filesRestored: 0 } }],
  ])('has restored nothing where it %s', (_, status) => {
    const [fact] = observe([...healthy(), restore({ status })]).restores;
    expect(fact.outcome).toBe('restored-nothing');
  });

  it('has restored where a snapshot was found and files came back', () => {
    const [fact] = observe([...healthy(), restore()]).restores;
    expect(fact).toMatchObject({
      outcome: 'restored',
      of: [
        'home-1/media/PersistentVolumeClaim/jukebox-restored',
        'home-1/media/SnapshotPolicy/jukebox',
      ],
    });
  });

  it('is foretold where a restore by policy leaves its default', () => {
    const { codes } = observe([
      ...healthy(),
      restore({
        spec: {
          source: { fromPolicy: { name: 'jukebox' } },
          policy: undefined,
        },
        status: { phase: 'Pending', resolved: undefined, progress: undefined },
      }),
    ]);
    expect(codes).toContain('restore-may-come-back-empty');
  });

  it('breaks the restore of a claim that had snapshots before it came back empty', () => {
    const { finding } = observe([
      ...healthy(),
      snapshotOfDay(25),
      ...populated({
        resolution: 'NoSnapshot',
        pinnedAt: '2026-11-26T09:00:00Z',
      }),
    ]);
    expect(finding('claim-came-back-empty')).toMatchObject({
      severity: 'breaks-restore',
      title:
        'The claim lyrics was filled with nothing 2026-11-26, although a snapshot of 2026-11-25 was there.',
    });
  });
});

/** The claim `media/lyrics` and the Restore that fills it. */
function populated(resolved: Record<string, string>): unknown[] {
  return [
    claim({
      name: 'lyrics',
      spec: {
        dataSourceRef: {
          apiGroup: 'kopiur.home-operations.com',
          kind: 'Restore',
          name: 'lyrics',
        },
      },
    }),
    restore({
      name: 'lyrics',
      spec: {
        source: { fromPolicy: { name: 'jukebox' } },
        target: { populator: {} },
        policy: { onMissingSnapshot: 'Continue' },
      },
      status: { resolved },
    }),
  ];
}

describe('trap 5: a populator keeps what it chose first', () => {
  it('says which snapshot a new claim would get', () => {
    const { finding } = observe([
      ...healthy(),
      ...populated({
        resolution: 'Snapshot',
        kopiaSnapshotID: 'a'.repeat(32),
        pinnedAt: '2026-06-02T09:00:00Z',
      }),
    ]);
    expect(finding('populator-serves-old-snapshot').title).toContain(
      'the snapshot that was the newest 2026-06-02, not the newest one',
    );
  });

  it('tells it to who is about to delete the claim', () => {
    const told = (resolved: Record<string, string>) =>
      observe([...healthy(), ...populated(resolved)]).facts.filter(
        fact => fact.type === 'refill',
      );
    const pinnedAt = '2026-06-02T09:00:00Z';
    expect(told({ resolution: 'Snapshot', pinnedAt })).toEqual([
      expect.objectContaining({
        gives: 'pinned',
        at: Date.parse(pinnedAt) / 1000,
        itemKey: expect.stringMatching(/PersistentVolumeClaim.lyrics$/),
      }),
    ]);
    expect(told({ resolution: 'NoSnapshot', pinnedAt })[0].gives).toBe('empty');
    expect(told({})[0].gives).toBe('newest');
  });

  it('says that a new claim would be empty where it found nothing at first', () => {
    const { finding } = observe([
      ...healthy(),
      ...populated({
        resolution: 'NoSnapshot',
        pinnedAt: '2026-06-02T09:00:00Z',
      }),
    ]);
    expect(finding('populator-pinned-to-nothing').severity).toBe('advice');
  });
});

it('trap 6: a restore over a claim that is bound restored nothing', () => {
  const [fact] = observe([
    ...healthy(),
    restore({
      status: {
        resolved: undefined,
        conditions: [
          { type: 'Ready', status: 'True', reason: 'TargetAlreadyBound' },
        ],
      },
    }),
  ]).restores;
  expect(fact.outcome).toBe('restored-nothing');
  expect(fact.detail).toContain('had its volume already');
});

describe('trap 7: a repository that reads ready', () => {
  it('is as old as the last look at it', () => {
    const { finding } = observe([
      repository({
        status: {
          health: {
            lastProbeAt: '2026-11-27T09:45:00Z',
            lastHealthyAt: '2026-11-27T09:45:00Z',
            consecutiveProbeFailures: 0,
          },
        },
      }),
    ]);
    expect(finding('repository-not-seen-lately')).toMatchObject({
      severity: 'advice',
      standsFrom: at('2026-11-27T12:45:00Z'),
      title:
        'Kopiur calls the repository nas ready, and last saw it 2026-11-27T09:45:00.000Z.',
    });
  });

  it('is seen by a run that worked, too', () => {
    const { findings } = observe([
      repository({
        status: {
          storageStats: undefined,
          catalog: { lastRefreshAt: '2026-06-01T00:00:00Z' },
        },
      }),
      policy(),
      schedule(),
      snapshot(),
    ]);
    expect(findings.map(({ finding }) => finding.standsFrom)).toEqual([
      at('2026-12-05T03:04:00Z'),
    ]);
  });

  it('does not answer while its probes fail', () => {
    const { finding } = observe([
      repository({
        status: {
          health: {
            consecutiveProbeFailures: 4,
            lastHealthyAt: '2026-11-27T07:45:00Z',
          },
        },
      }),
    ]);
    expect(finding('repository-does-not-answer')).toMatchObject({
      severity: 'erodes',
      title: 'The repository nas did not answer Kopiur 4 times in a row.',
    });
  });

  it.each([
    ['Failed', 'Kopiur cannot use the repository nas as it should.'],
    ['Degraded', 'Kopiur cannot use the repository nas as it should.'],
    ['Initializing', 'The repository nas is not set up yet.'],
  ])(
    'is told of in phase %s, with every plan that writes to it',
    (phase, title) => {
      const { findings } = observe([repository({ status: { phase } })]);
      expect(findings[0].finding.title).toBe(title);
      expect(findings[0].about.repository).toBe('nfs://nas.lan/mnt/tank/kopia');
    },
  );
});

describe('trap 8: what waits for ever looks merely pending', () => {
  it.each([
    ['MoverPermitted', 'False', 'PrivilegedMoverNotPermitted'],
    ['CredentialsAvailable', 'False', 'MissingCredentialsSecret'],
    ['CredentialsAvailable', 'False', 'AReasonOfTomorrow'],
  ])('blocks a run by %s=%s, %s', (type, status, reason) => {
    const { plan, codes } = observe([
      ...healthy(),
      snapshotOfDay(28, {
        status: {
          phase: 'Pending',
          timing: undefined,
          conditions: [
            {
              type,
              status,
              reason,
              message: 'it is in the way',
              lastTransitionTime: '2026-11-28T03:00:05Z',
            },
          ],
        },
      }),
    ]);
    expect(plan.controllerError).toEqual({
      since: at('2026-11-28T03:00:05Z'),
      message: 'it is in the way',
    });
    expect(codes.filter(code => code.startsWith('blocked-by'))).toHaveLength(1);
  });

  it('blocks a schedule that looks healthy', () => {
    const { plan, finding } = observe([
      repository(),
      policy(),
      snapshot(),
      schedule({
        status: {
          conditions: [
            {
              type: 'ScheduleRunnable',
              status: 'False',
              reason: 'BlockedOnUnreadableRun',
              message: 'run jukebox-1 is at a phase that cannot be read',
              lastTransitionTime: '2026-11-27T03:00:00Z',
            },
          ],
        },
      }),
    ]);
    expect(plan.controllerError?.message).toContain('jukebox-1');
    expect(finding('blocked-by-schedule-runnable').fix).toContain(
      'End the upgrade of Kopiur',
    );
  });

  it('does not block by a gate that is open', () => {
    const { plan } = observe([
      ...healthy(),
      snapshotOfDay(28, {
        status: {
          phase: 'Pending',
          conditions: [{ type: 'MoverPermitted', status: 'True' }],
        },
      }),
    ]);
    expect(plan.controllerError).toBeUndefined();
  });
});

describe('trap 9: a policy of several repositories', () => {
  const repositories = [
    { kind: 'Repository', name: 'nas' },
    { kind: 'ClusterRepository', name: 'offsite' },
  ];
  const both = policy({
    spec: { repository: undefined, repositories },
    status: {
      lastSuccessfulSnapshot: '2026-11-27T03:04:00Z',
      resolved: {
        repositories: [
          {
            repository: repositories[1],
            identity: { username: 'jukebox', hostname: 'media.home-1' },
          },
        ],
        identity: IDENTITY,
      },
    },
  });

  it('is a plan for each, judged by its own Snapshots', () => {
    const { plans } = observe([
      repository(),
      clusterRepository(),
      both,
      schedule(),
      snapshotOfDay(27),
      snapshotOfDay(20, {
        name: 'offsite-20',
        spec: { repository: repositories[1] },
        status: { resolved: { repository: repositories[1] } },
      }),
      snapshotOfDay(27, {
        name: 'offsite-27',
        spec: { repository: repositories[1] },
        status: { phase: 'Failed', resolved: undefined },
      }),
    ]);
    expect(
      plans.map(({ destination, lastSuccess, lastAttemptFailed, writes }) => [
        destination.label,
        lastSuccess?.finishedAt,
        lastAttemptFailed !== undefined,
        writes?.identity,
      ]),
    ).toEqual([
      [
        'NFS nas.lan',
        at('2026-11-27T03:04:00Z'),
        false,
        'jukebox@media:/pvc/jukebox',
      ],
      [
        'Backblaze B2',
        at('2026-11-20T03:04:00Z'),
        true,
        'jukebox@media.home-1:/pvc/jukebox',
      ],
    ]);
  });

  it('claims nothing for a repository by the last success of any', () => {
    const { plans } = observe([
      repository(),
      clusterRepository(),
      both,
      schedule(),
    ]);
    expect(plans.map(({ lastSuccess }) => lastSuccess)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('gives a run that names no repository to none of them', () => {
    const { plans } = observe([
      repository(),
      clusterRepository(),
      both,
      snapshot({ status: { resolved: undefined } }),
    ]);
    expect(plans.every(({ lastSuccess }) => lastSuccess === undefined)).toBe(
      true,
    );
  });
});

it('trap 10: a success with files that could not be read is none', () => {
  const { plan, finding } = observe([
    ...healthy(),
    snapshotOfDay(28, {
      status: { stats: { sizeBytes: 1024, filesNew: 4, filesFailed: 3 } },
    }),
  ]);
  expect(plan.lastAttemptFailed?.message).toBe(
    '3 files could not be read and are not in the snapshot.',
  );
  expect(plan.lastSuccess?.finishedAt).toBe(at('2026-11-27T03:04:00Z'));
  expect(finding('snapshot-incomplete').severity).toBe('erodes');
});
