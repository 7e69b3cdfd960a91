import { RetentionReach } from '../judge/database/retentionInTime';
import { retentionReachInWords } from './retentionReach';

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

describe('how far a retention of a database reaches back', () => {
  it.each<[RetentionReach, string]>([
    [
      {
        by: 'count',
        fulls: 14,
        fullEverySeconds: WEEK,
        reachSeconds: 14 * WEEK,
        log: { reachSeconds: 7 * WEEK },
      },
      '14 weekly fulls: about 14 weeks; any moment of about the last 7 weeks.',
    ],
    [
      {
        by: 'count',
        fulls: 3,
        fullEverySeconds: DAY,
        reachSeconds: 3 * DAY,
      },
      '3 daily fulls: about 3 days.',
    ],
    [
      { by: 'days', fullEverySeconds: 12 * HOUR, reachSeconds: 30.5 * DAY },
      'With (every 12 hours) full backups that reaches back up to 31 days.',
    ],
  ])('is said in time: %j', (reach, words) => {
    expect(retentionReachInWords(reach)).toBe(words);
  });
});
