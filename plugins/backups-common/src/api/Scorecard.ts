import type { Level, LevelRule } from '../vocabulary/Level';
import type { Verdict } from '../vocabulary/Verdict';
import type { LossView } from './LossView';
import type { RuleView, SlaView } from './LevelView';

/** Times in this file are ISO 8601 in UTC, durations seconds, sizes bytes. */

/**
 * Which entities a list is about. Several values of one field are
 * alternatives; an absent field asks for everything.
 *
 * @public
 */
export interface ScorecardFilterParameters {
  verdict?: Verdict[];
  /** These entities alone, such as `component:default/radarr`. */
  entity?: string[];
  /** In small letters, such as `component`. */
  kind?: string[];
  /** Entity references, such as `group:default/media`. */
  owner?: string[];
  system?: string[];
  tier?: string[];
  lifecycle?: string[];
  cluster?: string[];
  /** Labels of destinations. */
  destination?: string[];
  level?: Level[];
  /** Rules that are not met, or not known to be. */
  rule?: LevelRule[];
  /** A cause, as the list of what to do names it. */
  cause?: string;
  /** Part of the name. */
  q?: string;
}

/**
 * What a list is sorted by; `worst`: by verdict, then by size.
 *
 * @public
 */
export type ScorecardSortField =
  | 'worst'
  | 'name'
  | 'owner'
  | 'system'
  | 'size'
  | 'level'
  | 'sla'
  | 'drill';

/**
 * A page of the scorecard.
 *
 * @public
 */
export interface ScorecardRequest extends ScorecardFilterParameters {
  sort?: ScorecardSortField;
  order?: 'asc' | 'desc';
  /** From the answer before; it carries that answer's clock. */
  cursor?: string;
  /** At most 200. */
  limit?: number;
}

/**
 * How much of the estate is safe. Every number is of what the viewer may see
 * and what the filter lets through, whatever verdict the filter asks for.
 *
 * @public
 */
export interface CoverageView {
  /** Entities with data that is not exempt: the sum of the four below. */
  counted: number;
  protected: number;
  needsAttention: number;
  cannotTell: number;
  atRisk: number;
  /** Of those at risk: something of them is copied by nothing. */
  unprotected: number;
  /** Not counted. */
  exempt: number;
  /** Not counted: found, and without anything to back up. */
  noData: number;
}

/**
 * The letter of a verdict in `days` of a row. What is not counted was not watched
 * either.
 *
 * @public
 */
export const DAY_LETTERS = {
  'at-risk': 'r',
  'cannot-tell': '?',
  'needs-attention': 'a',
  protected: 'p',
  exempt: '.',
  'no-data': '.',
} as const satisfies Record<Verdict, string>;

/**
 * The letter of a day without an observation.
 *
 * @public
 */
export const UNWATCHED_DAY = '.';

/**
 * An entity as a row of the scorecard.
 *
 * @public
 */
export interface ScorecardRow {
  entityRef: string;
  /** Its title, else its name. */
  title: string;
  kind: string;
  owner?: string;
  system?: string;
  tier?: string;
  lifecycle?: string;
  verdict: Verdict;
  lastKnownVerdict?: Verdict;
  /** It cannot be told, and by last knowledge it is past its RPO. */
  pastRpoByLastKnowledge: boolean;
  /** The verdict in one sentence, as its own page says it. */
  headline: string;
  loss: { volume: LossView; site: LossView };
  clusters: string[];
  destinations: string[];
  /** Items that are counted, exempt ones included. */
  items: number;
  /** Of all items whose size is known. */
  sizeBytes: number;
  /** Absent: it is not counted, or not judged yet. */
  level?: {
    level: Level;
    /** What its tier asks for. */
    expected?: Level;
    /** The first rule that is not met. */
    next?: RuleView;
  };
  /** Of the last 30 whole days. */
  sla?: SlaView;
  /** When all of it was last restored in a drill; absent: some of it never in 90 days. */
  lastDrill?: string;
  /** The newest drill of some of it that failed, and was not followed by one of the same that ended well. */
  failedDrill?: string;
  /** The oldest moment to which all of it can go back; absent: of some of it none is known. */
  goBackTo?: string;
  /**
   * The worst of each of the last 30 whole days, oldest first, one letter a day:
   * see `DAY_LETTERS`.
   */
  days?: string;
}

/**
 * One page of the scorecard.
 *
 * @public
 */
export interface ScorecardPage {
  /** The clock of this answer, and of all that follow its cursor. */
  now: string;
  clock: 'live' | 'dump';
  /** Oldest reading among the sources that are current; absent: none is. */
  checkedAt?: string;
  /** Clusters, servers and streams of reports of which everything is current, and all of them. */
  sources: { current: number; total: number };
  /** Only with the first page. */
  coverage?: CoverageView;
  /** Entities that the filter lets through. Only with the first page. */
  total?: number;
  entities: ScorecardRow[];
  /** Absent: this was the last page. */
  nextCursor?: string;
}

/**
 * Values that a filter may be given, among what the viewer may see.
 *
 * @public
 */
export interface ScorecardFacetsResponse {
  kinds: string[];
  owners: string[];
  systems: string[];
  tiers: string[];
  lifecycles: string[];
  clusters: string[];
  destinations: string[];
}
