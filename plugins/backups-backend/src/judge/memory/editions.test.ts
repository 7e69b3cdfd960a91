import { PlanFact } from 'backstage-plugin-backups-node';
import fc from 'fast-check';
import {
  DAY,
  HOUR,
  MINUTE,
  at,
  b2PlanFact,
  planFact,
} from '../../__testUtils__/facts';
import { planId } from '../planId';
import { PlanMemory } from './PlanMemory';
import { PlanDocument } from '../../keep/documents';
import { SourceRecord } from '../../read/SourceRecord';
import { rememberPlans } from './rememberPlans';

const SOURCE = 'home-1/volsync';
const FIRST = at('2026-11-16T06:00:00Z');

interface Reading {
  readAt: number;
  facts: PlanFact[];
  complete?: boolean;
}

type Known = Map<string, PlanDocument>;

/** Goes from reading to reading as cycles do; what is kept is written and read back. */
function watch(readings: readonly Reading[]): {
  fact: PlanFact;
  memory: PlanMemory;
}[] {
  let kept: Known = new Map();
  let readBefore = 0;
  for (const { readAt, facts, complete = true } of readings) {
    const {
      memories,
      facts: stated,
      gone,
    } = rememberPlans({
      sources: [
        {
          record: { id: SOURCE, readAt } as SourceRecord,
          facts,
          readAnew: true,
          readBefore,
          complete,
        },
      ],
      kept,
    });
    kept = new Map(
      [...stated, ...gone].flatMap(({ fact }) => {
        const id = fact.type === 'plan' ? planId(fact) : '';
        const memory = memories.get(id);
        return fact.type === 'plan' && memory
          ? [
              [
                id,
                JSON.parse(
                  JSON.stringify({ id, sourceId: SOURCE, fact, memory }),
                ) as PlanDocument,
              ] as const,
            ]
          : [];
      }),
    );
    readBefore = readAt;
  }
  return [...kept.values()].map(({ fact, memory }) => ({ fact, memory }));
}

/** The plan that its object stands for now, and those it was before. */
function split(plans: ReturnType<typeof watch>) {
  return {
    current: plans.filter(({ memory }) => memory.goneAt === undefined),
    former: plans.filter(({ memory }) => memory.goneAt !== undefined),
  };
}

const RUN = { finishedAt: FIRST - HOUR, durationSeconds: 60 };
const MADE = {
  madeOf: { claim: 'media/jukebox', uid: 'a', place: 's3 vault' },
  lastSuccess: RUN,
};

describe('what a success belongs to', () => {
  it.each<[string, Partial<PlanFact>]>([
    ['another claim', { madeOf: { ...MADE.madeOf, claim: 'media/covers' } }],
    ['a re-created claim', { madeOf: { ...MADE.madeOf, uid: 'b' } }],
    [
      'a claim that is younger',
      { madeOf: MADE.madeOf, madeSince: FIRST + 5 * MINUTE },
    ],
    ['another bucket', { madeOf: { ...MADE.madeOf, place: 's3 other' } }],
    ['another Secret', { madeOf: MADE.madeOf, fingerprint: 'other' }],
  ])('is not inherited by %s', (_, edit) => {
    const { current, former } = split(
      watch([
        { readAt: FIRST, facts: [planFact({ ...MADE, madeSince: 0 })] },
        {
          readAt: FIRST + 15 * MINUTE,
          facts: [planFact({ ...MADE, ...edit })],
        },
        {
          readAt: FIRST + 30 * MINUTE,
          facts: [planFact({ ...MADE, ...edit })],
        },
      ]),
    );
    expect(current).toHaveLength(1);
    expect(current[0].memory.lastSuccess).toBeUndefined();
    expect(current[0].fact.lastSuccess).toBeUndefined();
    expect(former).toHaveLength(1);
    expect(former[0].memory).toMatchObject({
      replaced: true,
      lastSuccess: { finishedAt: RUN.finishedAt },
    });
  });

  it('is believed again once a run began after the edit', () => {
    const moved = { ...MADE, madeOf: { ...MADE.madeOf, place: 's3 other' } };
    const next = { finishedAt: FIRST + 2 * HOUR, durationSeconds: 60 };
    const { current } = split(
      watch([
        { readAt: FIRST, facts: [planFact(MADE)] },
        { readAt: FIRST + HOUR, facts: [planFact(moved)] },
        {
          readAt: FIRST + 3 * HOUR,
          facts: [planFact({ ...moved, lastSuccess: next })],
        },
      ]),
    );
    expect(current[0].memory.lastSuccess?.finishedAt).toBe(next.finishedAt);
  });

  it('is of before where the run began before the edit and ended after it', () => {
    const moved = { ...MADE, madeOf: { ...MADE.madeOf, place: 's3 other' } };
    const long = { finishedAt: FIRST + 2 * HOUR, durationSeconds: 2 * HOUR };
    const { current } = split(
      watch([
        { readAt: FIRST, facts: [planFact(MADE)] },
        { readAt: FIRST + HOUR, facts: [planFact(moved)] },
        {
          readAt: FIRST + 3 * HOUR,
          facts: [planFact({ ...moved, lastSuccess: long })],
        },
      ]),
    );
    expect(current[0].memory.lastSuccess).toBeUndefined();
  });

  it('is taken up again where an edit is taken back, and what was copied meanwhile is not', () => {
    const moved = { ...MADE, madeOf: { ...MADE.madeOf, place: 's3 other' } };
    const meanwhile = { finishedAt: FIRST + 2 * HOUR, durationSeconds: 60 };
    const { current } = split(
      watch([
        { readAt: FIRST, facts: [planFact(MADE)] },
        { readAt: FIRST + HOUR, facts: [planFact(moved)] },
        {
          readAt: FIRST + 3 * HOUR,
          facts: [planFact({ ...moved, lastSuccess: meanwhile })],
        },
        {
          readAt: FIRST + 4 * HOUR,
          facts: [planFact({ ...MADE, lastSuccess: meanwhile })],
        },
      ]),
    );
    expect(current).toHaveLength(1);
    expect(current[0].memory.lastSuccess?.finishedAt).toBe(RUN.finishedAt);
  });

  it('stays where a part is not known for a while', () => {
    const { current, former } = split(
      watch([
        { readAt: FIRST, facts: [planFact(MADE)] },
        {
          readAt: FIRST + HOUR,
          facts: [planFact({ ...MADE, madeOf: { claim: 'media/jukebox' } })],
        },
        { readAt: FIRST + 2 * HOUR, facts: [planFact(MADE)] },
      ]),
    );
    expect(former).toEqual([]);
    expect(current[0].memory.lastSuccess?.finishedAt).toBe(RUN.finishedAt);
  });

  it('is another one where a part differs from what was known before it was not', () => {
    const { current } = split(
      watch([
        { readAt: FIRST, facts: [planFact(MADE)] },
        {
          readAt: FIRST + HOUR,
          facts: [planFact({ ...MADE, madeOf: { claim: 'media/jukebox' } })],
        },
        {
          readAt: FIRST + 2 * HOUR,
          facts: [planFact({ ...MADE, madeOf: { ...MADE.madeOf, uid: 'b' } })],
        },
      ]),
    );
    expect(current[0].memory.lastSuccess).toBeUndefined();
  });

  it('is of a claim of before where the claim is younger at the first look', () => {
    const { current, former } = split(
      watch([
        {
          readAt: FIRST,
          facts: [planFact({ ...MADE, madeSince: FIRST - 5 * MINUTE })],
        },
      ]),
    );
    expect(current[0].memory.lastSuccess).toBeUndefined();
    expect(former[0].memory.lastSuccess?.finishedAt).toBe(RUN.finishedAt);
  });

  it('goes with its object where that is removed: what was replaced is gone then', () => {
    const { former } = split(
      watch([
        { readAt: FIRST, facts: [planFact(MADE)] },
        {
          readAt: FIRST + HOUR,
          facts: [planFact({ ...MADE, fingerprint: 'other' })],
        },
        { readAt: FIRST + 2 * HOUR, facts: [] },
      ]),
    );
    expect(former.map(({ memory }) => memory.replaced)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('belongs to one object: another one beside it replaces nothing', () => {
    const plans = watch([
      { readAt: FIRST, facts: [planFact(MADE), b2PlanFact()] },
      { readAt: FIRST + HOUR, facts: [b2PlanFact()] },
    ]);
    const { former } = split(plans);
    expect(former).toHaveLength(1);
    expect(former[0].memory.replaced).toBeUndefined();
  });

  /**
   * A source with a clock that runs it every hour, and somebody who edits it and
   * re-creates its claim. Its status tells of the newest run only, whatever that
   * copied.
   */
  const histories = fc.record({
    edits: fc.array(
      fc.record({
        minute: fc.integer({ min: 1, max: 2000 }),
        part: fc.constantFrom('claim', 'uid', 'place', 'fingerprint'),
      }),
      { maxLength: 5 },
    ),
    durations: fc.array(fc.integer({ min: 1, max: 90 }), {
      minLength: 40,
      maxLength: 40,
    }),
    readings: fc.uniqueArray(fc.integer({ min: 0, max: 2100 }), {
      minLength: 2,
      maxLength: 12,
    }),
    hidden: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
    edited: fc.boolean(),
  });

  it('whatever is edited, re-created and overlooked, no plan has the success of another', () => {
    fc.assert(
      fc.property(histories, history => {
        // There and back again between two readings is seen by nobody.
        const edits = [...history.edits]
          .sort((a, b) => a.minute - b.minute)
          .map((edit, index) => ({ ...edit, value: String(index + 1) }));
        const madeAt = (minute: number): Record<string, string> =>
          edits
            .filter(edit => edit.minute <= minute)
            .reduce((made, { part, value }) => ({ ...made, [part]: value }), {
              claim: '0',
              uid: '0',
              place: '0',
              fingerprint: '0',
            });
        const isOfUid = ({ part }: { part: string }) => part === 'uid';
        const runs: { from: number; to: number; made: object }[] = [];
        for (let hour = 0; hour < 36; hour += 1) {
          const from = Math.max(hour * 60, runs.at(-1)?.to ?? 0);
          runs.push({
            from,
            to: from + history.durations[hour],
            made: madeAt(from),
          });
        }
        const minutes = [...history.readings].sort((a, b) => a - b);
        const readings = minutes.map((minute, index): Reading => {
          const { fingerprint, uid, ...parts } = madeAt(minute);
          const run = runs.filter(({ to }) => to <= minute).at(-1);
          const last = edits.filter(edit => edit.minute <= minute).at(-1);
          return {
            readAt: FIRST + minute * MINUTE,
            facts: [
              planFact({
                fingerprint,
                // Where claims are not read, nobody sees that one was re-created.
                madeOf:
                  history.hidden[index] && !edits.some(isOfUid)
                    ? parts
                    : { ...parts, uid },
                editedAt:
                  history.edited && last
                    ? FIRST + last.minute * MINUTE
                    : undefined,
                lastSuccess: run && {
                  finishedAt: FIRST + run.to * MINUTE,
                  durationSeconds: (run.to - run.from) * MINUTE,
                },
              }),
            ],
          };
        });
        // What happened before anybody looked cannot be told apart.
        const watchedFrom = minutes[0];
        for (const { fact, memory } of watch(readings)) {
          const { lastSuccess } = memory;
          if (!lastSuccess) continue;
          const run = runs.find(
            ({ to }) => FIRST + to * MINUTE === lastSuccess.finishedAt,
          );
          if (!run || run.from < watchedFrom) continue;
          expect(run.made).toMatchObject({
            ...fact.madeOf,
            fingerprint: fact.fingerprint,
          });
        }
      }),
      { numRuns: 400 },
    );
  });
});

it('a plan that was replaced is forgotten after 30 days', () => {
  const moved = planFact({ ...MADE, fingerprint: 'other' });
  const { former } = split(
    watch([
      { readAt: FIRST, facts: [planFact(MADE)] },
      { readAt: FIRST + HOUR, facts: [moved] },
      { readAt: FIRST + 31 * DAY, facts: [moved] },
    ]),
  );
  expect(former).toEqual([]);
});
