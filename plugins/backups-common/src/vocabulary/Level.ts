/**
 * What an entity survives; each level includes those below.
 *
 * 0 Exposed · 1 Backed up · 2 Fresh · 3 Off-site · 4 Proven · 5 Hardened
 *
 * @public
 */
export type Level = 0 | 1 | 2 | 3 | 4 | 5;

/**
 * Names of the levels, by their number.
 *
 * @public
 */
export const LEVEL_NAMES = [
  'Exposed',
  'Backed up',
  'Fresh',
  'Off-site',
  'Proven',
  'Hardened',
] as const;

/**
 * Rules that levels are made of, in the order in which they are met.
 *
 * - `covered`: every item has a copy that counts
 * - `calm`: it is not at risk now
 * - `fresh`: inside its RPO for 95 % of the last seven days
 * - `off-site`: every item has an off-site copy inside its off-site RPO
 * - `drilled`: every item was restored in a drill in the last 90 days
 * - `runbook`: every item has a copy with a restore procedure from live objects
 * - `steady`: nothing weakens a restore
 * - `hardened`: two independent off-site copies, seen in their repositories
 *
 * @public
 */
export const LEVEL_RULES = [
  'covered',
  'calm',
  'fresh',
  'off-site',
  'drilled',
  'runbook',
  'steady',
  'hardened',
] as const;

/** @public */
export type LevelRule = (typeof LEVEL_RULES)[number];

/**
 * The level that a rule is needed for.
 *
 * @public
 */
export const LEVEL_OF_RULE: Record<LevelRule, Level> = {
  covered: 1,
  calm: 2,
  fresh: 2,
  'off-site': 3,
  drilled: 4,
  runbook: 4,
  steady: 4,
  hardened: 5,
};

/**
 * Whether a rule is met. What nobody looked at is not known, never met.
 *
 * @public
 */
export type RuleResult = 'met' | 'not-met' | 'not-known';
