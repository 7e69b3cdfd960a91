import { NEVER, VERDICTS } from 'backstage-plugin-backups-common';
import {
  ClaimedBackup,
  ListedBase,
  LogArchiving,
} from 'backstage-plugin-backups-node';
import fc from 'fast-check';
import { BEGIN } from '../../__testUtils__/arbitraries';
import { databaseItem, databasePlan } from '../../__testUtils__/databaseFacts';
import { DAY, HOUR, MINUTE } from '../../__testUtils__/facts';
import { WatchedPlan, memoryOf, verdictOf } from '../../__testUtils__/judged';
import { dataTime } from '../memory/dataTime';
import { Proof } from '../proof';
import { newestFulls } from './newestFulls';
import { recoveryWindow } from './recoveryWindow';

function before(readAt: number, most: number) {
  return fc.integer({ min: 0, max: most }).map(age => readAt - age);
}

function archivingAt(readAt: number): fc.Arbitrary<LogArchiving> {
  return fc.record({
    state: fc.constantFrom('working', 'working', 'failing', 'not-seen'),
    since: fc.option(before(readAt, 3 * DAY), { nil: undefined }),
    lagSeconds: fc.constantFrom(300, 60, undefined),
  });
}

function backupsAt(readAt: number): fc.Arbitrary<ClaimedBackup[]> {
  return fc
    .array(
      fc.record({
        outcome: fc.constantFrom('succeeded', 'succeeded', 'failed'),
        makes: fc.constantFrom('full', 'differential', 'incremental'),
        endedAt: before(readAt, 20 * DAY),
      }),
      { maxLength: 6 },
    )
    .map(backups =>
      backups
        .map(backup => ({ ...backup, startedAt: backup.endedAt - 60 }))
        .sort((a, b) => a.endedAt - b.endedAt),
    );
}

/** A database's copy with a history of readings, each of which may have lost records. */
const histories: fc.Arbitrary<WatchedPlan> = fc
  .array(fc.constantFrom(5 * MINUTE, HOUR, 6 * HOUR, DAY), {
    minLength: 1,
    maxLength: 5,
  })
  .chain(steps => {
    let readAt = BEGIN;
    return fc.tuple(
      ...steps.map(step => {
        readAt += step;
        const time = readAt;
        return fc
          .record({
            archiving: archivingAt(time),
            backups: backupsAt(time),
            recordedAs: fc.constantFrom('1', '1', '1', '2'),
          })
          .map(({ backups, ...database }) => ({
            readAt: time,
            fact: databasePlan(backups, database),
          }));
      }),
    );
  })
  .map(readings => ({ readings }));

/** What a repository lists of it: bases that may be damaged, and a retention of the log. */
const listings = fc.record({
  bases: fc
    .array(
      fc.record({
        makes: fc.constantFrom('full' as const, 'differential' as const),
        endedAt: fc.integer({ min: BEGIN - 40 * DAY, max: BEGIN }),
        good: fc.boolean(),
      }),
      { maxLength: 8 },
    )
    .map(bases => [...bases].sort((a, b) => a.endedAt - b.endedAt)),
  log: fc.option(
    fc.record({
      count: fc.integer({ min: 1, max: 4 }),
      of: fc.constantFrom('full' as const, 'differential' as const),
    }),
    { nil: undefined },
  ),
});

function proofOf(bases: ListedBase[]): Proof {
  return {
    kind: 'open',
    listing: {
      sourceId: 'reports',
      repository: 'b2',
      identity: 'shelf',
      // Nothing that was seen is newer.
      takenAt: BEGIN + 60 * DAY,
      extent: 'counted',
      summary: { identity: 'shelf', points: bases.length, good: 0, bases },
    },
  };
}

const instant = fc.integer({ min: BEGIN, max: BEGIN + 60 * DAY });

function worldOf(plan: WatchedPlan) {
  return { items: [databaseItem()], plans: [plan] };
}

describe('whatever is told of a database', () => {
  it('a clock that moves on never improves its verdict', () => {
    fc.assert(
      fc.property(histories, instant, instant, (plan, a, b) => {
        const rank = (now: number) =>
          VERDICTS.indexOf(verdictOf(worldOf(plan), now) ?? 'no-data');
        expect(rank(Math.max(a, b))).toBeLessThanOrEqual(rank(Math.min(a, b)));
      }),
      { numRuns: 150 },
    );
  });

  it('another reading never takes back up to when its data is known', () => {
    fc.assert(
      fc.property(histories, plan => {
        const times = plan.readings.map(
          (_, index) =>
            dataTime(
              memoryOf({ readings: plan.readings.slice(0, index + 1) }).memory,
            ) ?? 0,
        );
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });

  it('its window ends before its reading, and begins before it ends', () => {
    fc.assert(
      fc.property(histories, plan => {
        const { fact, memory, readAt } = memoryOf(plan);
        const window = recoveryWindow({ fact, memory }, readAt);
        const latest = window?.latest?.at ?? 0;
        expect(latest).toBeLessThanOrEqual(readAt);
        expect(window?.earliest?.at ?? 0).toBeLessThanOrEqual(latest);
        expect(window?.oldestPoint?.at ?? 0).toBeLessThanOrEqual(
          window?.earliest?.at ?? NEVER,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('a window that a listing computes begins at a sound backup behind which the log is kept', () => {
    fc.assert(
      fc.property(histories, listings, (plan, { bases, log }) => {
        const { fact, memory, readAt } = memoryOf(plan);
        const retention = { ...fact.retention, chain: { log } };
        const window = recoveryWindow(
          { fact: { ...fact, retention }, memory, proof: proofOf(bases) },
          readAt,
        );
        const { earliest, latest } = window ?? {};
        expect(latest?.at ?? 0).toBeLessThanOrEqual(readAt);
        if (!earliest) return;
        expect(earliest.known).toBe('computed');
        expect(
          bases.some(({ endedAt, good }) => good && endedAt === earliest.at),
        ).toBe(true);
        if (!log) return;
        // As many of that type, damaged ones too, are not older: their log is kept.
        const notOlder = bases.filter(
          ({ makes, endedAt }) =>
            endedAt >= earliest.at && (log.of !== 'full' || makes === 'full'),
        );
        const sameEnd = notOlder.filter(
          ({ endedAt }) => endedAt === earliest.at,
        );
        expect(notOlder.length - sameEnd.length).toBeLessThan(log.count);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps of full backups the newest, and none that unseen ones may have pushed out', () => {
    const ends = fc.uniqueArray(fc.integer({ min: 0, max: 60 * DAY }), {
      maxLength: 12,
    });
    const count = fc.integer({ min: 1, max: 14 });
    const periods = fc.integer({ min: HOUR, max: 14 * DAY });
    fc.assert(
      fc.property(ends, count, periods, (unsorted, most, period) => {
        const fulls = [...unsorted]
          .sort((a, b) => a - b)
          .map(endedAt => ({ makes: 'full' as const, endedAt, good: true }));
        const kept = newestFulls(fulls, most, period);
        expect(kept.length).toBeLessThanOrEqual(most);
        expect(kept).toEqual(fulls.slice(fulls.length - kept.length));
        expect(kept.length > 0).toBe(fulls.length > 0);
        expect(newestFulls(fulls, most)).toEqual(fulls.slice(-most));
        // Half a period is what two may be apart by chance.
        const span = (kept.at(-1)?.endedAt ?? 0) - (kept.at(0)?.endedAt ?? 0);
        expect(span).toBeLessThanOrEqual(1.5 * (most - 1) * period);
      }),
    );
  });
});
