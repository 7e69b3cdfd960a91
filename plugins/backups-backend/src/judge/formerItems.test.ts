import {
  DAY,
  HOUR,
  at as instant,
  itemFact,
  planFact,
} from '../__testUtils__/facts';
import { WatchedPlan, judgedWorld, verdictOf } from '../__testUtils__/judged';
import { joinEstate } from '../join/joinEstate';

const NOW = instant('2026-08-22T10:05:00Z');
const COPIED = { finishedAt: NOW - HOUR, durationSeconds: 60 };

const gone: WatchedPlan = {
  readings: [
    { readAt: NOW - HOUR, fact: planFact({ lastSuccess: COPIED }) },
    { readAt: NOW, fact: 'gone' },
  ],
};

describe('a volume that is not there any more', () => {
  it('accuses nobody once what copied it is gone as well', () => {
    const world = { items: [], plans: [gone] };
    const [item] = judgedWorld(world)?.items ?? [];
    expect(item.judged).toMatchObject({ unprotected: false });
    expect([undefined, 'needs-attention']).toContain(
      verdictOf(world, NOW + 40 * DAY),
    );
  });

  it('is not known to be safe while claims cannot be read', () => {
    expect(
      verdictOf(
        { items: [], plans: [gone], cluster: { scanComplete: false } },
        NOW + DAY,
      ),
    ).toBe('cannot-tell');
  });

  it('leaves its copies to what is copied in its place, of which they are none', () => {
    const former = planFact({
      itemKey: 'home-1/media/PersistentVolumeClaim/old',
      edition: 'before',
      former: true,
    });
    const estate = joinEstate(
      [itemFact(), planFact(), former].map(fact => ({
        fact,
        sourceId: 'test',
      })),
      new Map(),
    );
    expect([...estate.items.keys()]).toEqual([itemFact().key]);
    expect(
      estate.plans.map(({ itemKey, ofFormerItem }) => [itemKey, ofFormerItem]),
    ).toEqual([
      [itemFact().key, undefined],
      [itemFact().key, 'old'],
    ]);
  });

  it('keeps its copies to itself where what names it still copies it', () => {
    const other = planFact({
      itemKey: 'home-1/media/PersistentVolumeClaim/mistyped',
      edition: '2',
    });
    const estate = joinEstate(
      [itemFact(), planFact({ former: true }), other].map(fact => ({
        fact,
        sourceId: 'test',
      })),
      new Map(),
    );
    expect(estate.plans.map(plan => plan.itemKey)).toEqual([
      itemFact().key,
      other.itemKey,
    ]);
  });
});

describe('a volume that is younger than its newest copy', () => {
  it.each([
    ['younger', NOW - 60, true],
    ['older', NOW - 30 * DAY, false],
  ])('is told of: %s', (_, createdAt, told) => {
    const world = {
      items: [itemFact({ createdAt })],
      plans: [
        {
          readings: [{ readAt: NOW, fact: planFact({ lastSuccess: COPIED }) }],
        },
      ],
    };
    const codes = judgedWorld(world)?.items.flatMap(({ findings }) =>
      findings.map(({ finding }) => finding.code),
    );
    expect(codes?.includes('volume-younger-than-copies')).toBe(told);
  });
});
