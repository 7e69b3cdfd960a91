import { NEVER, VERDICTS } from 'backstage-plugin-backups-common';
import { ClaimedBackup, LogArchiving } from 'backstage-plugin-backups-node';
import fc from 'fast-check';
import { BEGIN } from '../../__testUtils__/arbitraries';
import { databaseItem, databasePlan } from '../../__testUtils__/databaseFacts';
import { DAY, HOUR, MINUTE } from '../../__testUtils__/facts';
import { WatchedPlan, memoryOf, verdictOf } from '../../__testUtils__/judged';
import { dataTime } from '../memory/dataTime';
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
});
