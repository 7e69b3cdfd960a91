import type { Mover } from '../observe/Mover';
import { hoursBetweenRuns } from './hoursBetweenRuns';
import { retentionOf } from './retentionOf';

const kopia = (
  retain?: Record<string, string | number>,
  sourcePathOverride?: string,
): Mover => ({ name: 'kopia', spec: { retain, sourcePathOverride } });
const restic = (retain?: Record<string, string>): Mover => ({
  name: 'restic',
  spec: { retain },
});

describe('retentionOf', () => {
  it.each<[string, Mover, string]>([
    [
      'all of it declared',
      kopia({
        latest: 4,
        hourly: 24,
        daily: 7,
        weekly: 4,
        monthly: 3,
        yearly: 0,
      }),
      'Keeps hourly for 24 hours, daily for 7 days, weekly for 4 weeks, monthly for 3 months and always the newest 4.',
    ],
    [
      'some of it inherited',
      kopia({ hourly: 24, daily: 7, weekly: 4, monthly: 3 }),
      "Keeps hourly for 24 hours, daily for 7 days, weekly for 4 weeks and monthly for 3 months; not set here, so Kopia's own defaults apply unless a policy in the repository says otherwise: yearly for 3 years and always the newest 10.",
    ],
    [
      'none of it declared',
      kopia(),
      "Sets no retention, so Kopia's own defaults apply unless a policy in the repository says otherwise: hourly for 48 hours, daily for 7 days, weekly for 4 weeks, monthly for 24 months, yearly for 3 years and always the newest 10.",
    ],
    [
      'everything 0 for restic',
      restic({ hourly: '0', daily: '0', within: '0d' }),
      'Keeps everything: with only zeros restic removes nothing.',
    ],
    [
      'some of it 0 for restic',
      restic({ hourly: '0', daily: '7' }),
      'Keeps 7 daily.',
    ],
    [
      'everything 0',
      kopia({
        latest: 0,
        hourly: 0,
        daily: 0,
        weekly: 0,
        monthly: 0,
        yearly: 0,
      }),
      'Every rule is 0, which makes Kopia keep everything.',
    ],
    [
      'set on another path',
      kopia({ daily: 7 }, '/srv/music'),
      "Declares daily for 7 days, but for /data, while the snapshots are of /srv/music: Kopia's own defaults apply, hourly for 48 hours, daily for 7 days, weekly for 4 weeks, monthly for 24 months, yearly for 3 years and always the newest 10.",
    ],
    [
      'restic with rules',
      restic({ daily: '7', within: '3d', last: '2' }),
      'Keeps the last 2, 7 daily and everything within 3d.',
    ],
    [
      'restic without',
      restic(),
      'Sets no retention, so VolSync has restic keep the last snapshot only.',
    ],
    [
      'restic with an empty retention',
      restic({}),
      'Sets no retention, so VolSync has restic keep the last snapshot only.',
    ],
    [
      'a mirror',
      { name: 'rclone', spec: {} },
      'Keeps no history: the copy is a mirror of the latest state.',
    ],
  ])('says in plain words what is kept: %s', (_, mover, sentence) => {
    expect(retentionOf(mover).sentence).toBe(sentence);
  });

  it('tells declared from inherited, and 0 is declared', () => {
    const { declared, inherited } = retentionOf(
      kopia({ hourly: 0, daily: 14 }),
    );
    expect(declared).toEqual([
      { key: 'hourly', value: '0' },
      { key: 'daily', value: '14' },
    ]);
    expect(inherited.map(rule => rule.key)).toEqual([
      'latest',
      'weekly',
      'monthly',
      'yearly',
    ]);
  });
});

describe('hoursBetweenRuns', () => {
  it.each([
    ['20 * * * *', 1],
    ['20 */6 * * *', 6],
    ['20 3,15 * * *', 12],
    ['20 3 * * *', 24],
    ['@hourly', 1],
    ['@weekly', 168],
    ['*/5 * * * *', undefined],
    ['20 3 * * 0', undefined],
    ['20 1-5 * * *', undefined],
  ])('%s', (expression, hours) => {
    expect(
      hoursBetweenRuns({
        kind: 'cron',
        expression,
        zone: 'UTC',
        dialect: 'standard',
      }),
    ).toBe(hours);
  });
});
