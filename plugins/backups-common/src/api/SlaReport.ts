import type { SlaView } from './LevelView';

/** Times in this file are ISO 8601 in UTC, days `2026-11-21` in UTC. */

/**
 * A day on which something that was due of a copy was not made.
 *
 * @public
 */
export interface MissedDayView {
  entityRef: string;
  title: string;
  day: string;
  /** Copied item and destination; absent: the copy exists no longer. */
  item?: string;
  destination?: string;
  /** Slots of that day. */
  missed: number;
  /** When each of these was due; fewer where it was counted before that was kept. */
  slots: string[];
  made: number;
}

/**
 * An entity that was judged in the period and exists no longer, or of which
 * nothing is found any more. What was promised of it until then counts.
 *
 * @public
 */
export interface DepartedView {
  entityRef: string;
  title: string;
  owner?: string;
  /** The day from which it was gone. */
  goneOn: string;
  sla: SlaView;
}

/**
 * How often what was due was made, of all that the filter lets through, in a
 * period of whole days that ended yesterday.
 *
 * @public
 */
export interface SlaReport {
  now: string;
  /** First and last day of the period. */
  from: string;
  to: string;
  /** The first day of the period on which anything was watched; absent: none. */
  observedSince?: string;
  /** Days from that one to the end of the period; 0: nothing was watched. */
  observedDays: number;
  /** Of entities and departed ones together. */
  total: SlaView;
  population: { entities: number; departed: number };
  /** Newest first. */
  missed: MissedDayView[];
  /** Days with missed slots that are not listed. */
  moreMissed: number;
  /**
   * Who owned what is gone is known, who may see it is not: absent for those
   * who may not see everything, and where something is filtered by.
   */
  departed?: DepartedView[];
}
