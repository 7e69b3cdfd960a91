import { scheduleOf } from './scheduleOf';

const cron = (expression: string, zone = 'UTC') => ({
  kind: 'cron',
  expression,
  zone,
  dialect: 'standard',
});

describe('scheduleOf', () => {
  it.each([
    ['28 */6 * * *', '28 */6 * * *'],
    [' 0  3 * * 0 ', '0 3 * * 0'],
    ['0,30 8-20/2 1,15 * 1-5', '0,30 8-20/2 1,15 * 1-5'],
    ['5/15 ? * * *', '5-59/15 * * * *'],
    ['@hourly', '@hourly'],
    ['@annually', '@annually'],
  ])('takes %p as cron', (schedule, expression) => {
    expect(scheduleOf({ schedule }, 'UTC')).toEqual(cron(expression));
  });

  it.each([
    ['CRON_TZ=Pacific/Auckland 0 3 * * *', 'Pacific/Auckland'],
    ['TZ=Europe/Berlin 0 3 * * *', 'Europe/Berlin'],
  ])('honours the zone in %p', (schedule, zone) => {
    expect(scheduleOf({ schedule }, 'UTC')).toEqual(cron('0 3 * * *', zone));
  });

  it.each([
    '0 0 3 * * *',
    '0 3 * *',
    '@every 1h',
    '@midnight',
    'H 3 * * *',
    '0 3 * * MON',
    '0 3 * * 7',
    '60 3 * * *',
    '0 24 * * *',
    '*/0 * * * *',
    '0 5-3 * * *',
    'CRON_TZ=Mars/Olympus 0 3 * * *',
    'TZ=+12:00 0 3 * * *',
    'CRON_TZ= 0 3 * * *',
    'every night',
  ])('says that VolSync does not run %p', schedule => {
    expect(scheduleOf({ schedule }, 'UTC')).toMatchObject({
      kind: 'invalid',
      expression: schedule,
      message: expect.any(String),
    });
  });

  it('runs all the time without a trigger', () => {
    expect(scheduleOf(undefined, 'UTC')).toEqual({ kind: 'continuous' });
    expect(scheduleOf({}, 'UTC')).toEqual({ kind: 'continuous' });
    expect(scheduleOf({ schedule: '', manual: '' }, 'UTC')).toEqual({
      kind: 'continuous',
    });
  });

  it('lets a manual trigger win, an empty one not', () => {
    expect(scheduleOf({ manual: 'now', schedule: '0 3 * * *' }, 'UTC')).toEqual(
      { kind: 'manual', hidden: cron('0 3 * * *') },
    );
    expect(scheduleOf({ manual: '', schedule: '0 3 * * *' }, 'UTC')).toEqual(
      cron('0 3 * * *'),
    );
  });

  it('knows the zone of a schedule that a manual trigger hides, and hides none that cannot be read', () => {
    expect(
      scheduleOf(
        { manual: 'now', schedule: 'CRON_TZ=Pacific/Auckland 0 3 * * *' },
        'UTC',
      ),
    ).toMatchObject({ hidden: { zone: 'Pacific/Auckland' } });
    expect(scheduleOf({ manual: 'now', schedule: 'at night' }, 'UTC')).toEqual({
      kind: 'manual',
    });
  });
});
