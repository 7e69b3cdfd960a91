import { Level, LevelRule, Verdict } from 'backstage-plugin-backups-common';

/** Which entities a reader may see: every one, or these references. */
export type Visible = 'all' | readonly string[];

/** What of the estate is asked for. An absent list asks for everything. */
export interface ScorecardFilter {
  verdicts?: readonly Verdict[];
  /** References of entities. */
  refs?: readonly string[];
  kinds?: readonly string[];
  owners?: readonly string[];
  systems?: readonly string[];
  tiers?: readonly string[];
  lifecycles?: readonly string[];
  clusters?: readonly string[];
  /** Labels. */
  destinations?: readonly string[];
  levels?: readonly Level[];
  /** Rules that are not met, or not known to be. */
  missedRules?: readonly LevelRule[];
  /** Part of its title. */
  text?: string;
}

/** What a list is sorted by; `worst`: by verdict, then by what is lost of what is at risk, then by size. */
export const SCORECARD_SORTS = [
  'worst',
  'name',
  'owner',
  'system',
  'size',
  'level',
  'sla',
  'drill',
] as const;

/** One of {@link SCORECARD_SORTS}. */
export type ScorecardSort = (typeof SCORECARD_SORTS)[number];

/** Values of the columns that an answer is sorted by, at its last row. */
export type SortKey = readonly (string | number)[];

/** Who asks, as of when, and what for. */
export interface ScorecardQuestion {
  /** Epoch seconds. */
  now: number;
  visible: Visible;
  filter: ScorecardFilter;
}

/** Whole days, `2026-11-21` in UTC. */
export interface SlaPeriod {
  /** How many. */
  days: number;
  /** The first of them. */
  since: string;
  /** The day after the last: today. */
  before: string;
}
