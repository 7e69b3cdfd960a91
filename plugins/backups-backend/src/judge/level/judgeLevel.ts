import {
  LEVEL_OF_RULE,
  LEVEL_RULES,
  Level,
  LevelRule,
  RuleResult,
  dayOf,
} from 'backstage-plugin-backups-common';
import { LevelInput } from './LevelInput';
import { RuleJudgement } from './RuleJudgement';
import { ruleJudges } from './ruleJudges';

/** Changes whenever a rule does: numbers of different versions do not compare. */
export const LEVEL_RULES_VERSION = '1';

/** A rule with what became of it. */
export type JudgedRule = RuleJudgement & {
  /** Announced: it does not count before this day. */
  countsFrom?: string;
};

/** A level with what it rests on. */
export interface JudgedLevel {
  level: Level;
  expected?: Level;
  /** Every rule, in the order in which they are met. */
  rules: JudgedRule[];
}

const HIGHEST = 5;

function levelOf(
  rules: readonly { rule: LevelRule; result: RuleResult; counts: boolean }[],
): Level {
  const missed = rules
    .filter(({ result, counts }) => counts && result !== 'met')
    .map(({ rule }) => LEVEL_OF_RULE[rule]);
  return (Math.min(HIGHEST + 1, ...missed) - 1) as Level;
}

/**
 * Judges what an entity survives: the highest level below which every rule is
 * met. What is not known is not met.
 *
 * @param input - the only clock is `now` in it
 */
export function judgeLevel(input: LevelInput): JudgedLevel {
  const today = dayOf(input.now);
  const { countsFrom, expected } = input.rules;
  const rules = LEVEL_RULES.map((rule): JudgedRule & { counts: boolean } => {
    const from = countsFrom[rule];
    const isAnnounced = from !== undefined && today < from;
    return {
      ...ruleJudges[rule](input),
      countsFrom: isAnnounced ? from : undefined,
      counts: !isAnnounced,
    };
  });
  return {
    level: levelOf(rules),
    expected,
    rules: rules.map(({ counts, ...rule }) => rule),
  };
}
