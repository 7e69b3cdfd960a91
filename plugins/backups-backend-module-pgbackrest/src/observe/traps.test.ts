import {
  ARCHIVING,
  B2,
  R2,
  backup,
  backupIn,
  cluster,
  condition,
  failedBackup,
  scheduled,
  stanza,
  weeklyFull,
} from '../fixtures/objects';
import { at, observe } from '../fixtures/observe';

const BASE = [cluster(), stanza(), scheduled(), weeklyFull()];

function toldBackup(label: string, start: string, stop: string) {
  return {
    label,
    type: label.endsWith('F') ? 'full' : 'incr',
    timestamp: { start: at(start), stop: at(stop) },
  };
}

describe('a database cluster', () => {
  it('trap 3: whose Backups vanished keeps what the stanza tells, and counts of zero are told', () => {
    const { plan, finding } = observe([
      cluster(),
      stanza({
        status: {
          backupsCount: { Full: 0, Incr: 0, Diff: 0 },
          recoveryWindow: {
            lastBackup: toldBackup(
              '20260816-010004F_20260820-030003I',
              '2026-08-20T03:00:03Z',
              '2026-08-20T03:00:50Z',
            ),
          },
        },
      }),
      scheduled(),
      weeklyFull(),
    ]);
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-20T03:00:50Z'));
    expect(finding('stanza-sees-no-backups').severity).toBe('erodes');
  });

  it('trap 3: that was never backed up has zeroes, which are no success', () => {
    const zero = { label: '', type: '', timestamp: { start: 0, stop: 0 } };
    const { plan, codes } = observe([
      cluster(),
      stanza({
        status: {
          backupsCount: { Full: 0, Incr: 0, Diff: 0 },
          recoveryWindow: { firstBackup: zero, lastBackup: zero },
        },
      }),
    ]);
    expect(plan.lastSuccess).toBeUndefined();
    expect(codes).not.toContain('stanza-sees-no-backups');
  });

  it('trap 4: has no success by fields that plugins never fill, or that froze', () => {
    const { plan } = observe([
      cluster({
        status: {
          conditions: [ARCHIVING],
          lastSuccessfulBackup: '2026-05-01T03:00:00Z',
          firstRecoverabilityPoint: '2026-04-01T03:00:00Z',
        },
      }),
      stanza(),
      scheduled(),
    ]);
    expect(plan.lastSuccess).toBeUndefined();
    expect(plan.database?.restorableFrom).toBeUndefined();
  });

  it('trap 5: does not fail while a backup is only starting', () => {
    const withCondition = (reason: string) =>
      observe([
        cluster({
          status: {
            conditions: [
              ARCHIVING,
              condition(
                'LastBackupSucceeded',
                'False',
                reason,
                '2026-08-20T03:00:01Z',
                'requested plugin is not available: pgbackrest.dalibo.com',
              ),
            ],
          },
        }),
        stanza(),
        scheduled(),
      ]).plan.lastAttemptFailed;
    expect(withCondition('BackupStarted')).toBeUndefined();
    expect(withCondition('LastBackupFailed')).toMatchObject({
      since: at('2026-08-20T03:00:01Z'),
    });
  });

  it('trap 6: takes no time from a label, only what was made', () => {
    const { plan } = observe([
      ...BASE,
      // Twelve hours ahead: the host is in New Zealand.
      backup({
        at: '2026-08-19T18:22:50Z',
        label: '20260816-130004F_20260820-062210I',
      }),
    ]);
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-19T18:22:50Z'));
    expect(plan.database?.backups).toMatchObject([{ makes: 'incremental' }]);
  });

  it('trap 7: may have one label in two repositories', () => {
    const { repository } = observe([
      cluster(),
      stanza({ repositories: [B2, R2] }),
      ...['1', '2'].map(selectedRepository =>
        backup({
          name: `full-${selectedRepository}`,
          at: `2026-08-20T03:00:5${selectedRepository}Z`,
          label: '20260820-030003F',
          parameters: { selectedRepository, backupType: 'full' },
        }),
      ),
    ]);
    for (const number of ['1', '2']) {
      expect(repository(number).database?.backups).toMatchObject([
        {
          label: '20260820-030003F',
          endedAt: at(`2026-08-20T03:00:5${number}Z`),
        },
      ]);
    }
  });

  it('trap 10: that failed tells so by its Backup objects alone', () => {
    const { plan, finding } = observe([
      ...BASE,
      backup(),
      failedBackup(
        '2026-08-21T03:00:01Z',
        "rpc error: can't backup: ERROR: [050]: unable to acquire lock on file",
      ),
      failedBackup('2026-08-22T03:00:01Z', 'requested plugin is not available'),
    ]);
    expect(plan.lastAttemptFailed).toEqual({
      since: at('2026-08-21T03:00:01Z'),
      message: 'requested plugin is not available',
    });
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-20T03:00:50Z'));
    expect(finding('plugin-not-available').fix).toMatch(/Deployment/);
  });

  it('trap 12: completes backups without anybody seeing the log archived', () => {
    const { plan, finding } = observe([
      cluster({ status: { conditions: [] } }),
      stanza(),
      scheduled(),
      backup(),
    ]);
    expect(plan.database?.archiving.state).toBe('not-seen');
    expect(finding('log-archiving-not-seen').severity).toBe('erodes');
  });

  it('trap 14: that cannot archive is told for all repositories at once', () => {
    const { plans, finding, findings } = observe([
      cluster({
        status: {
          conditions: [
            condition(
              'ContinuousArchiving',
              'False',
              'ContinuousArchivingFailing',
              '2026-08-19T22:10:00Z',
              'exit status 104',
            ),
          ],
        },
      }),
      stanza({ repositories: [B2, R2] }),
      backup(),
    ]);
    expect(plans.map(plan => plan.database?.archiving)).toEqual(
      [1, 2].map(() => ({
        state: 'failing',
        since: at('2026-08-19T22:10:00Z'),
        message: 'exit status 104',
        lagSeconds: 300,
      })),
    );
    expect(finding('log-archiving-failing').title).toMatch(/shelf/);
    expect(
      findings.filter(fact => fact.finding.code === 'log-archiving-failing')[0]
        .about.planKey,
    ).toBeUndefined();
  });

  it('trap 15: fails in one repository and not in the other', () => {
    const { repository } = observe([
      cluster({
        status: {
          conditions: [
            ARCHIVING,
            condition('LastBackupSucceeded', 'True', 'LastBackupSucceeded'),
          ],
        },
      }),
      stanza({ repositories: [B2, R2] }),
      // Without a number it is the first.
      backup({ parameters: {} }),
      failedBackup('2026-08-20T04:00:03Z', 'denied', {
        selectedRepository: '2',
      }),
    ]);
    expect(repository('1').lastAttemptFailed).toBeUndefined();
    expect(repository('1').lastSuccess).toBeDefined();
    expect(repository('2').lastAttemptFailed?.message).toBe('denied');
    expect(repository('2').lastSuccess).toBeUndefined();
  });

  it('trap 16: archives its log to a repository that no backup ever goes to', () => {
    const { repository, finding } = observe([
      cluster(),
      stanza({ repositories: [B2, R2] }),
      scheduled(),
      weeklyFull(),
      backup(),
    ]);
    expect(repository('2').schedule).toEqual({ kind: 'none' });
    expect(finding('repository-without-backups').title).toMatch(
      /Repository 2 of shelf/,
    );
  });

  it.each([
    ['0 3 * * *', '0 0 3 * * *', 'several'],
    ['0 1 * * 0', '0 0 1 * * 0', 'invalid'],
  ])(
    'trap 17: has a schedule of five fields, %s, where %s was meant',
    (schedule, meant, kind) => {
      const { plan, finding } = observe([
        cluster(),
        stanza(),
        scheduled({ spec: { schedule } }),
      ]);
      expect(plan.schedule.kind).toBe(kind);
      expect(finding('cron-five-fields').fix).toContain(`'${meant}'`);
    },
  );

  it('trap 17: has a schedule that the operator refuses', () => {
    const { plan, finding } = observe([
      cluster(),
      stanza(),
      scheduled({ spec: { schedule: '0 0 3 * * 7' } }),
    ]);
    expect(plan.schedule.kind).toBe('invalid');
    expect(finding('schedule-invalid').title).toMatch(/day of the week/);
  });

  it('trap 18: is suspended, or on no schedule, or on one that is stale: three things', () => {
    const stale = { nextScheduleTime: '2026-05-11T04:00:00Z' };
    const suspended = observe([
      cluster(),
      stanza(),
      scheduled({ spec: { suspend: true }, status: stale }),
      backup(),
    ]);
    expect(suspended.plan.suspended).toBe(true);
    expect(suspended.codes).not.toContain('schedule-stalled');

    const none = observe([cluster(), stanza(), backup()]).plan;
    expect([none.suspended, none.schedule.kind]).toEqual([false, 'none']);

    const stalled = observe([
      cluster(),
      stanza(),
      scheduled({ status: stale }),
      weeklyFull(),
    ]);
    expect(stalled.plan.suspended).toBe(false);
    expect(stalled.finding('schedule-stalled').standsFrom).toBe(
      at('2026-05-11T04:15:00Z'),
    );
  });

  it('trap 18: goes on with some backups while the full ones are suspended', () => {
    const { plan, finding } = observe([
      cluster(),
      stanza(),
      scheduled(),
      weeklyFull({ spec: { suspend: true } }),
    ]);
    expect(plan.suspended).toBe(false);
    expect(finding('schedule-suspended').severity).toBe('erodes');
    expect(finding('no-full-schedule').severity).toBe('erodes');
  });

  it('trap 19: has no success by the time at which one was scheduled', () => {
    const { plan } = observe([
      cluster(),
      stanza(),
      scheduled({ status: { lastScheduleTime: '2026-08-20T03:00:00Z' } }),
    ]);
    expect(plan.lastSuccess).toBeUndefined();
    expect(plan.nextDueAt).toBeUndefined();
  });

  it('trap 20: runs while it is started, and others wait behind it', () => {
    const { plan, finding } = observe([
      ...BASE,
      backupIn('started', '2026-08-20T09:00:00Z'),
      backupIn('pending', '2026-08-21T03:00:00Z'),
      backupIn(undefined, '2026-08-21T09:00:00Z'),
    ]);
    expect(plan.runningSince).toBe(at('2026-08-20T09:00:00Z'));
    expect(finding('backup-queue-stalled')).toMatchObject({
      standsFrom: at('2026-08-21T05:00:00Z'),
      detail: expect.stringContaining('20260820090000'),
    });
  });

  it('trap 20: does not run any more when a later backup has ended', () => {
    const { plan } = observe([
      ...BASE,
      backupIn('started', '2026-08-19T09:00:00Z'),
      backup(),
    ]);
    expect(plan.runningSince).toBeUndefined();
  });

  it('trap 21: keeps full backups by count, not days, and history as nobody asked', () => {
    const { plan, finding } = observe(BASE);
    expect(plan.retention).toMatchObject({
      chain: {
        fulls: { count: 14 },
        log: { count: 7, of: 'full' },
        differentials: 30,
      },
      sentence: expect.stringMatching(
        /14 full backups .* oldest of the newest 7 full backups/,
      ),
    });
    expect(finding('history-not-applied').severity).toBe('advice');
  });

  it('trap 22: makes one incremental backup after the other on one full one', () => {
    const { plan, finding } = observe([
      cluster(),
      stanza({
        status: {
          backupsCount: { Full: 1, Incr: 1512, Diff: 0 },
          recoveryWindow: {
            firstBackup: toldBackup(
              '20260317-010004F',
              '2026-03-17T01:00:04Z',
              '2026-03-17T01:06:41Z',
            ),
          },
        },
      }),
      // What it makes when nobody says what.
      scheduled({ parameters: { selectedRepository: '1' } }),
    ]);
    expect(finding('no-full-schedule').severity).toBe('erodes');
    expect(plan.database?.chain).toEqual({
      sinceFull: 1512,
      lastFullAt: at('2026-03-17T01:06:41Z'),
    });
  });

  it('trap 22: does not take what is first in the list for a full backup', () => {
    const { plan } = observe([
      cluster(),
      stanza({
        status: {
          backupsCount: { Full: 1, Incr: 5, Diff: 0 },
          recoveryWindow: {
            firstBackup: toldBackup(
              '20260317-010004F_20260318-010004I',
              '2026-03-18T01:00:04Z',
              '2026-03-18T01:06:41Z',
            ),
          },
        },
      }),
    ]);
    expect(plan.database?.chain).toEqual({
      sinceFull: 5,
      lastFullAt: undefined,
    });
  });

  it('trap 23: keeps the identity of a place whose number changes', () => {
    const before = observe([
      cluster(),
      stanza({ repositories: [B2, R2] }),
    ]).repository('2');
    const after = observe([
      cluster(),
      stanza({ repositories: [R2] }),
    ]).repository('1');
    expect([after.key, after.fingerprint]).toEqual([
      before.key,
      before.fingerprint,
    ]);
  });

  it('trap 27: is backed up by another version of the plugin than is installed', () => {
    const { finding } = observe([
      cluster({
        status: {
          conditions: [ARCHIVING],
          pluginStatus: [{ name: 'pgbackrest.dalibo.com', version: '0.0.3' }],
        },
      }),
      stanza(),
      backup({
        status: {
          pluginMetadata: { name: 'pgbackrest.dalibo.com', version: '0.0.2' },
        },
      }),
    ]);
    expect(finding('plugin-versions-differ').title).toMatch(/0\.0\.2.*0\.0\.3/);
  });

  it('trap 28: archives well, and cannot be backed up', () => {
    const { plan } = observe([
      ...BASE,
      failedBackup('2026-08-22T03:00:01Z', 'requested plugin is not available'),
    ]);
    expect(plan.database?.archiving.state).toBe('working');
    expect(plan.lastAttemptFailed).toBeDefined();
  });

  it('trap 29: without a plugin is an item that nothing copies', () => {
    const none = observe([cluster({ spec: { plugins: undefined } })]);
    expect([none.items.length, none.plans, none.codes]).toEqual([1, [], []]);
    const disabled = observe([
      cluster({
        spec: {
          plugins: [
            {
              name: 'pgbackrest.dalibo.com',
              enabled: false,
              parameters: { stanzaRef: 'shelf-stanza' },
            },
          ],
        },
      }),
      stanza(),
    ]);
    expect(disabled.plans).toEqual([]);
    expect(disabled.codes).toEqual(['plugin-disabled']);
    const legacy = observe([
      cluster({
        spec: {
          plugins: [
            {
              name: 'pgbackrest.dalibo.com',
              parameters: { repositoryRef: 'shelf-repository' },
            },
          ],
        },
      }),
    ]);
    expect(legacy.plan.destination.failureDomain).toBeUndefined();
    expect(legacy.codes).toContain('legacy-repository-ref');
  });

  it('trap 30: is restored from a stanza, which is no place it is copied to', () => {
    const { plans, codes } = observe([
      cluster({
        spec: {
          plugins: undefined,
          bootstrap: { recovery: { source: 'origin' } },
          externalClusters: [
            {
              name: 'origin',
              plugin: {
                name: 'pgbackrest.dalibo.com',
                parameters: { stanzaRef: 'shelf-stanza' },
              },
            },
          ],
        },
      }),
      stanza(),
    ]);
    expect([plans, codes]).toEqual([[], []]);
  });

  it('trap 30: shares a stanza with another, whose status then proves nothing', () => {
    const { plans, findings } = observe([
      cluster(),
      cluster({ name: 'shelf-restored' }),
      stanza({
        status: {
          recoveryWindow: {
            lastBackup: toldBackup(
              '20260820-030003F',
              '2026-08-20T03:00:03Z',
              '2026-08-20T03:00:50Z',
            ),
          },
        },
      }),
    ]);
    expect(plans.map(plan => plan.lastSuccess)).toEqual([undefined, undefined]);
    const shared = findings.filter(
      fact => fact.finding.code === 'stanza-shared',
    );
    expect(new Set(shared.map(fact => fact.finding.causeKey)).size).toBe(1);
    expect(shared).toHaveLength(2);
  });

  it('trap 32: that is hibernated refuses backups by design', () => {
    const { plan, finding } = observe([
      cluster({ annotations: { 'cnpg.io/hibernation': 'on' } }),
      stanza(),
      scheduled(),
      backup(),
      failedBackup(
        '2026-08-21T03:00:01Z',
        'cannot backup a hibernated cluster',
      ),
    ]);
    expect(plan.suspended).toBe(true);
    expect(plan.lastAttemptFailed).toBeUndefined();
    expect(finding('cluster-hibernated').severity).toBe('advice');
  });
});
