import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CronSchedule } from 'backstage-plugin-backups-node';
import { DAY, HOUR, at } from '../../__testUtils__/facts';
import { dutySchedule } from './dutySchedule';
import { gapAfter, nextSlot } from './slots';

const answers = readFileSync(
  join(__dirname, '__fixtures__', 'robfig-v1.2.0.txt'),
  'utf8',
)
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'))
  .map(line => line.split(' | '));

function robfig(expression: string, zone: string = 'UTC'): CronSchedule {
  return { kind: 'cron', expression, zone, dialect: 'robfig-v1' };
}

describe('slots of a CloudNativePG schedule', () => {
  it.each(answers.filter(([, zone]) => zone !== 'refused'))(
    'are those of the library it uses: %s in %s after %s',
    (expression, zone, after, slots = '') => {
      const schedule = robfig(expression, zone);
      const ours: number[] = [];
      let slot = nextSlot(schedule, at(after));
      while (slot !== undefined && ours.length < 5) {
        ours.push(slot);
        slot = nextSlot(schedule, slot);
      }
      expect(ours).toEqual(slots.split(' ').filter(Boolean).map(at));
    },
  );

  it.each(answers.filter(([, zone]) => zone === 'refused'))(
    'are none where that library refuses: %s',
    expression => {
      expect(nextSlot(robfig(expression), 0)).toBeUndefined();
    },
  );

  it('trap 17: five fields begin with the second, so a daily expression is hourly', () => {
    const now = at('2026-11-20T10:17:00Z');
    expect(nextSlot(robfig('0 3 * * *'), now)).toBe(at('2026-11-20T11:03:00Z'));
    expect(gapAfter(robfig('0 3 * * *'), now)).toBe(HOUR);
    expect(gapAfter(robfig('0 0 3 * * *'), now)).toBe(DAY);
  });

  it('trap 17: may be spaced by a duration', () => {
    const now = at('2026-11-20T10:17:31Z');
    expect(nextSlot(robfig('@every 12h'), now)).toBe(now + 12 * HOUR);
    expect(gapAfter(robfig('@every 12h'), now)).toBe(12 * HOUR);
  });
});

describe('the duty among several schedules', () => {
  it('is carried by the fastest', () => {
    const daily = robfig('0 0 3 * * *');
    const weekly = robfig('0 0 1 * * 0');
    const several = [
      { makes: 'full' as const, schedule: weekly },
      { makes: 'incremental' as const, schedule: daily },
    ];
    const now = at('2026-11-21T12:00:00Z');
    expect(dutySchedule({ kind: 'several', each: several }, now)).toBe(daily);
    expect(dutySchedule({ kind: 'several', each: [] }, now)).toEqual({
      kind: 'none',
    });
    expect(dutySchedule(weekly, now)).toBe(weekly);
  });
});
