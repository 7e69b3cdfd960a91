import fc from 'fast-check';
import { VERDICTS } from '../vocabulary/Verdict';
import { EntityThresholds } from './EntityThresholds';
import { ALWAYS, NEVER } from './instants';
import { verdictAt } from './verdictAt';

const fine: EntityThresholds = {
  atRiskAt: NEVER,
  attentionAt: NEVER,
  exemptUntil: ALWAYS,
  unknownAt: NEVER,
  items: 1,
};

function verdict(thresholds: Partial<EntityThresholds>, now = 100) {
  return verdictAt({ ...fine, ...thresholds }, now, NEVER).verdict;
}

describe('verdict at an instant', () => {
  it('takes the worst that stands: risk, doubt, attention', () => {
    expect(verdict({ atRiskAt: 100, unknownAt: 1, attentionAt: 1 })).toBe(
      'at-risk',
    );
    expect(verdict({ atRiskAt: 101, unknownAt: 100, attentionAt: 1 })).toBe(
      'cannot-tell',
    );
    expect(verdict({ unknownAt: 101, attentionAt: 100 })).toBe(
      'needs-attention',
    );
    expect(verdict({ attentionAt: 101 })).toBe('protected');
  });

  it('is never protected without an item', () => {
    expect(verdict({ items: 0 })).toBe('no-data');
    expect(verdict({ items: 0, unknownAt: ALWAYS })).toBe('cannot-tell');
  });

  it('is exempt before anything else, as long as that lasts', () => {
    expect(verdict({ exemptUntil: 101, atRiskAt: ALWAYS })).toBe('exempt');
    expect(verdict({ exemptUntil: 100, atRiskAt: ALWAYS })).toBe('at-risk');
  });

  it('is judged as of the last current second, and freezes there', () => {
    const thresholds = { ...fine, atRiskAt: 60 };
    expect(verdictAt(thresholds, 100, 59)).toEqual({
      verdict: 'cannot-tell',
      judgedAt: 59,
      pastRpoByLastKnowledge: true,
      lastKnown: 'protected',
    });
    expect(verdictAt(thresholds, 100, 60)).toEqual({
      verdict: 'at-risk',
      judgedAt: 60,
      pastRpoByLastKnowledge: false,
      lastKnown: 'at-risk',
    });
  });

  it('never improves while the clock moves and the facts stand still', () => {
    const instant = fc.integer({ min: 0, max: 50 });
    const thresholds = fc.record({
      atRiskAt: instant,
      attentionAt: instant,
      unknownAt: instant,
      exemptUntil: instant,
      items: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(
        thresholds,
        instant,
        instant,
        instant,
        (drawn, a, b, until) => {
          const rank = (now: number) =>
            VERDICTS.indexOf(verdictAt(drawn, now, until).verdict);
          expect(rank(Math.max(a, b))).toBeLessThanOrEqual(
            rank(Math.min(a, b)),
          );
        },
      ),
    );
  });
});
