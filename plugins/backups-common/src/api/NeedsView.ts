import type { PlanState } from '../vocabulary/PlanState';
import type { Verdict } from '../vocabulary/Verdict';
import type { CoverageView } from './Scorecard';

/** Times in this file are ISO 8601 in UTC. */

/**
 * Something to be done, once however many apps
 * it touches.
 *
 * @public
 */
export interface NeedView {
  /** The filter `cause` of the list takes it. */
  cause: string;
  kind:
    | { type: 'source' }
    | { type: 'state'; state: PlanState }
    | { type: 'finding'; severity: 'breaks-restore' | 'erodes' }
    | { type: 'item'; problem: 'unprotected' | 'past-rpo' | 'unknown' };
  /** Worst verdict among the apps it touches. */
  verdict: Verdict;
  title: string;
  detail?: string;
  fix?: string;
  /**
   * Resources that stand for what several apps share: it is for their owners,
   * not for those of each app. Entity references.
   */
  holders?: string[];
  /** Apps it touches. */
  entities: number;
  /** Of these, apps that are at risk now. */
  atRisk: number;
  /** The first of the others to be at risk, when nothing happens. */
  nextAtRisk?: { at: string; title: string };
  /** Some of the apps, worst first. */
  examples: { entityRef: string; title: string }[];
}

/**
 * What is to be done, worst first.
 *
 * @public
 */
export interface NeedsResponse {
  now: string;
  /** Apps that were looked at: with data, and not exempt. */
  counted: number;
  /** Things to be done now; `thingsToDo` says what one thing is. */
  urgent: number;
  /** Things that weaken restores, and can wait. */
  later: number;
  needs: NeedView[];
}

/**
 * How many entities were what at the end of a day.
 *
 * @public
 */
export interface TrendDay
  extends Pick<
    CoverageView,
    'protected' | 'needsAttention' | 'cannotTell' | 'atRisk'
  > {
  /** `2026-11-16`, UTC. */
  day: string;
}

/**
 * How many entities were what, week by week, of those that the filter lets
 * through now.
 *
 * @public
 */
export interface TrendResponse {
  now: string;
  /** Weeks that are looked back on, 13. */
  weeks: number;
  /** At most one a week, oldest first; a week without an observation has none. */
  days: TrendDay[];
}

/**
 * An entity that is not what it was.
 *
 * @public
 */
export interface ChangeView {
  entityRef: string;
  title: string;
  owner?: string;
  kind: 'worse' | 'better' | 'new' | 'gone';
  before?: { verdict: Verdict; level?: number };
  after?: { verdict: Verdict; level?: number };
  /** The day on which it turned, `2026-11-16` in UTC; absent: it is not known. */
  day?: string;
  /** The instant at which what is wrong began, where it is known. */
  at?: string;
  /** What is wrong with it now; of what is better, what was wrong before. A sentence without its stop. */
  reason?: string;
  /** The same for what has one cause, as what needs an owner names it. */
  cause?: string;
}

/**
 * What changed since the beginning of a day.
 *
 * @public
 */
export interface ChangesResponse {
  now: string;
  /** `2026-11-16`, UTC. */
  since: string;
  /** Entities were watched then; `false`: nothing can be compared. */
  watched: boolean;
  /** Newest first. */
  changes: ChangeView[];
  /** Changes that are not listed. */
  more: number;
}
