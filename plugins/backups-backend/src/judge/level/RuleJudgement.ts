import { RuleResult } from 'backstage-plugin-backups-common';
import { LevelInput, LevelItem } from './LevelInput';

/** What became of a rule, and what to do about it. */
export interface RuleJudgement {
  result: RuleResult;
  /** Why, in a sentence. */
  fact: string;
  fix?: string;
  /** Configuration that does it. */
  snippet?: string;
}

/** Judges one rule. */
export type RuleJudge = (input: LevelInput) => RuleJudgement;

/** @returns that a rule is met, and why */
export function met(fact: string): RuleJudgement {
  return { result: 'met', fact };
}

/** @returns names of some items, for instance `films, books, notes and 4 more` */
export function names(items: readonly LevelItem[]): string {
  const shown = items.slice(0, 3).map(item => item.name);
  return items.length > shown.length
    ? `${shown.join(', ')} and ${items.length - shown.length} more`
    : shown.join(', ');
}

/** Judges a rule about items: one that certainly fails it weighs more than one that is not known. */
export function ofItems(
  { items }: LevelInput,
  judge: (item: LevelItem) => RuleResult,
  words: Record<RuleResult, (items: LevelItem[]) => string>,
  help: (failed: LevelItem[]) => Pick<RuleJudgement, 'fix' | 'snippet'>,
): RuleJudgement {
  for (const result of ['not-met', 'not-known'] as const) {
    const found = items.filter(item => judge(item) === result);
    if (found.length > 0) {
      return { result, fact: words[result](found), ...help(found) };
    }
  }
  return met(words.met(items));
}
