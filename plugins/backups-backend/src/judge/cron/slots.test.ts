import fc from 'fast-check';
import { DAY, HOUR, MINUTE, at, cron } from '../../__testUtils__/facts';
import { gapAfter, nextSlot, slotsBetween } from './slots';

type Fields = Record<'minute' | 'hour' | 'day' | 'month' | 'weekday', number>;

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall of a zone shows. */
function wallClock(zone: string, instant: number): Fields {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      minute: 'numeric',
      hour: 'numeric',
      day: 'numeric',
      month: 'numeric',
      weekday: 'short',
    });
  formats.set(zone, format);
  const parts = new Map(
    format
      .formatToParts(instant * 1000)
      .map(part => [part.type, part.value] as const),
  );
  const number = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.get(type));
  return {
    minute: number('minute'),
    hour: number('hour'),
    day: number('day'),
    month: number('month'),
    weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? ''),
  };
}

/** A field of an expression as text, and what it means. */
interface Field {
  text: string;
  fits(value: number): boolean;
}

function field(low: number, high: number): fc.Arbitrary<Field> {
  const value = fc.integer({ min: low, max: high });
  return fc.oneof(
    fc.constant<Field>({ text: '*', fits: () => true }),
    value.map(
      (only): Field => ({
        text: String(only),
        fits: candidate => candidate === only,
      }),
    ),
    fc.tuple(value, value).map(([a, b]): Field => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      return {
        text: `${from}-${to}`,
        fits: candidate => from <= candidate && candidate <= to,
      };
    }),
    fc.tuple(value, value).map(
      ([a, b]): Field => ({
        text: `${a},${b}`,
        fits: candidate => candidate === a || candidate === b,
      }),
    ),
    fc.constantFrom(...(high > 15 ? [2, 6, 15] : [2, 3])).map(
      (step): Field => ({
        text: `*/${step}`,
        fits: candidate => (candidate - low) % step === 0,
      }),
    ),
  );
}

const ANY: Field = { text: '*', fits: () => true };

/** Expressions that restrict the day of the month or of the week, not both. */
const expressions = fc
  .record({
    minute: field(0, 59),
    hour: field(0, 23),
    day: field(1, 31),
    weekday: field(0, 6),
    byWeekday: fc.boolean(),
  })
  .map(({ minute, hour, day, weekday, byWeekday }) => {
    const fields = {
      minute,
      hour,
      day: byWeekday ? ANY : day,
      weekday: byWeekday ? weekday : ANY,
    };
    return {
      text: `${minute.text} ${hour.text} ${fields.day.text} * ${fields.weekday.text}`,
      fits: (clock: Fields) =>
        minute.fits(clock.minute) &&
        hour.fits(clock.hour) &&
        fields.day.fits(clock.day) &&
        fields.weekday.fits(clock.weekday),
    };
  });

const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
);

/** Around the days on which some of these zones set their clocks. */
const instants = fc
  .tuple(
    fc.constantFrom(
      '2026-03-07T00:00:00Z',
      '2026-03-28T00:00:00Z',
      '2026-04-04T00:00:00Z',
      '2026-06-15T00:00:00Z',
      '2026-09-25T12:00:00Z',
      '2026-10-03T00:00:00Z',
      '2026-10-24T12:00:00Z',
      '2026-10-31T12:00:00Z',
      '2026-12-31T00:00:00Z',
    ),
    fc.integer({ min: 0, max: 3 * DAY }),
  )
  .map(([day, offset]) => at(day) + offset);

const WINDOW = 2 * DAY;

describe('due slots of a cron expression', () => {
  it('are exactly the minutes whose wall clock fits the expression', () => {
    fc.assert(
      fc.property(expressions, zones, instants, (expression, zone, after) => {
        const schedule = cron(expression.text, zone);
        const expected: number[] = [];
        const first = (Math.floor(after / MINUTE) + 1) * MINUTE;
        for (
          let minute = first;
          minute <= after + WINDOW && expected.length < 30;
          minute += MINUTE
        ) {
          if (expression.fits(wallClock(zone, minute))) expected.push(minute);
        }
        const slots: number[] = [];
        let slot = nextSlot(schedule, after);
        while (slot !== undefined && slot <= after + WINDOW) {
          slots.push(slot);
          if (slots.length === 30) break;
          slot = nextSlot(schedule, slot);
        }
        expect(slots).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('are the same in whatever order they are asked for', () => {
    const questions = fc.array(fc.tuple(expressions, zones, instants), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(questions, asked => {
        const answer = ([expression, zone, after]: (typeof asked)[number]) =>
          nextSlot(cron(expression.text, zone), after);
        // A blank more makes another key: nothing is known of it yet.
        const fresh = asked.map(([expression, zone, after], index) =>
          nextSlot(
            cron(`${expression.text}${' '.repeat(index + 1)}`, zone),
            after,
          ),
        );
        expect(asked.map(answer)).toEqual(fresh);
        expect([...asked].reverse().map(answer).reverse()).toEqual(fresh);
      }),
      { numRuns: 60 },
    );
  });

  it('leave out a slot in the hour that the clocks skip', () => {
    const schedule = cron('30 2 * * *', 'Europe/Berlin');
    expect(nextSlot(schedule, at('2026-03-28T12:00:00Z'))).toBe(
      at('2026-03-30T00:30:00Z'),
    );
    expect(gapAfter(schedule, at('2026-03-27T12:00:00Z'))).toBe(47 * HOUR);
  });

  it('come twice in the hour that happens twice, as in the scheduler itself', () => {
    const schedule = cron('30 2 * * *', 'Europe/Berlin');
    const noon = at('2026-10-24T12:00:00Z');
    const first = at('2026-10-25T00:30:00Z');
    const second = at('2026-10-25T01:30:00Z');
    expect(nextSlot(schedule, noon)).toBe(first);
    expect(nextSlot(schedule, first)).toBe(second);
    expect(nextSlot(schedule, second - 1)).toBe(second);
    expect(nextSlot(schedule, second)).toBe(at('2026-10-26T01:30:00Z'));
    const day = cron('0 * * * *', 'Europe/Berlin');
    expect(slotsBetween(day, noon, noon + DAY)).toHaveLength(24);
  });

  it.each(['', 'each day', '61 * * * *', '0 25 * * *', '0 0 30 2 *'])(
    'of the expression "%s" are none',
    expression => {
      const schedule = cron(expression);
      const now = at('2026-11-16T00:00:00Z');
      expect(nextSlot(schedule, now)).toBeUndefined();
      expect(gapAfter(schedule, now)).toBeUndefined();
      expect(slotsBetween(schedule, now, now + DAY)).toEqual([]);
    },
  );

  it('in a zone that does not exist are none', () => {
    expect(nextSlot(cron('0 * * * *', 'Mars/Phobos'), 0)).toBeUndefined();
  });
});
