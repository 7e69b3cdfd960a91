import fc from 'fast-check';
import {
  DeletionKind,
  GATE_QUESTIONS,
  GateAnswer,
  GateQuestion,
  VERDICTS,
} from 'backstage-plugin-backups-common';
import { Deletion } from './deletion';
import { GateWorld, gateOf } from './gates';

const HOUR = 3600;
const DAY = 24 * HOUR;
const NOW = 1_787_400_000;

function fate(changes: Partial<Deletion> = {}): Deletion {
  return {
    kind: 'newest',
    at: NOW - HOUR,
    makers: [],
    volumeStays: false,
    newest: { at: NOW - HOUR, destination: 'NAS' },
    evidence: [{ object: 'ReplicationDestination media/radarr-dst' }],
    ...changes,
  };
}

function world(
  changes: Partial<GateWorld> = {},
  ...fates: Deletion[]
): GateWorld {
  return {
    now: NOW,
    verdict: 'protected',
    items: (fates.length > 0 ? fates : [fate()]).map((deletion, index) => ({
      key: `item-${index}`,
      rpoSeconds: DAY,
      deletion,
    })),
    together: { kind: 'same', at: NOW - HOUR, gapSeconds: 0 },
    rpoSeconds: DAY,
    ...changes,
  };
}

describe('whether something may be done to an app', () => {
  const rows: [string, GateQuestion, GateWorld, GateAnswer][] = [
    ['an app that is protected', 'deploy', world(), 'yes'],
    [
      'one with less redundancy',
      'deploy',
      world({ verdict: 'needs-attention' }),
      'yes',
    ],
    ['one that is at risk', 'deploy', world({ verdict: 'at-risk' }), 'no'],
    [
      'one that cannot be told',
      'deploy',
      world({ verdict: 'cannot-tell' }),
      'not-known',
    ],
    [
      'one of which nothing was found',
      'deploy',
      world({ verdict: undefined }),
      'not-known',
    ],
    [
      'one without data',
      'deploy',
      world({ verdict: 'no-data', items: [] }),
      'yes',
    ],
    ['what comes back as its newest copy', 'delete', world(), 'yes'],
    [
      'what stays',
      'delete',
      world({}, fate({ kind: 'stays', at: undefined })),
      'yes',
    ],
    [
      'what comes back empty',
      'delete',
      world({}, fate({ kind: 'empty', at: undefined })),
      'no',
    ],
    [
      'what waits for somebody',
      'delete',
      world({}, fate({ kind: 'waits', at: undefined })),
      'no',
    ],
    [
      'what comes back from long ago',
      'delete',
      world({}, fate({ kind: 'older', at: NOW - 90 * DAY })),
      'no',
    ],
    [
      'what comes back a little older',
      'delete',
      world({}, fate({ kind: 'older', at: NOW - 6 * HOUR })),
      'yes',
    ],
    [
      'what comes back from a time that is not said',
      'delete',
      world({}, fate({ kind: 'older', at: undefined })),
      'no',
    ],
    [
      'what is not known',
      'delete',
      world({}, fate({ kind: 'not-known', at: undefined })),
      'not-known',
    ],
    [
      'one item of two that comes back empty',
      'delete',
      world({}, fate(), fate({ kind: 'empty' })),
      'no',
    ],
    ['an app at risk', 'delete', world({ verdict: 'at-risk' }), 'no'],
    ['what goes back together to an hour ago', 'upgrade', world(), 'yes'],
    [
      'what goes back together to last week',
      'upgrade',
      world({ together: { kind: 'same', at: NOW - 7 * DAY, gapSeconds: 0 } }),
      'no',
    ],
    [
      'what goes back a day apart',
      'upgrade',
      world({
        together: { kind: 'apart', at: NOW - 2 * HOUR, gapSeconds: 2 * DAY },
      }),
      'no',
    ],
    [
      'what does not go back',
      'upgrade',
      world({ together: { kind: 'none' } }),
      'no',
    ],
    [
      'what may go back',
      'upgrade',
      world({ together: { kind: 'not-known' } }),
      'not-known',
    ],
    [
      'what may be of any age',
      'upgrade',
      world({ rpoSeconds: undefined }),
      'not-known',
    ],
    [
      'an app without data',
      'upgrade',
      world({ verdict: 'no-data', items: [], together: { kind: 'not-known' } }),
      'yes',
    ],
  ];

  it.each(rows)('%s, asked to %s', (_, question, asked, answer) => {
    expect(gateOf(question, asked).answer).toBe(answer);
  });

  it('is "yes" only where every reason is known and none speaks against it', () => {
    const kinds: DeletionKind[] = [
      'stays',
      'newest',
      'older',
      'empty',
      'waits',
      'not-known',
    ];
    const instant = fc.option(fc.integer({ min: NOW - 90 * DAY, max: NOW }), {
      nil: undefined,
    });
    const worlds = fc
      .record({
        verdict: fc.option(fc.constantFrom(...VERDICTS), { nil: undefined }),
        fates: fc.array(
          fc.record({ kind: fc.constantFrom(...kinds), at: instant }),
          { minLength: 1, maxLength: 4 },
        ),
        together: fc.record({
          kind: fc.constantFrom<GateWorld['together']['kind'][]>(
            'same',
            'close',
            'apart',
            'none',
            'not-known',
          ),
          at: instant,
          gapSeconds: fc.integer({ min: 0, max: 3 * DAY }),
        }),
      })
      .map(({ fates, ...rest }) => world(rest, ...fates.map(fate)));
    fc.assert(
      fc.property(
        worlds,
        fc.constantFrom(...GATE_QUESTIONS),
        (asked, question) => {
          const { answer, reasons } = gateOf(question, asked);
          expect(reasons.length).toBeGreaterThan(0);
          expect(reasons.every(({ effect }) => effect === 'note')).toBe(
            answer === 'yes',
          );
          // What is at risk is never let through, whatever is asked.
          expect(asked.verdict === 'at-risk' && answer !== 'no').toBe(false);
          expect(
            (asked.verdict === 'cannot-tell' || asked.verdict === undefined) &&
              answer === 'yes',
          ).toBe(false);
        },
      ),
    );
  });
});
