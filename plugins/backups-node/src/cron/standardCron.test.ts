import { standardCron } from './standardCron';

describe('standardCron', () => {
  it.each([
    ['0 3 * * *', '0 3 * * *', 'Europe/Zurich'],
    ['  */15 * * * * ', '*/15 * * * *', 'Europe/Zurich'],
    ['0 3 * * MON-fri', '0 3 * * 1-5', 'Europe/Zurich'],
    ['CRON_TZ=Pacific/Auckland 30 2 * * ?', '30 2 * * *', 'Pacific/Auckland'],
    ['TZ=UTC @daily', '0 0 * * *', 'UTC'],
    ['@midnight', '0 0 * * *', 'Europe/Zurich'],
    ['@weekly', '0 0 * * 0', 'Europe/Zurich'],
  ])('reads %j as %j in %s', (text, expression, zone) => {
    expect(standardCron(text, 'Europe/Zurich', 'Velero')).toEqual({
      kind: 'cron',
      expression,
      zone,
      dialect: 'standard',
    });
  });

  it('keeps intervals, which lie on no grid', () => {
    expect(standardCron('@every 6h', 'UTC', 'Velero')).toEqual({
      kind: 'cron',
      expression: '@every 6h',
      zone: 'UTC',
      dialect: 'robfig-v1',
    });
  });

  it.each([
    ['', 'five fields, and this has 0'],
    ['0 0 3 * * *', 'five fields, and this has 6'],
    ['0 3 * * 7', "'7' is no day of the week"],
    ['61 3 * * *', "'61' is no minute"],
    ['@fortnightly', 'does not know @fortnightly'],
    ['CRON_TZ=Mars/Olympus 0 3 * * *', "'Mars/Olympus' is not a time zone"],
  ])('refuses %j as Velero does', (text, message) => {
    expect(standardCron(text, 'UTC', 'Velero')).toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining(message),
    });
  });
});
