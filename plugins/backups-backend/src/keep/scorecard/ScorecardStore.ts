import { Verdict } from 'backstage-plugin-backups-common';
import { EntityDocument } from '../documents';

/** Which entities somebody may see: every one, or these references. */
export type Visible = 'all' | readonly string[];

/** What of the estate is asked for. An absent list asks for everything. */
export interface ScorecardFilter {
  verdicts?: readonly Verdict[];
  kinds?: readonly string[];
  owners?: readonly string[];
  systems?: readonly string[];
  tiers?: readonly string[];
  lifecycles?: readonly string[];
  clusters?: readonly string[];
  /** Labels. */
  destinations?: readonly string[];
  /** Part of its title. */
  text?: string;
}

/** What a list is sorted by; `worst`: by verdict, then by size. */
export const SCORECARD_SORTS = [
  'worst',
  'name',
  'owner',
  'system',
  'size',
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

/** How many entities there are of each verdict. */
export interface VerdictCount {
  verdict: Verdict;
  count: number;
  /** Of these, entities with an item that nothing copies. */
  unprotected: number;
}

/** An entity's place in a list. */
export interface ListedEntity {
  ref: string;
  key: SortKey;
}

/** Values that a filter may be given. */
export interface ScorecardFacets {
  kinds: string[];
  owners: string[];
  systems: string[];
  tiers: string[];
  lifecycles: string[];
  clusters: string[];
  destinations: string[];
}

/**
 * Answers questions about all entities at once. Verdicts are told in SQL from
 * the thresholds that `judge` wrote and from the currency of their sources.
 */
export interface ScorecardStore {
  /** Counts by verdict, whatever verdict the filter asks for. */
  countVerdicts(question: ScorecardQuestion): Promise<VerdictCount[]>;
  /**
   * @param options - `after`: begins behind this key, which came from the same
   * question with the same sort
   */
  listEntities(
    question: ScorecardQuestion,
    options: {
      sort: ScorecardSort;
      order: 'asc' | 'desc';
      after?: SortKey;
      limit: number;
    },
  ): Promise<ListedEntity[]>;
  /** Values that occur among the visible entities, sorted. */
  getFacets(visible: Visible): Promise<ScorecardFacets>;
  /** Entities in the order in which they are asked for. */
  getEntities(refs: readonly string[]): Promise<EntityDocument[]>;
  /** References of every entity that is judged. */
  getRefs(): Promise<string[]>;
}
