import {
  bucket,
  cronJob,
  failedStatus,
  job,
  perconaBackup,
  perconaCluster,
  perconaRestore,
} from '../fixtures/objects';
import { at, observePerconaObjects } from '../fixtures/observe';

/** A backup of each night, and up to when the log reached before the next one. */
function nights(reached: readonly (string | undefined)[]): object[] {
  return reached.map((latestRestorableTime, index) =>
    perconaBackup({
      day: `2026-08-${String(18 + index).padStart(2, '0')}`,
      status: latestRestorableTime ? { latestRestorableTime } : {},
    }),
  );
}

const BUSY = [
  '2026-08-19T00:59:00Z',
  '2026-08-20T00:58:00Z',
  '2026-08-21T00:59:30Z',
];

describe('traps of Percona Operator for PostgreSQL', () => {
  it('1: a slot that was missed leaves no object: the schedule is what it is measured by', () => {
    const { plan } = observePerconaObjects([
      perconaCluster(),
      perconaBackup({ day: '2026-08-20' }),
    ]);
    expect(plan.schedule).toMatchObject({
      kind: 'several',
      each: [{ makes: 'full', schedule: { expression: '0 1 * * *' } }],
    });
    // The operator names no next slot that could stand in for our clock.
    expect(plan.nextDueAt).toBeUndefined();
    expect(plan.lastAttemptFailed).toBeUndefined();
  });

  it('1: reports a cluster that is not ready for backups', () => {
    const { finding } = observePerconaObjects([
      perconaCluster({
        status: {
          state: 'initializing',
          conditions: [
            {
              type: 'ReadyForBackup',
              status: 'False',
              reason: 'ClusterNotReady',
              message: '',
              lastTransitionTime: '2026-08-22T00:10:00Z',
            },
          ],
        },
      }),
    ]);
    expect(finding('not-ready-for-backup')).toMatchObject({
      severity: 'erodes',
      standsFrom: at('2026-08-22T01:10:00Z'),
    });
  });

  it('2: the zone of a schedule is that of the operator, which has to be said', () => {
    const { plan } = observePerconaObjects([perconaCluster()], {
      timeZone: 'Europe/Zurich',
    });
    expect(plan.schedule).toMatchObject({
      each: [{ schedule: { zone: 'Europe/Zurich', dialect: 'standard' } }],
    });
  });

  it('3: a success that the operator did not find in the repository is not confirmed', () => {
    const { plan, finding } = observePerconaObjects([
      perconaCluster(),
      perconaBackup({ status: { backupName: undefined } }),
    ]);
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-22T01:05:07Z'));
    expect(plan.database?.backups[0].label).toBeUndefined();
    expect(finding('backup-unconfirmed').severity).toBe('erodes');
  });

  it('3: an older one of that kind is no matter once the newest was found', () => {
    const { codes } = observePerconaObjects([
      perconaCluster(),
      perconaBackup({ day: '2026-08-21', status: { backupName: '' } }),
      perconaBackup(),
    ]);
    expect(codes).not.toContain('backup-unconfirmed');
  });

  it('4: what a backup read is taken for no size', () => {
    const { facts } = observePerconaObjects([
      perconaCluster(),
      perconaBackup({ status: { size: 987_654_321 } }),
    ]);
    expect(JSON.stringify(facts)).not.toContain('987654321');
  });

  it('5: a failure without a time is of when it began, or of when its Job ended', () => {
    const failed = perconaBackup({
      status: { state: 'Failed', completed: undefined, backupName: undefined },
    });
    expect(
      observePerconaObjects([perconaCluster(), failed]).plan.lastAttemptFailed,
    ).toEqual({ since: at('2026-08-22T01:00:07Z'), message: undefined });
    expect(
      observePerconaObjects([
        perconaCluster(),
        failed,
        job({
          name: 'pico-backup-20260822',
          labels: {},
          status: failedStatus('2026-08-22T01:00:10Z', '2026-08-22T02:00:10Z'),
        }),
      ]).plan.lastAttemptFailed,
    ).toEqual({
      since: at('2026-08-22T02:00:10Z'),
      message:
        'BackoffLimitExceeded: Job has reached the specified backoff limit',
    });
  });

  it('6: one that never starts runs since it was made, and gets stuck in time', () => {
    const { plan } = observePerconaObjects([
      perconaCluster(),
      perconaBackup({
        status: { state: 'Starting', completed: undefined, jobName: undefined },
      }),
    ]);
    expect(plan.runningSince).toBe(at('2026-08-22T01:00:07Z'));
  });

  it('6: one that later ones have overtaken is left behind, and does not run', () => {
    const { plan, finding } = observePerconaObjects([
      perconaCluster(),
      perconaBackup({
        day: '2026-08-20',
        status: { state: 'Running', completed: undefined },
      }),
      perconaBackup(),
    ]);
    expect(plan.runningSince).toBeUndefined();
    expect(finding('backup-left-behind').severity).toBe('advice');
  });

  it('7: the log reaches as far as any backup says, and no further', () => {
    const { plan } = observePerconaObjects([
      perconaCluster(),
      ...nights([...BUSY, '2026-08-21T09:12:00Z']),
    ]);
    expect(plan.database?.archiving).toEqual({
      state: 'not-seen',
      until: at('2026-08-21T09:12:00Z'),
    });
  });

  it('7: reports a database that was always written to and stands still', () => {
    const standing = observePerconaObjects([
      perconaCluster(),
      ...nights([...BUSY, '2026-08-21T01:20:00Z']),
    ]);
    expect(standing.finding('log-stands-still')).toMatchObject({
      severity: 'erodes',
      standsFrom: at('2026-08-21T03:20:00Z'),
    });
    const since = observePerconaObjects([
      perconaCluster(),
      ...nights([...BUSY, undefined]),
    ]);
    expect(since.finding('log-stands-still').standsFrom).toBe(
      at('2026-08-21T03:05:07Z'),
    );
  });

  it.each([
    [
      'idle at night',
      [
        '2026-08-18T18:00:00Z',
        '2026-08-19T17:30:00Z',
        '2026-08-20T18:10:00Z',
        undefined,
      ],
    ],
    ['idle for one of the days', [BUSY[0], undefined, BUSY[2], undefined]],
    ['watched for too short a time', [BUSY[0], undefined]],
  ])(
    '7: no commits is not no archiving: a database %s is not accused',
    (_, reached) => {
      const { codes } = observePerconaObjects([
        perconaCluster(),
        ...nights(reached),
      ]);
      expect(codes).not.toContain('log-stands-still');
    },
  );

  it('7: where the operator does not track it, nothing is concluded', () => {
    const { codes } = observePerconaObjects([
      perconaCluster({ backups: { trackLatestRestorableTime: false } }),
      ...nights([...BUSY, undefined]),
    ]);
    expect(codes).not.toContain('log-stands-still');
  });

  it('8: objects of more full backups than are kept may outlive them', () => {
    const { finding } = observePerconaObjects([
      perconaCluster(),
      ...nights([undefined, undefined, undefined, undefined, undefined]),
    ]);
    expect(finding('backup-objects-outlive').title).toBe(
      '5 full backups of pico are listed as objects, and its repository keeps 3.',
    );
    expect(
      observePerconaObjects([
        perconaCluster(),
        ...nights([undefined, undefined, undefined, undefined]),
      ]).codes,
    ).not.toContain('backup-objects-outlive');
  });

  it('9: keeps what the options of pgBackRest say, whatever objects there are', () => {
    const { plan } = observePerconaObjects([
      perconaCluster({
        global: {
          'repo1-retention-full': '14',
          'repo1-retention-full-type': 'time',
        },
      }),
    ]);
    expect(plan.retention.chain?.fulls).toEqual({ days: 14 });
    expect(
      observePerconaObjects([perconaCluster({ global: {} })]).plan.retention
        .sentence,
    ).toMatch(/^Nothing ever expires/);
  });

  it('10: a CronJob beside the schedule of the operator starts every backup twice', () => {
    const objects = [
      perconaCluster(),
      cronJob({ cluster: 'pico', spec: { schedule: '0 1 * * *' } }),
    ];
    expect(
      observePerconaObjects(objects).finding('double-schedule'),
    ).toMatchObject({
      severity: 'erodes',
      title:
        'Backups of pico are started twice: by the operator itself, and by 1 CronJob.',
    });
    const suspended = cronJob({ cluster: 'pico', spec: { suspend: true } });
    expect(
      observePerconaObjects([perconaCluster(), suspended]).codes,
    ).not.toContain('double-schedule');
    expect(observePerconaObjects([perconaCluster()]).codes).not.toContain(
      'double-schedule',
    );
  });

  it('10: a CronJob of its own prefix is one, too', () => {
    const { codes } = observePerconaObjects([
      perconaCluster(),
      cronJob({
        labels: {
          'upstream.pgv2.percona.com/cluster': 'pico',
          'upstream.pgv2.percona.com/pgbackrest-repo': 'repo1',
          'upstream.pgv2.percona.com/pgbackrest-cronjob': 'full',
        },
      }),
    ]);
    expect(codes).toContain('double-schedule');
  });

  it('11: snapshots of the volumes lie where the volumes lie', () => {
    const { items, plans } = observePerconaObjects([
      perconaCluster({
        backups: {
          volumeSnapshots: { className: 'csi', schedule: '0 */6 * * *' },
        },
      }),
      perconaBackup({
        spec: { method: 'volumeSnapshot', repoName: undefined },
        status: { backupType: 'snapshot', backupName: undefined },
      }),
    ]);
    const snapshots = plans.find(({ method }) => method === 'snapshot');
    expect(snapshots).toMatchObject({
      destination: {
        offSite: false,
        failureDomain: items[0].failureDomain,
      },
      lastSuccess: { finishedAt: at('2026-08-22T01:05:07Z') },
    });
    expect(snapshots?.writes).toBeUndefined();
    const own = plans.find(({ method }) => method === 'pgbackrest');
    expect(own?.lastSuccess).toBeUndefined();
  });

  it('12: a restore that succeeded has a Job that ended, and no more is said', () => {
    const { restores } = observePerconaObjects([
      perconaCluster(),
      perconaRestore(),
      perconaRestore({ name: 'second', status: { state: 'Failed' } }),
      perconaRestore({ name: 'third', status: {} }),
    ]);
    expect(
      restores.map(({ outcome, at: when, of }) => [outcome, when, of]),
    ).toEqual([
      [
        'restored',
        at('2026-08-22T12:20:00Z'),
        ['home-1/db/PerconaPGCluster/pico'],
      ],
      [
        'failed',
        at('2026-08-22T12:00:00Z'),
        ['home-1/db/PerconaPGCluster/pico'],
      ],
      [
        'running',
        at('2026-08-22T12:00:00Z'),
        ['home-1/db/PerconaPGCluster/pico'],
      ],
    ]);
    expect(restores[0].detail).toMatch(/no proof/);
  });

  it('of an unknown state is shown, and counts for nothing', () => {
    const { plan, finding } = observePerconaObjects([
      perconaCluster(),
      perconaBackup({ status: { state: 'Teleported' } }),
    ]);
    expect(plan.database?.backups).toEqual([]);
    expect(finding('unknown-state').evidence[0].value).toBe('Teleported');
  });

  it('with one schedule that cannot be read goes by the other, and says so', () => {
    const { plan, finding } = observePerconaObjects([
      perconaCluster({
        repos: [
          bucket({ schedules: { full: 'nightly', incremental: '0 * * * *' } }),
        ],
      }),
    ]);
    expect(plan.schedule).toMatchObject({
      each: [{ makes: 'incremental' }],
    });
    expect(finding('schedule-not-readable').title).toMatch(/No full backup/);
  });
});
