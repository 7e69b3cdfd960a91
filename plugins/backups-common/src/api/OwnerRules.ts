import type { LevelRule } from '../vocabulary/Level';

/**
 * How many apps a rule of the levels is met for. What is not known is not met.
 *
 * @public
 */
export interface RuleCounts {
  met: number;
  notMet: number;
  notKnown: number;
}

/**
 * An owner, and how its apps do by each rule.
 *
 * @public
 */
export interface OwnerRulesRow {
  /** Entity reference; absent: nobody owns them. */
  owner?: string;
  /** Apps whose level is judged: with data, and not exempt. */
  counted: number;
  /** Of these, apps that are at risk now. */
  atRisk: number;
  rules: Record<LevelRule, RuleCounts>;
}

/**
 * Owners by rules. Owners with the largest share of what is not met come first.
 *
 * @public
 */
export interface OwnerRulesResponse {
  /** ISO 8601. */
  now: string;
  owners: OwnerRulesRow[];
}
