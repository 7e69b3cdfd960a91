import { planStateAt, NEVER } from 'backstage-plugin-backups-common';
import { PlanFact } from 'backstage-plugin-backups-node';
import {
  ARCHIVING,
  claimed,
  databaseItem,
  databasePlan,
} from '../../__testUtils__/databaseFacts';
import { DAY, HOUR, MINUTE, at } from '../../__testUtils__/facts';
import {
  WatchedPlan,
  judgedPlan,
  judgedWorld,
  memoryOf,
  seenOnce,
  verdictOf,
} from '../../__testUtils__/judged';
import { dataTime } from '../memory/dataTime';
import { judgeChain } from './judgeChain';
import { recoveryWindow } from './recoveryWindow';
import { retentionInTime } from './retentionInTime';

/** A Monday. */
const NOON = at('2026-11-16T12:00:00Z');
const FULL = claimed(at('2026-11-15T01:07:00Z'), 'full');
const LAST = claimed(at('2026-11-16T03:01:00Z'));
const BROKEN_SINCE = at('2026-11-16T08:00:00Z');
const BROKEN = {
  state: 'failing' as const,
  since: BROKEN_SINCE,
  lagSeconds: 300,
};

function watched(...readings: [number, PlanFact][]): WatchedPlan {
  return { readings: readings.map(([readAt, fact]) => ({ readAt, fact })) };
}

function dataTimeOf(plan: WatchedPlan): number | undefined {
  return dataTime(memoryOf(plan).memory);
}

function windowOf(plan: WatchedPlan) {
  const { fact, memory, readAt } = memoryOf(plan);
  return recoveryWindow({ fact, memory }, readAt);
}

function worldOf(plan: WatchedPlan, rpo?: string) {
  return {
    items: [databaseItem()],
    plans: [plan],
    annotations: rpo ? { 'backups/rpo': rpo } : undefined,
  };
}

describe('the data time of a database', () => {
  it('is that of the archived log while archiving is seen to work', () => {
    const plan = seenOnce(NOON, databasePlan([FULL, LAST]));
    expect(dataTimeOf(plan)).toBe(NOON - 5 * MINUTE);
    expect(verdictOf(worldOf(plan, '1h'), NOON + 30 * MINUTE)).toBe(
      'protected',
    );
  });

  it('is the end of the newest backup where it is not known how far the log is', () => {
    const plan = seenOnce(
      NOON,
      databasePlan([FULL, LAST], { archiving: { state: 'working' } }),
    );
    expect(dataTimeOf(plan)).toBe(LAST.endedAt);
  });

  it('moves in steps, so that a reading that tells nothing new changes nothing', () => {
    const fact = databasePlan([FULL, LAST]);
    const once = memoryOf(watched([NOON, fact])).memory;
    const twice = memoryOf(
      watched([NOON, fact], [NOON + 5 * MINUTE, fact]),
    ).memory;
    expect(twice.database).toEqual(once.database);
    // What is shown is exact all the same, and never the present.
    expect(
      windowOf(watched([NOON, fact], [NOON + 5 * MINUTE, fact]))?.latest,
    ).toMatchObject({ at: NOON, known: 'estimated' });
  });

  it('trap 14: stands still when archiving breaks, and that alone breaches the RPO', () => {
    const later = claimed(at('2026-11-17T03:01:00Z'));
    const plan = watched(
      [BROKEN_SINCE - HOUR, databasePlan([FULL, LAST])],
      [BROKEN_SINCE + HOUR, databasePlan([FULL, LAST], { archiving: BROKEN })],
      [
        later.endedAt + HOUR,
        databasePlan([FULL, LAST, later], { archiving: BROKEN }),
      ],
    );
    // A backup that was made since needs log that is not there.
    expect(dataTimeOf(plan)).toBe(BROKEN_SINCE - 5 * MINUTE);
    const judged = judgedPlan(plan);
    expect(
      planStateAt(judged.thresholds, later.endedAt + HOUR, NEVER).state,
    ).toBe('healthy');
    expect(verdictOf(worldOf(plan), BROKEN_SINCE + 23 * HOUR)).toBe(
      'protected',
    );
    expect(verdictOf(worldOf(plan), BROKEN_SINCE + 36 * HOUR)).toBe('at-risk');
    expect(windowOf(plan)?.latest).toMatchObject({
      at: BROKEN_SINCE - 5 * MINUTE,
      basis: { kind: 'log-failing', since: expect.any(Number) },
    });
  });

  it('trap 12: is not known where nothing says that the log is archived', () => {
    const plan = seenOnce(
      NOON,
      databasePlan([FULL, LAST], { archiving: { state: 'not-seen' } }),
    );
    expect(dataTimeOf(plan)).toBeUndefined();
    expect(verdictOf(worldOf(plan), NOON)).toBe('cannot-tell');
  });

  it('trap 12: is not known where archiving was broken before every backup', () => {
    const plan = seenOnce(
      NOON,
      databasePlan([LAST], {
        archiving: { state: 'failing', since: LAST.endedAt - DAY },
      }),
    );
    expect(judgedPlan(plan).counted).toMatchObject({
      counted: false,
      certainty: 'no-copy',
    });
    expect(verdictOf(worldOf(plan), NOON)).toBe('at-risk');
  });

  it('trap 16: is none where the log has no backup under it', () => {
    const plan = seenOnce(
      NOON,
      databasePlan([], {}, { schedule: { kind: 'none' } }),
    );
    expect(dataTimeOf(plan)).toBeUndefined();
    expect(windowOf(plan)).toEqual({});
    expect(planStateAt(judgedPlan(plan).thresholds, NOON, NEVER).state).toBe(
      'never-ran',
    );
  });

  it('stays fresh by the log when the base is overdue, which needs attention', () => {
    const plan = seenOnce(NOON + 3 * DAY, databasePlan([FULL, LAST]));
    const now = NOON + 3 * DAY;
    expect(planStateAt(judgedPlan(plan).thresholds, now, NEVER).state).toBe(
      'overdue',
    );
    expect(verdictOf(worldOf(plan), now)).toBe('needs-attention');
  });
});

describe('what is remembered of a database', () => {
  it('trap 3: outlives the records that tell it', () => {
    const plan = watched(
      [NOON, databasePlan([FULL, LAST])],
      [NOON + HOUR, databasePlan([])],
    );
    const { memory } = memoryOf(plan);
    expect(memory.lastSuccess?.finishedAt).toBe(LAST.endedAt);
    expect(memory.database).toMatchObject({
      sinceFull: 1,
      consistentUntil: LAST.endedAt,
      bases: [{ makes: 'full', endedAt: FULL.endedAt }],
    });
    expect(windowOf(plan)?.earliest?.at).toBe(FULL.endedAt);
  });

  it('trap 23: leaves out records of another place that had its number before', () => {
    const swapped = watched(
      [NOON, databasePlan([FULL], { recordedAs: '2' })],
      [NOON + HOUR, databasePlan([FULL, LAST], { recordedAs: '1' })],
    );
    expect(memoryOf(swapped).memory.lastSuccess?.finishedAt).toBe(FULL.endedAt);
    const own = claimed(NOON + 2 * HOUR);
    expect(
      memoryOf(
        watched(
          [NOON, databasePlan([FULL], { recordedAs: '2' })],
          [NOON + HOUR, databasePlan([LAST], { recordedAs: '1' })],
          [NOON + 3 * HOUR, databasePlan([LAST, own], { recordedAs: '1' })],
        ),
      ).memory.lastSuccess?.finishedAt,
    ).toBe(own.endedAt);
  });
});

describe('the chain of a database', () => {
  const hourly = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      claimed(FULL.endedAt + (index + 1) * HOUR),
    );

  function codes(plan: WatchedPlan) {
    return judgeChain(judgedPlan(plan)).map(({ code }) => code);
  }

  it('trap 22: may be thirty backups long, and no longer', () => {
    const lengthOf = (count: number) =>
      codes(seenOnce(NOON, databasePlan([FULL, ...hourly(count)])));
    expect(lengthOf(30)).toEqual(['full-backup-overdue']);
    expect(lengthOf(31)).toEqual(['chain-too-long', 'full-backup-overdue']);
  });

  it('trap 22: counts by the summary where the records are few', () => {
    const chain = { sinceFull: 1512, lastFullAt: FULL.endedAt - 90 * DAY };
    expect(codes(seenOnce(NOON, databasePlan([LAST], { chain })))).toContain(
      'chain-too-long',
    );
  });

  it('trap 22: begins anew with a full backup', () => {
    const next = claimed(FULL.endedAt + 7 * DAY, 'full');
    const plan = watched(
      [NOON, databasePlan([FULL, ...hourly(40)])],
      [next.endedAt + HOUR, databasePlan([FULL, ...hourly(40), next])],
    );
    expect(memoryOf(plan).memory.database?.sinceFull).toBe(0);
    // Nothing builds on it yet: a plan that makes nothing at all is overdue itself.
    expect(codes(plan)).toEqual([]);
  });

  it('needs attention when two of its full backups were missed, and not before', () => {
    const [finding] = judgeChain(
      judgedPlan(seenOnce(NOON, databasePlan([FULL, LAST]))),
    );
    expect(finding).toMatchObject({
      severity: 'erodes',
      standsFrom: FULL.endedAt + 14 * DAY,
    });
    const judged = judgedWorld(
      worldOf(seenOnce(NOON, databasePlan([FULL, LAST]))),
    );
    expect(judged?.items[0].findings).toHaveLength(1);
  });
});

describe('the recovery window', () => {
  const fulls = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      claimed(FULL.endedAt - (count - 1 - index) * 7 * DAY, 'full'),
    );

  function windowWith(chain: NonNullable<PlanFact['retention']['chain']>) {
    return windowOf(
      seenOnce(
        NOON,
        databasePlan(
          [...fulls(9), LAST],
          {},
          {
            retention: {
              noHistory: false,
              declared: [],
              inherited: [],
              sentence: '',
              chain,
            },
          },
        ),
      ),
    );
  }

  it.each([
    ['nothing expires', {}, 8, undefined],
    ['fulls by count', { fulls: { count: 4 } }, 3, undefined],
    [
      'fulls by days, and one that is older',
      { fulls: { days: 30 } },
      5,
      undefined,
    ],
    [
      'trap 13: log for fewer fulls than are kept',
      {
        fulls: { count: 6 },
        log: { count: 2, of: 'full' as const },
      },
      1,
      5,
    ],
  ])('begins where retention lets it: %s', (_, chain, weeks, pointWeeks) => {
    const window = windowWith(chain);
    expect(window?.earliest).toMatchObject({
      at: FULL.endedAt - weeks * 7 * DAY,
      known: 'estimated',
    });
    expect(window?.oldestPoint?.at).toBe(
      pointWeeks === undefined
        ? undefined
        : FULL.endedAt - pointWeeks * 7 * DAY,
    );
  });

  it('trap 13: counts full backups whose records are gone, by the rhythm of their schedule', () => {
    const window = windowOf(
      seenOnce(
        NOON,
        databasePlan(
          [claimed(FULL.endedAt - 12 * 7 * DAY, 'full'), FULL, LAST],
          {},
          {
            retention: {
              noHistory: false,
              declared: [],
              inherited: [],
              sentence: '',
              chain: { fulls: { count: 14 }, log: { count: 7, of: 'full' } },
            },
          },
        ),
      ),
    );
    // The old one is kept, but no longer the log behind it: there are eleven between.
    expect(window?.earliest?.at).toBe(FULL.endedAt);
    expect(window?.oldestPoint?.at).toBe(FULL.endedAt - 12 * 7 * DAY);
  });

  it('begins where the tool says', () => {
    expect(
      windowOf(
        seenOnce(
          NOON,
          databasePlan([LAST], { restorableFrom: NOON - 30 * DAY }),
        ),
      )?.earliest,
    ).toMatchObject({ at: NOON - 30 * DAY, known: 'observed' });
  });

  it('has no beginning where nothing is known of what the backups build on', () => {
    expect(windowOf(seenOnce(NOON, databasePlan([LAST])))).toMatchObject({
      earliest: undefined,
      latest: { at: NOON - ARCHIVING.lagSeconds! },
    });
  });

  it('is told in time where a schedule makes full backups', () => {
    const fact = (chain: PlanFact['retention']['chain']) =>
      databasePlan(
        [LAST],
        {},
        {
          retention: {
            noHistory: false,
            declared: [],
            inherited: [],
            sentence: '',
            chain,
          },
        },
      );
    expect(
      retentionInTime(
        fact({ fulls: { count: 14 }, log: { count: 7, of: 'full' } }),
        NOON,
      ),
    ).toEqual({
      by: 'count',
      fulls: 14,
      fullEverySeconds: 7 * DAY,
      reachSeconds: 14 * 7 * DAY,
      log: { reachSeconds: 7 * 7 * DAY },
    });
    expect(retentionInTime(fact({ fulls: { days: 30 } }), NOON)).toEqual({
      by: 'days',
      fullEverySeconds: 7 * DAY,
      reachSeconds: 37 * DAY,
    });
  });
});
