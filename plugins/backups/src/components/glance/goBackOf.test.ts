import { exampleBackups } from '../../testing/exampleBackups';
import { exampleItem } from '../../testing/exampleItem';
import { examplePlan } from '../../testing/examplePlan';
import { exampleProof } from '../../testing/exampleProof';
import { goBackOf } from './goBackOf';

function itemBackTo(name: string, oldestGood: string | undefined) {
  const { proof } = exampleProof();
  return exampleItem({
    key: name,
    name,
    plans: [
      examplePlan({ proof: proof && { ...proof, oldestGood } }),
      examplePlan({ id: `${name} unlisted` }),
    ],
  });
}

describe('goBackOf', () => {
  it('goes back as far as the item with the shortest way back, and names it', () => {
    expect(
      goBackOf(
        exampleBackups({
          items: [
            itemBackTo('films', '2025-07-31T00:00:00Z'),
            itemBackTo('library', '2026-11-01T00:00:00Z'),
          ],
        }),
      ),
    ).toEqual({ at: '2026-11-01T00:00:00Z', item: 'library' });
  });

  it('goes back to the oldest copy that an operator lists', () => {
    const [proven] = itemBackTo('films', undefined).plans;
    const plans = [
      { ...proven, proof: undefined, oldestCopy: '2026-09-01T00:00:00Z' },
    ];
    expect(
      goBackOf(exampleBackups({ items: [exampleItem({ plans })] })).at,
    ).toBe('2026-09-01T00:00:00Z');
  });

  it('names no item where there is one only', () => {
    expect(
      goBackOf(
        exampleBackups({
          items: [itemBackTo('films', '2025-07-31T00:00:00Z')],
        }),
      ),
    ).toEqual({ at: '2025-07-31T00:00:00Z', item: undefined });
  });

  it('says nothing while it is not known of every item', () => {
    expect(
      goBackOf(
        exampleBackups({
          items: [
            itemBackTo('films', '2025-07-31T00:00:00Z'),
            itemBackTo('library', undefined),
          ],
        }),
      ),
    ).toEqual({});
    expect(goBackOf(exampleBackups({ items: [] }))).toEqual({});
  });
});
