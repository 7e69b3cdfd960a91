import {
  NEVER,
  PlanThresholds,
  planStateAt,
} from 'backstage-plugin-backups-common';
import fc from 'fast-check';
import { stateSpans } from './stateSpans';

const instant = fc.oneof(fc.nat(20), fc.constant(NEVER));
const thresholds: fc.Arbitrary<PlanThresholds> = fc.record({
  fixed: fc.constantFrom(
    undefined,
    'gone' as const,
    'suspended' as const,
    'failing' as const,
    'hollow' as const,
  ),
  succeeded: fc.boolean(),
  mayHaveSucceeded: fc.boolean(),
  expected: fc.boolean(),
  stuckAt: instant,
  lateAt: instant,
  overdueAt: instant,
});

describe('the states that a plan goes through', () => {
  it('are at each instant the state that planStateAt says', () => {
    fc.assert(
      fc.property(thresholds, fc.nat(25), (given, now) => {
        const covering = stateSpans(given).filter(
          ({ from, until }) => from <= now && now < until,
        );
        expect(covering.map(({ state }) => state)).toEqual([
          planStateAt(given, now, NEVER).state,
        ]);
      }),
    );
  });
});
