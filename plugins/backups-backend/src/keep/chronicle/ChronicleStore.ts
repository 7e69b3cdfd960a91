import { Level, RuleResult, Verdict } from 'backstage-plugin-backups-common';
import { JudgedRule } from '../../judge/level/judgeLevel';
import { KeptStatement } from '../../judge/statements/Statement';
import { WatchedTime } from '../../judge/level/LevelInput';

/** Instants are epoch seconds, days `2026-11-21` in UTC. */

/** One day of an entity. */
export interface EntityDay {
  ref: string;
  day: string;
  title: string;
  owner?: string;
  /** When it was last looked at on that day. */
  verdict: Verdict;
  worst: Verdict;
  /** The worst of what was wrong when it was last looked at; absent: nothing was. */
  reason?: KeptStatement;
  /** Seconds of that day of which something is known. */
  observedSeconds: number;
  atRiskSeconds: number;
  unknownSeconds: number;
  /** Up to here its seconds are counted. */
  settledAt: number;
  /** Absent: not judged, or not counted. */
  level?: Level;
  made30: number;
  missed30: number;
  ruleVersion: string;
}

/** How often what was due was made. */
export interface DueCounts {
  made: number;
  missed: number;
  /** Days of single plans that nobody watched. */
  unobserved: number;
}

/** Lengths of the periods that SLAs are told for. Days. */
export const SLA_DAYS = [7, 30, 90] as const;

/** By length of the period. */
export type DueByPeriod = Record<(typeof SLA_DAYS)[number], DueCounts>;

/** The level of an entity as it is kept. */
export interface LevelDocument {
  ref: string;
  day: string;
  level: Level;
  expected?: Level;
  rules: JudgedRule[];
  due: DueByPeriod;
  /** When all of it was last restored in a drill; absent: some of it never. */
  drilledAt?: number;
  ruleVersion: string;
  /** Plans of what is counted of it. */
  planIds: string[];
}

/** An entity that is no more. */
export interface Departure {
  ref: string;
  /** The day from which it was gone. */
  day: string;
}

/** A plan's days, by period. */
export interface PlanDue {
  planId: string;
  due: Record<
    (typeof SLA_DAYS)[number],
    { made: number; missed: number; days: number }
  >;
}

/** Daily results per entity, kept for 13 months. */
export interface ChronicleStore {
  getDays(day: string): Promise<EntityDay[]>;
  /** Days of one entity, oldest first. */
  getDaysOf(ref: string, since: string): Promise<EntityDay[]>;
  /**
   * @throws ConflictError when a newer cycle has begun
   */
  saveDays(fence: number, days: readonly EntityDay[]): Promise<void>;
  /** By reference, of days from `since` on and before `before`. */
  sumWatched(since: string, before: string): Promise<Map<string, WatchedTime>>;
  /** Days before `today`. */
  sumPlanDays(planIds: readonly string[], today: string): Promise<PlanDue[]>;
  /** The day on which the level of each entity was judged, by reference. */
  getLevelDays(): Promise<Map<string, string>>;
  getLevels(refs: readonly string[]): Promise<LevelDocument[]>;
  /**
   * @throws ConflictError when a newer cycle has begun
   */
  saveLevels(
    fence: number,
    levels: readonly LevelDocument[],
    removals: readonly string[],
  ): Promise<void>;
  /**
   * Keeps of entities that they left, and what was promised of them.
   *
   * @throws ConflictError when a newer cycle has begun
   */
  saveDepartures(
    fence: number,
    departures: readonly Departure[],
  ): Promise<void>;
  /** Removes days before a day, and what left before it. */
  pruneDays(before: string): Promise<void>;
}

/** How a result is written into a column that SQL counts. */
export const RESULT_NUMBERS: Record<RuleResult, number> = {
  'not-met': 0,
  met: 1,
  'not-known': 2,
};
