import { at, observe } from '../fixtures/observe';
import {
  claim,
  clusterRepository,
  healthy,
  policy,
  repository,
  schedule,
  snapshot,
  snapshotOfDay,
} from '../fixtures/objects';

describe('a policy with a schedule', () => {
  it('is a plan of its claim, with its place, its clock and its last success', () => {
    const { plan, codes } = observe(healthy());
    expect(plan).toMatchObject({
      key: 'home-1/media/SnapshotPolicy/jukebox/Repository/media/nas/pvc/media/jukebox',
      provider: 'kopiur',
      method: 'kopia',
      itemKey: 'home-1/media/PersistentVolumeClaim/jukebox',
      destination: {
        type: 'nfs',
        server: 'nas.lan',
        path: '/mnt/tank/kopia',
        label: 'NFS nas.lan',
        failureDomain: 'nas.lan',
      },
      schedule: { kind: 'cron', expression: '0 3 * * *', zone: 'UTC' },
      suspended: false,
      nextDueAt: at('2026-11-28T03:00:00Z'),
      lastSuccess: {
        finishedAt: at('2026-11-27T03:04:00Z'),
        durationSeconds: 240,
      },
      retention: { sentence: 'Keeps the newest 3, 7 daily and 4 weekly.' },
      writes: { identity: 'jukebox@media:/pvc/jukebox' },
      madeOf: {
        uid: 'uid-of-jukebox',
        place: 'nfs://nas.lan/mnt/tank/kopia',
        identity: 'jukebox@media:/pvc/jukebox',
      },
    });
    expect(plan.lastAttemptFailed).toBeUndefined();
    expect(codes).toEqual([]);
  });

  it('runs by hand only where no schedule names or selects it', () => {
    const { plan } = observe([repository(), policy(), snapshot()]);
    expect(plan.schedule).toEqual({ kind: 'manual' });
    expect(plan.nextDueAt).toBeUndefined();
  });

  it('is found by a schedule that selects its labels', () => {
    const { plan } = observe([
      repository(),
      policy({ labels: { tier: 'gold' } }),
      schedule({
        spec: {
          policyRef: undefined,
          policySelector: {
            matchExpressions: [
              { key: 'tier', operator: 'In', values: ['gold', 'silver'] },
            ],
          },
        },
      }),
    ]);
    expect(plan.schedule).toMatchObject({ kind: 'cron' });
  });

  it('is not found by a schedule of another namespace', () => {
    const { plan } = observe([
      repository(),
      policy(),
      schedule({ namespace: 'elsewhere' }),
    ]);
    expect(plan.schedule).toEqual({ kind: 'manual' });
  });

  it.each([
    ['policy', [repository(), policy({ spec: { suspend: true } }), schedule()]],
    [
      'repository',
      [repository({ spec: { suspend: true } }), policy(), schedule()],
    ],
    [
      'schedule',
      [
        repository(),
        policy(),
        schedule({ spec: { schedule: { cron: '0 3 * * *', suspend: true } } }),
      ],
    ],
  ])('is suspended where its %s is', (_, objects) => {
    expect(observe(objects).plan.suspended).toBe(true);
  });

  it('believes the word of the policy where no Snapshot is left', () => {
    const { plan } = observe([repository(), policy(), schedule()]);
    expect(plan.lastSuccess).toEqual({
      finishedAt: at('2026-11-27T03:04:00Z'),
    });
  });

  it('fails while the newest run failed, since the first that did', () => {
    const { plan } = observe([
      repository(),
      policy(),
      schedule(),
      snapshotOfDay(24),
      snapshotOfDay(25, { status: { phase: 'Failed' } }),
      snapshotOfDay(26, {
        status: {
          phase: 'Failed',
          failure: {
            kopiaErrorClass: 'RepositoryUnreachable',
            message: 'dial tcp 10.0.0.4:2049: connection refused',
          },
        },
      }),
    ]);
    expect(plan.lastAttemptFailed).toEqual({
      since: at('2026-11-25T03:00:00Z'),
      message:
        'RepositoryUnreachable: dial tcp 10.0.0.4:2049: connection refused',
    });
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-11-24T03:04:00Z'));
  });

  it('fails by the count of its schedule where the Snapshots that failed are gone', () => {
    const { plan } = observe([
      repository(),
      policy(),
      schedule({
        status: {
          consecutiveFailures: 3,
          lastSchedule: { at: '2026-11-28T03:00:00Z' },
        },
      }),
      snapshot(),
    ]);
    expect(plan.lastAttemptFailed?.message).toBe(
      '3 runs in a row of SnapshotSchedule jukebox failed.',
    );
  });

  it('tells every run that its Snapshots remember, oldest first', () => {
    const { plan } = observe([
      ...healthy(),
      snapshotOfDay(25, { status: { phase: 'Failed' } }),
      snapshotOfDay(24),
      snapshotOfDay(26, { status: { phase: 'Unchanged' } }),
    ]);
    expect(
      plan.records?.map(({ outcome, endedAt }) => [outcome, endedAt]),
    ).toEqual([
      ['succeeded', at('2026-11-24T03:04:00Z')],
      ['failed', at('2026-11-25T03:04:00Z')],
      ['succeeded', at('2026-11-26T03:04:00Z')],
      ['succeeded', at('2026-11-27T03:04:00Z')],
    ]);
  });

  it('runs, and waits, as its newest Snapshot says', () => {
    const running = snapshotOfDay(28, {
      status: {
        phase: 'Running',
        timing: { startTime: '2026-11-28T03:00:10Z' },
        stats: undefined,
      },
    });
    expect(observe([...healthy(), running]).plan.runningSince).toBe(
      at('2026-11-28T03:00:10Z'),
    );
    const waiting = snapshotOfDay(28, {
      status: {
        phase: 'Pending',
        timing: undefined,
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            reason: 'RepositoryNotReady',
            message: 'repository nas is not ready',
          },
        ],
      },
    });
    expect(observe([...healthy(), waiting]).plan.queued).toEqual({
      behind: 'RepositoryNotReady',
    });
  });
});

describe('what a policy copies', () => {
  it('is each claim that Kopiur resolved a selector to', () => {
    const { plans } = observe([
      repository(),
      policy({
        spec: {
          sources: [
            {
              pvcSelector: {
                labelSelector: { matchLabels: { backup: 'include' } },
              },
            },
          ],
        },
        status: {
          resolved: {
            identity: { username: 'bundle', hostname: 'media' },
            sources: [
              { pvc: 'media/jukebox', sourcePath: '/pvc/jukebox' },
              { pvc: 'media/lyrics', sourcePath: '/pvc/lyrics' },
            ],
          },
        },
      }),
    ]);
    expect(plans.map(plan => plan.writes?.identity)).toEqual([
      'bundle@media:/pvc/jukebox',
      'bundle@media:/pvc/lyrics',
    ]);
    expect(new Set(plans.map(plan => plan.key)).size).toBe(2);
  });

  it('is found by its labels before Kopiur has resolved it', () => {
    const { plan } = observe([
      claim({ name: 'lyrics', labels: { backup: 'include' } }),
      repository(),
      policy({
        spec: {
          sources: [
            {
              pvcSelector: {
                labelSelector: { matchLabels: { backup: 'include' } },
              },
              sourcePathStrategy: 'PvcNamespacedName',
            },
          ],
        },
        status: { resolved: undefined },
      }),
    ]);
    expect(plan.itemKey).toBe('home-1/media/PersistentVolumeClaim/lyrics');
    expect(plan.writes?.identity).toBe('jukebox@media:/pvc/media/lyrics');
  });

  it('is a folder of a server where the source is an export', () => {
    const { plan } = observe([
      repository(),
      policy({
        spec: {
          sources: [{ nfs: { server: 'expanse.lan', path: '/mnt/media' } }],
        },
        status: { resolved: undefined },
      }),
    ]);
    expect(plan.copiesFolder).toEqual({
      servers: ['expanse.lan'],
      path: '/mnt/media',
    });
    expect(plan.writes?.identity).toBe('jukebox@media:/mnt/media');
  });

  it('keeps the runs of one claim from another one', () => {
    const sources = [{ pvc: { name: 'jukebox' } }, { pvc: { name: 'lyrics' } }];
    const { plans } = observe([
      repository(),
      policy({ spec: { sources }, status: { resolved: undefined } }),
      snapshot(),
    ]);
    expect(plans.map(plan => plan.lastSuccess !== undefined)).toEqual([
      true,
      false,
    ]);
  });
});

describe('the name of snapshots', () => {
  it('is that of policy and namespace before Kopiur pins it', () => {
    const { plan } = observe([
      repository(),
      policy({ status: { resolved: undefined } }),
    ]);
    expect(plan.writes?.identity).toBe('jukebox@media:/pvc/jukebox');
  });

  it('carries the name of the cluster where the repository is shared', () => {
    const { plan } = observe([
      repository({ spec: { identityDefaults: { cluster: 'home-1' } } }),
      policy({ status: { resolved: undefined } }),
    ]);
    expect(plan.writes?.identity).toBe('jukebox@media.home-1:/pvc/jukebox');
  });

  it('is not known while an expression decides it', () => {
    const { plan } = observe([
      clusterRepository({
        spec: { identityDefaults: { usernameExpr: "namespace + '-x'" } },
      }),
      policy({
        spec: { repository: { kind: 'ClusterRepository', name: 'offsite' } },
        status: { resolved: undefined },
      }),
    ]);
    expect(plan.writes?.identity).toBeUndefined();
  });
});

it('tells what is malformed, and reads the rest', () => {
  const { plan, codes } = observe([
    repository({ status: { phase: 7 } }),
    policy({ spec: { suspend: 'yes' } }),
    schedule(),
    snapshot({ status: { timing: { startTime: 'yesterday' } } }),
  ]);
  expect(codes.filter(code => code === 'malformed-object')).toHaveLength(3);
  expect(plan.destination.server).toBe('nas.lan');
});
