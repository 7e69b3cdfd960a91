import { snapshotOf } from 'backstage-plugin-backups-node';
import { createPgoProvider } from '../createPgoProvider';
import {
  bucket,
  cronJob,
  failedStatus,
  job,
  postgresCluster,
  volumeRepository,
  workLabels,
} from '../fixtures/objects';
import { at, observePgoObjects } from '../fixtures/observe';

const SPEC = postgresCluster().spec as Record<string, unknown>;
const STATUS = postgresCluster().status as Record<string, unknown>;

/** What the operator copied from a Job, with the Job gone. */
function scheduledBackup(run: object) {
  return postgresCluster({
    status: {
      ...STATUS,
      pgbackrest: {
        scheduledBackups: [
          {
            cronJobName: 'hippo-repo1-full',
            repo: 'repo1',
            type: 'full',
            startTime: '2026-08-23T01:00:00Z',
            ...run,
          },
        ],
      },
    },
  });
}

const full = { spec: { schedule: '0 1 * * 0' } };
const incremental = { type: 'incr', spec: { schedule: '0 1 * * 1-6' } };

describe('traps of Crunchy PGO', () => {
  it('1: the last success of a CronJob stands when its Jobs are gone', () => {
    const { plan } = observePgoObjects([
      postgresCluster(),
      cronJob({
        status: {
          lastScheduleTime: '2026-08-23T01:00:00Z',
          lastSuccessfulTime: '2026-08-23T01:05:00Z',
        },
      }),
    ]);
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-23T01:05:00Z'));
    expect(plan.lastAttemptFailed).toBeUndefined();
  });

  it('1: a slot whose Job is gone, and that no success followed, failed', () => {
    const { plan } = observePgoObjects([
      postgresCluster(),
      cronJob({
        status: {
          lastScheduleTime: '2026-08-30T01:00:00Z',
          lastSuccessfulTime: '2026-08-23T01:05:00Z',
        },
      }),
    ]);
    expect(plan.lastAttemptFailed).toEqual({
      since: at('2026-08-30T01:00:00Z'),
      message: 'Its Job is gone, and no success of it was written down.',
    });
  });

  it('1: one run that three witnesses tell of is one run', () => {
    const { plan } = observePgoObjects([
      scheduledBackup({ completionTime: '2026-08-23T01:05:00Z', succeeded: 1 }),
      cronJob({
        status: {
          lastScheduleTime: '2026-08-23T01:00:00Z',
          lastSuccessfulTime: '2026-08-23T01:05:02Z',
        },
      }),
      job(),
    ]);
    expect(plan.database?.backups).toHaveLength(1);
  });

  it('2: a run with a count of failures and no end failed', () => {
    const { plan } = observePgoObjects([scheduledBackup({ failed: 1 })]);
    expect(plan.lastSuccess).toBeUndefined();
    expect(plan.lastAttemptFailed?.since).toBe(at('2026-08-23T01:00:00Z'));
  });

  it('2: a Job that was given up failed, and one that is tried again runs', () => {
    const failed = job({
      status: failedStatus('2026-08-23T01:00:00Z', '2026-08-23T02:00:00Z'),
    });
    const again = job({
      status: { startTime: '2026-08-23T01:00:00Z', active: 1, failed: 2 },
    });
    expect(
      observePgoObjects([postgresCluster(), failed]).plan.lastAttemptFailed,
    ).toEqual({
      since: at('2026-08-23T02:00:00Z'),
      message:
        'BackoffLimitExceeded: Job has reached the specified backoff limit',
    });
    expect(
      observePgoObjects([postgresCluster(), again]).plan.runningSince,
    ).toBe(at('2026-08-23T01:00:00Z'));
  });

  it('3: reports a schedule without a CronJob, an hour after the cluster was made', () => {
    const { finding, plan } = observePgoObjects([
      postgresCluster({
        status: {
          pgbackrest: {
            repos: [{ name: 'repo1', replicaCreateBackupComplete: false }],
          },
        },
      }),
    ]);
    expect(finding('schedule-without-cronjob')).toMatchObject({
      severity: 'erodes',
      title:
        'Nothing starts the full and incremental backups of hippo to repo1: its schedule has no CronJob.',
      standsFrom: at('2026-01-05T11:00:00Z'),
    });
    expect(plan.schedule.kind).toBe('several');
    expect(plan.hides).toBeUndefined();
    // There is no Job to look at.
    expect(plan.runs?.inspect).toContain('the Events of');
  });

  it('3: the one type that lacks its CronJob is named', () => {
    const { finding } = observePgoObjects([postgresCluster(), cronJob(full)]);
    expect(finding('schedule-without-cronjob').title).toMatch(
      /^Nothing starts the incremental backups/,
    );
  });

  it('3: reports nothing where each has its CronJob, or the cluster is shut down', () => {
    const code = 'schedule-without-cronjob';
    expect(
      observePgoObjects([
        postgresCluster(),
        cronJob(full),
        cronJob(incremental),
      ]).codes,
    ).not.toContain(code);
    expect(
      observePgoObjects([
        postgresCluster({ spec: { ...SPEC, shutdown: true } }),
      ]).codes,
    ).not.toContain(code);
  });

  it('3: CronJobs that an export left out are not missing where a Job of them is there', () => {
    const provider = createPgoProvider();
    const snapshot = snapshotOf({
      readAt: new Date(0),
      queries: provider.resources,
      objects: [
        postgresCluster({
          repos: [bucket({ schedules: { full: '0 1 * * 0' } })],
        }),
        job(),
      ],
    });
    const listings = new Map(snapshot.listings).set('batch/cronjobs', {
      outcome: 'notInstalled',
      readAt: new Date(0),
    });
    const codes = [
      ...provider.observeCluster({ ...snapshot, listings }),
    ].flatMap(fact => (fact.type === 'finding' ? fact.finding.code : []));
    expect(codes).not.toContain('schedule-without-cronjob');
  });

  it('4: a status that a restore cleared is not "never backed up"', () => {
    const { plan } = observePgoObjects([
      postgresCluster({
        status: {
          conditions: [
            {
              type: 'PGBackRestoreProgressing',
              status: 'True',
              reason: 'RestoreInPlaceRequested',
              message: '',
              lastTransitionTime: '2026-08-23T12:00:00Z',
            },
          ],
          pgbackrest: {},
        },
      }),
    ]);
    expect(plan.lastSuccess).toBeUndefined();
    expect(plan.hides).toEqual({ successes: true });
  });

  it('5: reports a restore that has ended and stays switched on', () => {
    const restored = (enabled: boolean) =>
      postgresCluster({
        pgbackrest: { restore: { enabled, repoName: 'repo1' } },
        status: {
          pgbackrest: {
            restore: {
              id: 'once',
              finished: true,
              completionTime: '2026-08-23T12:20:00Z',
            },
          },
        },
      });
    expect(
      observePgoObjects([restored(true)]).finding('restore-left-enabled'),
    ).toMatchObject({ standsFrom: at('2026-08-24T12:20:00Z') });
    expect(observePgoObjects([restored(false)]).codes).not.toContain(
      'restore-left-enabled',
    );
  });

  it('6: a cluster that was filled from a repository needs a full backup of its own', () => {
    const filled = (...more: object[]) =>
      observePgoObjects([
        postgresCluster({
          createdAt: '2026-08-23T09:00:00Z',
          spec: {
            ...SPEC,
            dataSource: {
              postgresCluster: { clusterName: 'old', repoName: 'repo1' },
            },
          },
          status: {
            conditions: [
              {
                type: 'PostgresDataInitialized',
                status: 'True',
                reason: 'PGBackRestRestoreComplete',
                message: '',
                lastTransitionTime: '2026-08-23T09:30:00Z',
              },
            ],
          },
        }),
        ...more,
      ]);
    const before = filled(job());
    expect(before.plan.lastSuccess).toBeUndefined();
    expect(before.plan.madeSince).toBe(at('2026-08-23T09:30:00Z'));
    expect(before.finding('full-backup-after-restore').severity).toBe('erodes');
    const after = filled(
      job({
        labels: {
          ...workLabels({}),
          'postgres-operator.crunchydata.com/pgbackrest-cronjob': 'full',
        },
        status: {
          startTime: '2026-08-23T10:00:00Z',
          completionTime: '2026-08-23T10:05:00Z',
          succeeded: 1,
        },
      }),
    );
    expect(after.codes).not.toContain('full-backup-after-restore');
  });

  it('7: reports two clusters that write into one folder, and takes nothing from it for certain', () => {
    const twin = postgresCluster({ name: 'twin', uid: 'uid-twin' });
    const { plans, findings } = observePgoObjects([postgresCluster(), twin]);
    expect(plans.map(({ database }) => database?.sharedWith)).toEqual([
      ['db/twin'],
      ['db/hippo'],
    ]);
    expect(
      findings.filter(({ finding }) => finding.code === 'repository-shared'),
    ).toHaveLength(2);
  });

  it('7: without a path in the options every cluster has the same one', () => {
    const options = { global: {} };
    const { codes } = observePgoObjects([
      postgresCluster(options),
      postgresCluster({ ...options, name: 'twin' }),
    ]);
    expect(codes).toContain('repository-shared');
  });

  it('7: a standby reads what its primary writes, and shares nothing', () => {
    const { codes } = observePgoObjects([
      postgresCluster(),
      postgresCluster({
        name: 'twin',
        spec: { ...SPEC, standby: { enabled: true, repoName: 'repo1' } },
      }),
    ]);
    expect(codes).not.toContain('repository-shared');
  });

  it('8: volumes of two clusters are two places, and neither is off-site', () => {
    const local = { repos: [volumeRepository()] };
    const { plans, codes } = observePgoObjects([
      postgresCluster(local),
      postgresCluster({ ...local, name: 'twin' }),
    ]);
    expect(plans.map(({ destination }) => destination.offSite)).toEqual([
      false,
      false,
    ]);
    expect(codes).not.toContain('repository-shared');
  });

  it('9: reports a backup that hangs, with what to look at', () => {
    const { plan, finding } = observePgoObjects([
      postgresCluster(),
      job({ status: { startTime: '2026-08-23T01:00:00Z', active: 1 } }),
    ]);
    expect(plan.runningSince).toBe(at('2026-08-23T01:00:00Z'));
    expect(finding('backup-waits')).toMatchObject({
      standsFrom: at('2026-08-23T03:00:00Z'),
      fix: expect.stringContaining('pgbackrest check --stanza=db'),
    });
  });

  it.each([
    [
      'two repositories at one time',
      [bucket(), volumeRepository({ schedules: { full: '0 1 * * *' } })],
      true,
    ],
    ['days that differ', [bucket()], false],
    ['hours that differ', [bucket(), volumeRepository()], false],
    [
      'a name of a day',
      [
        bucket({
          schedules: { full: '0 1 * * sun', differential: '0 1 * * 0,3' },
        }),
      ],
      true,
    ],
    [
      'steps that meet',
      [
        bucket({
          schedules: { full: '0 4 1 * *', incremental: '0 */4 * * *' },
        }),
      ],
      true,
    ],
  ])(
    '10: reports schedules that share a lock where they meet: %s',
    (_, repos, expected) => {
      const { codes } = observePgoObjects([postgresCluster({ repos })]);
      expect(codes.includes('schedules-collide')).toBe(expected);
    },
  );

  it('11: reports a repository host that is not ready; how full its volume is is in no status', () => {
    const { finding } = observePgoObjects([
      postgresCluster({
        repos: [volumeRepository()],
        status: {
          conditions: [
            {
              type: 'PGBackRestRepoHostReady',
              status: 'False',
              reason: 'RepoHostNotReady',
              message: '',
              lastTransitionTime: '2026-08-23T12:00:00Z',
            },
          ],
        },
      }),
    ]);
    expect(finding('repository-host-not-ready')).toMatchObject({
      severity: 'erodes',
      standsFrom: at('2026-08-23T13:00:00Z'),
    });
  });

  it('12: what Percona drives underneath is left to its own object', () => {
    const { facts } = observePgoObjects([
      postgresCluster({
        ownerReferences: [
          {
            apiVersion: 'pgv2.percona.com/v2',
            kind: 'PerconaPGCluster',
            name: 'hippo',
          },
        ],
      }),
    ]);
    expect(facts).toEqual([]);
  });
});

describe('a restore in place of PGO', () => {
  const restoring = (restore: object, reason?: string) =>
    observePgoObjects([
      postgresCluster({
        status: {
          conditions: reason
            ? [
                {
                  type: 'PostgresDataInitialized',
                  status: 'False',
                  reason,
                  message: '',
                  lastTransitionTime: '2026-08-23T12:20:00Z',
                },
              ]
            : [],
          pgbackrest: { restore: { id: 'once', ...restore } },
        },
      }),
    ]).restores.map(({ outcome }) => outcome);

  it('goes on, has ended, or failed: `finished` alone says neither', () => {
    expect(restoring({ finished: false })).toEqual(['running']);
    expect(
      restoring({ finished: true, completionTime: '2026-08-23T12:20:00Z' }),
    ).toEqual(['restored']);
    expect(restoring({ finished: true, failed: 1 })).toEqual(['failed']);
    expect(restoring({ finished: true }, 'PGBackRestRestoreFailed')).toEqual([
      'failed',
    ]);
  });

  it('asks for a full backup afterwards', () => {
    const { finding } = observePgoObjects([
      postgresCluster({
        status: {
          pgbackrest: {
            restore: {
              id: 'once',
              finished: true,
              completionTime: '2026-08-23T12:20:00Z',
            },
          },
        },
      }),
      job(),
    ]);
    expect(finding('full-backup-after-restore')).toMatchObject({
      severity: 'advice',
      fix: 'Make a full backup now.',
    });
  });
});
