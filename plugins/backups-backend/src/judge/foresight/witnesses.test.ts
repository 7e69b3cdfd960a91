import { WitnessKind } from 'backstage-plugin-backups-common';
import fc from 'fast-check';
import { ProofKind } from '../proof';
import { OperatorWord, RepositoryWord, witnessesOf } from './witnesses';

const HOUR = 3600;
const NOW = 100 * HOUR;
const OPERATOR: OperatorWord = {
  successAt: NOW - 2 * HOUR,
  readAt: NOW,
  current: true,
};
const LIST: RepositoryWord = {
  proof: 'seen',
  newestGoodAt: NOW - 2 * HOUR,
  current: true,
};

const PROOFS: ProofKind[] = [
  'seen',
  'hollow',
  'identical',
  'not-told',
  'open',
  'shared',
];

describe('witnesses of a copy', () => {
  it.each<
    [WitnessKind, string, Partial<OperatorWord>, Partial<RepositoryWord> | null]
  >([
    ['agree', 'both tell of it', {}, {}],
    ['agree', 'nothing had changed', {}, { proof: 'identical' }],
    ['operator-newer', 'the list has no point of it', {}, { proof: 'hollow' }],
    [
      'operator-newer',
      'no point, and none may have been due',
      {},
      { proof: 'not-told' },
    ],
    [
      'repository-newer',
      'the operator could not remove a lock, and saved all the same',
      { successAt: NOW - 50 * HOUR },
      { newestGoodAt: NOW - 2 * HOUR },
    ],
    [
      'agree',
      'the newer point was made after the operator was read',
      { readAt: NOW - HOUR },
      { newestGoodAt: NOW - 60 },
    ],
    [
      'repository-alone',
      'the operator has fallen silent, and the list went on',
      { current: false, readAt: NOW - 40 * HOUR, successAt: NOW - 41 * HOUR },
      {},
    ],
    [
      'repository-alone',
      'the operator tells of none',
      { successAt: undefined },
      {},
    ],
    ['operator-alone', 'there is no list', {}, null],
    ['operator-alone', 'the list has fallen silent', {}, { current: false }],
    ['operator-alone', 'the list proves neither', {}, { proof: 'shared' }],
    ['too-early', 'the list is older', {}, { proof: 'open' }],
    ['none', 'nothing tells of any', { successAt: undefined }, null],
    [
      'none',
      'the list is empty, too',
      { successAt: undefined },
      { newestGoodAt: undefined },
    ],
  ])('%s: %s', (kind, _, operator, list) => {
    expect(
      witnessesOf(
        { ...OPERATOR, ...operator },
        list ? { ...LIST, ...list } : undefined,
      ),
    ).toBe(kind);
  });

  const instant = fc.integer({ min: 1, max: NOW });
  const operators = fc.record({
    successAt: fc.option(instant, { nil: undefined }),
    readAt: instant,
    current: fc.boolean(),
  });
  const lists = fc.option(
    fc.record({
      proof: fc.constantFrom(...PROOFS),
      newestGoodAt: fc.option(instant, { nil: undefined }),
      current: fc.boolean(),
    }),
    { nil: undefined },
  );

  it('agree only where a current list has what was told', () => {
    fc.assert(
      fc.property(operators, lists, (operator, list) => {
        if (witnessesOf(operator, list) !== 'agree') return;
        expect(operator.successAt).toBeDefined();
        expect(list?.current).toBe(true);
        expect(['seen', 'identical']).toContain(list?.proof);
      }),
    );
  });

  it('never accuse the operator of what it could not know', () => {
    fc.assert(
      fc.property(operators, lists, (operator, list) => {
        if (witnessesOf(operator, list) !== 'repository-newer') return;
        expect(list?.newestGoodAt).toBeLessThan(operator.readAt);
        expect(operator.current).toBe(true);
      }),
    );
  });
});
