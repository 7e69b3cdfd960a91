import fc from 'fast-check';
import { RunRecord } from './documents';
import {
  RunDayRow,
  dayOfRunId,
  packRuns,
  runDayOf,
  unpackRuns,
} from './runDays';

const PLAN = '0123456789abcdef';
const DAY = runDayOf(1_787_000_000);

const instant = fc.oneof(
  fc.integer({ min: DAY * 86_400 - 200_000, max: (DAY + 1) * 86_400 }),
  fc.double({ min: 0, max: 2e9, noNaN: true }),
);
const maybe = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined });

const run: fc.Arbitrary<RunRecord> = fc.record({
  planId: fc.constant(PLAN),
  outcome: fc.constantFrom('succeeded' as const, 'failed' as const),
  startedAt: maybe(instant),
  finishedAt: maybe(instant),
  seenAt: fc.integer({ min: DAY * 86_400, max: (DAY + 1) * 86_400 - 1 }),
  durationSeconds: maybe(
    fc.oneof(fc.nat(90_000), fc.double({ min: 0, max: 1e5, noNaN: true })),
  ),
  message: maybe(fc.string({ unit: 'grapheme' })),
  makes: maybe(
    fc.constantFrom(
      'full' as const,
      'differential' as const,
      'incremental' as const,
    ),
  ),
  derived: maybe(fc.constant(true)),
});

function rowOf(batches: readonly (readonly RunRecord[])[]): RunDayRow {
  const row = batches.reduce<Pick<RunDayRow, 'runs' | 'messages'> | undefined>(
    (known, runs) => (runs.length > 0 ? packRuns(known, DAY, runs) : known),
    undefined,
  );
  return { plan_id: PLAN, day: DAY, runs: '', messages: null, ...row };
}

describe('the runs of a plan on one day', () => {
  it('come back from their row as they were, however they were added to it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(run, { maxLength: 4 }), {
          minLength: 1,
          maxLength: 5,
        }),
        batches => {
          const runs = batches.flat();
          fc.pre(runs.length > 0);
          const back = unpackRuns(rowOf(batches));
          expect(back.map(({ id: _, ...rest }) => rest)).toEqual(
            runs.map(each => ({
              ...each,
              message: each.message?.replaceAll('\u0000', ''),
            })),
          );
          const ids = back.map(({ id }) => id);
          expect(ids).toEqual([...ids].sort((a, b) => a - b));
          expect(new Set(ids.map(dayOfRunId))).toEqual(new Set([DAY]));
        },
      ),
    );
  });

  it('take a ninth of the room of rows of their own', () => {
    const hourly = Array.from({ length: 24 }, (_, hour): RunRecord => {
      const finishedAt = DAY * 86_400 + hour * 3600 + 73;
      return {
        planId: PLAN,
        outcome: 'succeeded',
        startedAt: finishedAt - 61,
        finishedAt,
        seenAt: finishedAt + 180,
        durationSeconds: 61,
      };
    });
    const { runs, messages } = packRuns(undefined, DAY, hourly);
    expect(messages).toBeNull();
    // 24 rows took 2,664 bytes in SQLite and 5,208 in PostgreSQL.
    expect(runs.length).toBeLessThan(300);
  });
});
