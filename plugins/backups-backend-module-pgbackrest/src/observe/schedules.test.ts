import {
  B2,
  R2,
  backup,
  cluster,
  scheduled,
  stanza,
  toldBackup,
  weeklyFull,
} from '../fixtures/objects';
import { at, observe } from '../fixtures/observe';

describe('a database cluster, by its schedules', () => {
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

  it('trap 13: counts nothing from the first of many backups that a stanza tells', () => {
    const { plan } = observe([
      cluster(),
      stanza({
        status: {
          backupsCount: { Full: 12, Incr: 66, Diff: 0 },
          recoveryWindow: {
            firstBackup: toldBackup(
              '20260525-005008F',
              '2026-05-25T00:50:08Z',
              '2026-05-25T00:56:51Z',
            ),
          },
        },
      }),
    ]);
    expect(plan.database?.backups).toEqual([
      expect.objectContaining({ label: '20260525-005008F', makes: undefined }),
    ]);
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
});
