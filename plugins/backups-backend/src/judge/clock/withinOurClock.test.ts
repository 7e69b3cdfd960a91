import { Fact, PlanFact } from 'backstage-plugin-backups-node';
import fc from 'fast-check';
import { DAY, HOUR, at, itemFact, planFact } from '../../__testUtils__/facts';
import { judgedPlan, seenOnce } from '../../__testUtils__/judged';
import { remember } from '../memory/remember';
import { PlanMemory } from '../memory/PlanMemory';
import { withinOurClock } from './withinOurClock';

const READ = at('2026-11-16T06:00:00Z');

const READING = {
  readAt: READ,
  machine: 'home-1 (VolSync)',
  sourceId: 'home-1/volsync',
};

function bounded(facts: Fact[], readAt = READ) {
  return withinOurClock(facts, { ...READING, readAt }, () => undefined);
}

/** Goes from reading to reading as cycles do. */
function watched(readings: { readAt: number; fact: PlanFact }[]): PlanMemory {
  let memory: PlanMemory | undefined;
  for (const { readAt, fact } of readings) {
    const known = memory;
    const { facts, ahead } = withinOurClock(
      [fact],
      { ...READING, readAt },
      () => known?.timesAhead,
    );
    const plan = facts.find(({ type }) => type === 'plan') as PlanFact;
    memory = remember(memory, plan, readAt, {
      timesAhead: ahead.get(plan),
    }).memory;
  }
  if (!memory) throw new Error('Nothing was read');
  return memory;
}

const TEN_YEARS = 3653 * DAY;

describe('times from outside', () => {
  it('leaves alone what is not ahead: the same facts are the same objects', () => {
    const facts = [
      itemFact(),
      planFact({ lastSuccess: { finishedAt: READ + 299 } }),
    ];
    const timed = bounded(facts);
    expect(timed.facts[0]).toBe(facts[0]);
    expect(timed.facts[1]).toBe(facts[1]);
    expect(timed.facts).toHaveLength(2);
  });

  it('lets a run that copied nothing ahead of its time hide no success', () => {
    const good = { finishedAt: READ - HOUR };
    const fact = planFact({
      lastSuccess: good,
      nothingCopied: { message: 'empty', at: READ + DAY },
    });
    const [plan, finding] = bounded([fact]).facts;
    expect(plan).toMatchObject({ lastSuccess: good, nothingCopied: undefined });
    expect(finding).toMatchObject({ finding: { code: 'clock' } });
    const now = planFact({
      lastSuccess: good,
      nothingCopied: { message: 'empty', at: READ },
    });
    expect(bounded([now]).facts).toEqual([now]);
  });

  it('takes no time ahead for that of a run that may have succeeded', () => {
    const fact = planFact({
      lastSuccess: undefined,
      hides: { untoldAt: READ + DAY },
    });
    expect(bounded([fact]).facts[0]).toMatchObject({
      hides: { untoldAt: undefined, successes: true },
    });
  });

  it.each([301, 6 * HOUR, TEN_YEARS])(
    'takes a success that is %d s ahead for none, and names machine and distance',
    by => {
      const fact = planFact({ lastSuccess: { finishedAt: READ + by } });
      const { facts } = bounded([fact]);
      const [plan, finding] = facts;
      expect(plan).toMatchObject({
        lastSuccess: undefined,
        hides: { successes: true },
      });
      expect(finding).toMatchObject({
        finding: { code: 'clock', severity: 'erodes' },
        about: { planKey: fact.key, itemKey: fact.itemKey },
      });
      expect(finding).toHaveProperty(
        'finding.title',
        expect.stringContaining('home-1 (VolSync)'),
      );
    },
  );

  it('lets no impossible success hide the failures before it', () => {
    const base = planFact({
      lastSuccess: { finishedAt: READ + HOUR },
      database: {
        recordedAs: '1',
        chained: true,
        archiving: { state: 'working', lagSeconds: 300 },
        backups: [
          { outcome: 'succeeded', startedAt: READ - DAY, endedAt: READ - DAY },
          {
            outcome: 'failed',
            startedAt: READ - 4 * HOUR,
            endedAt: READ - 4 * HOUR,
            message: 'exit status 4',
          },
          { outcome: 'failed', endedAt: READ - 2 * HOUR, message: 'again' },
          { outcome: 'succeeded', endedAt: READ + HOUR },
        ],
      },
    });
    expect(bounded([base]).facts[0]).toMatchObject({
      lastSuccess: { finishedAt: READ - DAY },
      lastAttemptFailed: { since: READ - 4 * HOUR, message: 'again' },
    });
  });

  it('keeps the last good record before it, and the failure after that', () => {
    const records: PlanFact['records'] = [
      { outcome: 'succeeded', endedAt: READ - 3 * DAY },
      { outcome: 'failed', endedAt: READ - DAY, message: 'no space left' },
      { outcome: 'succeeded', endedAt: READ + DAY },
    ];
    const [plan] = bounded([
      planFact({ records, lastSuccess: { finishedAt: READ + DAY } }),
    ]).facts;
    expect(plan).toMatchObject({
      lastSuccess: { finishedAt: READ - 3 * DAY },
      lastAttemptFailed: { since: READ - DAY, message: 'no space left' },
    });
  });

  it('takes the last slot of what is switched off for none that ended well by it', () => {
    const [plan] = bounded([
      planFact({
        suspended: true,
        standsStill: { missedNoSlot: true },
        lastSuccess: { finishedAt: READ + DAY },
      }),
    ]).facts;
    expect(plan).toMatchObject({ standsStill: {} });
    expect(plan).not.toHaveProperty('standsStill.missedNoSlot');
  });

  it('does not believe it when our own clock has reached it', () => {
    const fact = planFact({ lastSuccess: { finishedAt: READ + 6 * HOUR } });
    const memory = watched([
      { readAt: READ, fact },
      { readAt: READ + 7 * HOUR, fact },
      { readAt: READ + 8 * HOUR, fact },
    ]);
    expect(memory.lastSuccess).toBeUndefined();
  });

  it('believes the next right time, and forgets a wrong one of an earlier release', () => {
    const right = planFact({ lastSuccess: { finishedAt: READ + HOUR } });
    const memory = watched([{ readAt: READ + 2 * HOUR, fact: right }]);
    const spoiled: PlanMemory = {
      ...memory,
      lastSuccess: {
        startedAt: READ + TEN_YEARS,
        finishedAt: READ + TEN_YEARS,
      },
      successBefore: memory.lastSuccess,
    };
    expect(
      remember(spoiled, right, READ + 3 * HOUR).memory.lastSuccess,
    ).toEqual(memory.lastSuccess);
  });

  it('says of a copy whose time cannot be neither that it is none nor how old it is', () => {
    const [plan] = bounded([
      planFact({ lastSuccess: { finishedAt: READ + DAY } }),
    ]).facts;
    expect(judgedPlan(seenOnce(READ, plan as PlanFact)).counted).toMatchObject({
      counted: false,
      certainty: 'not-known',
    });
  });

  const instants = fc.option(
    fc.oneof(
      fc.integer({ min: -10 * DAY, max: 300 }),
      fc.integer({ min: 301, max: TEN_YEARS }),
    ),
    { nil: undefined },
  );

  it('whatever is read in whatever order, nothing later than the reading is remembered', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            readAfter: fc.integer({ min: 0, max: 20 * DAY }),
            success: instants,
            failure: instants,
            error: instants,
            running: instants,
          }),
          { minLength: 1, maxLength: 8 },
        ),
        drawn => {
          const readings = drawn
            .map(({ readAfter, ...times }) => {
              const readAt = READ + readAfter;
              const ago = (offset: number | undefined) =>
                offset === undefined ? undefined : readAt + offset;
              const finishedAt = ago(times.success);
              return {
                readAt,
                fact: planFact({
                  lastSuccess:
                    finishedAt === undefined ? undefined : { finishedAt },
                  lastAttemptFailed: { since: ago(times.failure) },
                  controllerError: { since: ago(times.error), message: 'no' },
                  runningSince: ago(times.running),
                }),
              };
            })
            .sort((a, b) => a.readAt - b.readAt);
          const { readAt } = readings[readings.length - 1];
          const memory = watched(readings);
          for (const instant of [
            memory.lastSuccess?.finishedAt,
            memory.successBefore?.finishedAt,
            memory.failingSince,
            memory.errorSince,
          ]) {
            expect(instant ?? 0).toBeLessThanOrEqual(readAt + 300);
          }
        },
      ),
    );
  });
});
