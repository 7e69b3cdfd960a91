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
  toldBackup,
  weeklyFull,
} from '../fixtures/objects';
import { at, observe } from '../fixtures/observe';

const BASE = [cluster(), stanza(), scheduled(), weeklyFull()];

describe('a database cluster, by its records', () => {
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
      inARow: 2,
    });
    expect(plan.lastSuccess?.finishedAt).toBe(at('2026-08-20T03:00:50Z'));
    expect(finding('plugin-not-available').fix).toMatch(/Deployment/);
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

  it('trap 28: archives well, and cannot be backed up', () => {
    const { plan } = observe([
      ...BASE,
      failedBackup('2026-08-22T03:00:01Z', 'requested plugin is not available'),
    ]);
    expect(plan.database?.archiving.state).toBe('working');
    expect(plan.lastAttemptFailed).toBeDefined();
  });

  it('trap 26: that a stop file holds up fails, whatever its repositories call themselves', () => {
    const { plan, finding } = observe([
      ...BASE,
      backup(),
      failedBackup(
        '2026-08-21T03:00:01Z',
        "can't backup: ERROR: [062]: stop file exists for all stanzas",
      ),
    ]);
    expect(plan.lastAttemptFailed?.since).toBe(at('2026-08-21T03:00:01Z'));
    expect(finding('stanza-stopped').fix).toMatch(/pgbackrest start/);
  });
});
