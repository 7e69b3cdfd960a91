import { DateTime } from 'luxon';
import { timeInWords } from 'backstage-plugin-backups-common';
import { inViewersZone, timesInViewersZone } from './inViewersZone';

const nowIn = (zone: string, text = '2026-11-29T12:00:00Z') =>
  DateTime.fromISO(text, { zone });

const secondsOf = (text: string) => Date.parse(text) / 1000;

describe('sentences of the server', () => {
  it.each([
    ['America/Los_Angeles', '2026-11-28T04:14:00Z', '27 Nov 20:14 GMT-8'],
    ['America/Los_Angeles', '2026-10-31T04:14:00Z', '30 Oct 21:14 GMT-7'],
    ['Asia/Kolkata', '2026-11-28T20:00:00Z', '29 Nov 01:30 GMT+5:30'],
    ['UTC', '2026-11-28T04:14:00Z', '28 Nov 04:14 UTC'],
  ])('tell in %s that it was due at %s as %s', (zone, due, told) => {
    expect(
      timesInViewersZone(
        `Was due ${timeInWords(secondsOf(due))}, 33 h ago.`,
        nowIn(zone),
      ),
    ).toBe(`Was due ${told}, 33 h ago.`);
  });

  it('tell the last day of the year before by its own zone', () => {
    expect(
      timesInViewersZone(
        `since ${timeInWords(secondsOf('2026-12-31T23:30:00Z'))}`,
        nowIn('Pacific/Auckland', '2027-01-01T02:00:00Z'),
      ),
    ).toBe('since 1 Jan 12:30 GMT+13');
  });

  it('leave alone what is no time, and what is no sentence', () => {
    const answer = {
      at: '2026-11-28T04:14:00Z',
      count: 3,
      none: null,
      title: 'kubectl at 28 Nov, 04:14 UTC of 31 Feb 04:14 UTC',
    };
    expect(inViewersZone(answer, nowIn('America/Los_Angeles'))).toEqual(answer);
  });

  it('are found wherever they stand in an answer', () => {
    expect(
      inViewersZone(
        { items: [{ plans: [{ reason: 'Due since 28 Nov 04:14 UTC.' }] }] },
        nowIn('America/Los_Angeles'),
      ),
    ).toEqual({
      items: [{ plans: [{ reason: 'Due since 27 Nov 20:14 GMT-8.' }] }],
    });
  });
});
