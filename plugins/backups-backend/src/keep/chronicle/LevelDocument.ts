import {
  LEVEL_RULES,
  Level,
  RuleResult,
} from 'backstage-plugin-backups-common';
import { JudgedRule } from '../../judge/level/judgeLevel';

/** How often what was due was made. */
export interface DueCounts {
  made: number;
  missed: number;
  /** Days of single plans on which no cycle ran. */
  unobserved: number;
}

/** Lengths of the periods that SLAs are counted over. Days. */
export const SLA_DAYS = [7, 30, 90] as const;

/** By length of the period. */
export type DueByPeriod = Record<(typeof SLA_DAYS)[number], DueCounts>;

/** A rule as it was kept while `judge` worded it: until its level is judged again, on the next day. */
export interface WordedRule
  extends Pick<JudgedRule, 'rule' | 'result' | 'countsFrom'> {
  fact: string;
  fix?: string;
  snippet?: string;
}

/** A rule as it is kept. */
export type KeptRule = JudgedRule | WordedRule;

/** The level of an entity as it is kept. */
export interface LevelDocument {
  ref: string;
  day: string;
  level: Level;
  expected?: Level;
  rules: KeptRule[];
  due: DueByPeriod;
  /** When all of it was last restored in a drill; absent: some of it never. */
  drilledAt?: number;
  ruleVersion: string;
  /** Plans of what is counted of it. */
  planIds: string[];
}

/** How a result is written into a column that SQL counts. */
export const RESULT_NUMBERS: Record<RuleResult, number> = {
  'not-met': 0,
  met: 1,
  'not-known': 2,
};

/** @returns how a level is written */
export function rowOfLevel(document: LevelDocument): Record<string, unknown> {
  const results = new Map(
    document.rules.map(({ rule, result }) => [rule, result] as const),
  );
  return {
    ref: document.ref,
    day: document.day,
    level: document.level,
    expected: document.expected ?? null,
    ...Object.fromEntries(
      LEVEL_RULES.map(rule => [
        `rule_${rule.replaceAll('-', '_')}`,
        RESULT_NUMBERS[results.get(rule) ?? 'not-known'],
      ]),
    ),
    ...Object.fromEntries(
      SLA_DAYS.flatMap(days => {
        const { made, missed, unobserved } = document.due[days];
        return [
          [`made_${days}`, made],
          [`missed_${days}`, missed],
          [`unobserved_${days}`, unobserved],
        ];
      }),
    ),
    drilled_at: document.drilledAt ?? 0,
    body: JSON.stringify(document),
  };
}
