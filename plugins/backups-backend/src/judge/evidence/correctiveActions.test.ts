import { DrillOutcome } from 'backstage-plugin-backups-common';
import fc from 'fast-check';
import { TriedRestore, correctiveActions } from './correctiveActions';

function drill(
  day: number,
  outcome: DrillOutcome,
  rest: { itemKey?: string; action?: string } = {},
): TriedRestore {
  const finishedAt = new Date(day * 86_400_000).toISOString();
  return {
    entityRef: 'component:default/radarr',
    item: 'radarr',
    report: {
      itemKey: 'home/media/radarr',
      outcome,
      finishedAt,
      check: `day ${day}`,
      ...rest,
    },
  };
}

function told(drills: readonly TriedRestore[], from = 0, before = 1000) {
  return correctiveActions(drills, from * 86_400, before * 86_400).map(
    ({ first, failures, actions, closing }) => [
      first.report.check,
      failures,
      actions,
      closing?.report.check,
    ],
  );
}

describe('what became of restores that failed', () => {
  it.each<[string, TriedRestore[], unknown[]]>([
    ['nothing failed', [drill(1, 'proven')], []],
    [
      'nothing was tried since',
      [drill(1, 'failed')],
      [['day 1', 1, [], undefined]],
    ],
    [
      'it worked later',
      [drill(1, 'failed', { action: 'New key.' }), drill(3, 'proven')],
      [['day 1', 1, ['New key.'], 'day 3']],
    ],
    [
      'it failed again before it worked',
      [
        drill(5, 'proven'),
        drill(2, 'failed', { action: 'B' }),
        drill(1, 'failed'),
      ],
      [['day 1', 2, ['B'], 'day 5']],
    ],
    [
      'it worked before, not since',
      [drill(1, 'proven'), drill(2, 'failed')],
      [['day 2', 1, [], undefined]],
    ],
    [
      'another item worked',
      [drill(1, 'failed'), drill(2, 'proven', { itemKey: 'home/media/other' })],
      [['day 1', 1, [], undefined]],
    ],
    [
      'one worked at the very instant',
      [drill(1, 'failed'), drill(1, 'proven')],
      [['day 1', 1, [], undefined]],
    ],
  ])('is told where %s', (_, drills, expected) => {
    expect(told(drills)).toEqual(expected);
  });

  it('leaves out what was closed before the period, and what failed after it', () => {
    const drills = [
      drill(1, 'failed'),
      drill(2, 'proven'),
      drill(3, 'failed'),
      drill(12, 'proven'),
      drill(20, 'failed'),
    ];
    expect(told(drills, 5, 15)).toEqual([['day 3', 1, [], 'day 12']]);
  });

  it('never closes a failure by what ended before it or with it', () => {
    const drills = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 9 }),
        outcome: fc.constantFrom<DrillOutcome>('proven', 'failed'),
      }),
    );
    fc.assert(
      fc.property(drills, list => {
        const all = list.map(({ day, outcome }) => drill(day, outcome));
        const found = correctiveActions(all, 0, 86_400_000);
        const failed = all.filter(({ report }) => report.outcome === 'failed');
        // Each failure is in one of them.
        expect(found.reduce((sum, { failures }) => sum + failures, 0)).toBe(
          failed.length,
        );
        for (const { first, closing } of found) {
          expect(closing?.report.outcome ?? 'proven').toBe('proven');
          expect(
            (closing?.report.finishedAt ?? '9') > first.report.finishedAt,
          ).toBe(true);
        }
      }),
    );
  });
});
