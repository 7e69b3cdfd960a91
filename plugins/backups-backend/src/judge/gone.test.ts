import { rememberPlans } from './memory/rememberPlans';
import { PlanDocument } from '../keep/documents';
import { DAY, at, planFact } from '../__testUtils__/facts';
import {
  INTERVAL,
  judgedPlan,
  memoryOf,
  seenOnce,
} from '../__testUtils__/judged';

const READ = at('2026-11-16T06:10:00Z');
const SOURCE = 'home-1/volsync';

const fact = planFact({
  lastSuccess: { finishedAt: READ - 300, durationSeconds: 60 },
});

/** A plan as it was kept, and one reading that does not show it. */
function readingWithout(goneAt: number | undefined, readAt: number) {
  const { memory } = memoryOf(seenOnce(READ, fact));
  const judged = judgedPlan(seenOnce(READ, fact));
  const kept: PlanDocument = {
    id: judged.id,
    sourceId: SOURCE,
    fact,
    itemKey: fact.itemKey,
    memory: { ...memory, goneAt },
    thresholds: judged.thresholds,
    grace: judged.grace,
    switchedOff: false,
    counted: judged.counted,
  };
  const remembered = (complete: boolean) =>
    rememberPlans({
      sources: [
        {
          record: {
            id: SOURCE,
            cluster: 'home-1',
            providerId: 'volsync',
            title: 'VolSync',
            mode: 'live',
            outcome: complete ? 'answered' : 'unread',
            readAt,
            currentUntil: readAt + 3 * INTERVAL,
            intervalSeconds: INTERVAL,
            issues: [],
          },
          facts: [],
          readAnew: complete,
          complete,
        },
      ],
      kept: new Map([[kept.id, kept]]),
    });
  return { remembered, id: kept.id };
}

describe('a plan that is no longer listed', () => {
  it('is gone since the first complete list without it', () => {
    const { remembered, id } = readingWithout(undefined, READ + INTERVAL);
    expect(remembered(true).memories.get(id)?.goneAt).toBe(READ + INTERVAL);
  });

  it('is not gone for a list that could not be read', () => {
    const { remembered, id } = readingWithout(undefined, READ + INTERVAL);
    expect(remembered(false).memories.get(id)?.goneAt).toBeUndefined();
  });

  it('is remembered exactly as before when a reading fails', () => {
    const { remembered, id } = readingWithout(undefined, READ);
    const { memories, runs, fresh } = remembered(false);
    expect(memories.get(id)).toEqual(memoryOf(seenOnce(READ, fact)).memory);
    expect([...runs, ...fresh]).toEqual([]);
  });

  it('is told for 30 days, and forgotten after that', () => {
    const gone = READ + INTERVAL;
    const last = readingWithout(gone, gone + 30 * DAY);
    expect(last.remembered(true).gone).toHaveLength(1);
    const after = readingWithout(gone, gone + 30 * DAY + 1);
    expect(after.remembered(true).gone).toEqual([]);
  });
});
