import { RuleResult } from 'backstage-plugin-backups-common';
import { ErodingFinding, LevelInput, LevelItem } from './LevelInput';

/** Items that a rule is about: those that fail it, else all. */
export interface RuledItems {
  /** Of three at most. */
  names: string[];
  count: number;
}

/** What became of a rule, and what that rests on. `say` has the words. */
export type RuleJudgement =
  | { rule: 'covered'; result: RuleResult; items: RuledItems }
  | { rule: 'drilled'; result: 'met' | 'not-met'; items: RuledItems }
  | { rule: 'runbook'; result: 'met' | 'not-met'; items: RuledItems }
  | { rule: 'calm'; result: RuleResult }
  /** `share`: of the time that it was watched; absent: too little to tell. */
  | { rule: 'fresh'; result: RuleResult; share?: number }
  /** `unplaced`: labels of places that may be off-site. */
  | {
      rule: 'off-site';
      result: RuleResult;
      items: RuledItems;
      rpoSeconds: number;
      unplaced: string[];
    }
  | { rule: 'steady'; result: 'met' }
  /** `eroding`: the first finding that weakens restores. */
  | { rule: 'steady'; result: 'not-met'; eroding: ErodingFinding }
  | { rule: 'hardened'; result: RuleResult; items: RuledItems };

/** Judges one rule. */
export type RuleJudge = (input: LevelInput) => RuleJudgement;

const NAMED = 3;

/** @returns items as they are kept with a rule */
export function ruledItems(items: readonly LevelItem[]): RuledItems {
  return {
    names: items.slice(0, NAMED).map(({ name }) => name),
    count: items.length,
  };
}

/**
 * Judges a rule about items: one that certainly fails it weighs more than one
 * that is not known.
 *
 * @returns the result, and the items that have it; `met` where there is no item
 */
export function ofItems<Result extends RuleResult>(
  { items }: LevelInput,
  judge: (item: LevelItem) => Result | 'met',
): { result: Result | 'met'; items: LevelItem[] } {
  for (const result of ['not-met', 'not-known']) {
    const found = items.filter(item => judge(item) === result);
    const [first] = found;
    if (first) return { result: judge(first), items: found };
  }
  return { result: 'met', items };
}
