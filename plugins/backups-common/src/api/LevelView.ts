import type { Level, LevelRule, RuleResult } from '../vocabulary/Level';

/**
 * A rule of the levels, as it was judged for an entity.
 *
 * @public
 */
export interface RuleView {
  rule: LevelRule;
  level: Level;
  result: RuleResult;
  /** Why, in a sentence. */
  fact: string;
  /** What to do about it; absent: it is met. */
  fix?: string;
  /** Configuration that does it. */
  snippet?: string;
  /** Announced: it counts from this day, `2027-01-01`. */
  countsFrom?: string;
}

/**
 * The level of an entity. It moves once a day.
 *
 * @public
 */
export interface LevelView {
  level: Level;
  /** What its tier asks for. */
  expected?: Level;
  /** Day it was judged on, `2026-11-21` in UTC. */
  day: string;
  /** Version of the rules. */
  ruleVersion: string;
  /** The first rule that is not met; absent: the highest level is reached. */
  next?: RuleView;
  /** Every rule, those that are not met first. */
  rules: RuleView[];
}

/**
 * Lengths of the periods that end yesterday and are counted every day. Days.
 *
 * @public
 */
export type SlaDays = 7 | 30 | 90;

/**
 * How often what was due was made, in a period of whole days that ended
 * yesterday.
 *
 * @public
 */
export interface SlaView {
  /** Length of the period, days: 7, 30 or 90, or that of a period from a day to a day. */
  days: number;
  made: number;
  missed: number;
  /** made ÷ (made + missed); absent: nothing was due that was observed. */
  share?: number;
  /** Days of single copies that nobody watched: neither made nor missed. */
  notObservedDays: number;
}
