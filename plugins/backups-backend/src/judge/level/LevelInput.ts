import { Finding, Level, LevelRule } from 'backstage-plugin-backups-common';
import { FoundFacts } from '../findings/JudgedFinding';

/** A copy of an item as levels see it. Instants are epoch seconds. */
export interface LevelCopy {
  /** What people call the place. */
  label: string;
  /** It counts as a copy. */
  counted: boolean;
  /** It may be a copy; whether it is one is not known. */
  doubtful: boolean;
  offSite: boolean | undefined;
  /** What breaks together with it. */
  failureDomain: string | undefined;
  /** Data time of its newest success. */
  dataTime: number | undefined;
  /** Seconds between two slots. */
  periodSeconds: number | undefined;
  /** Seconds. */
  graceSeconds: number;
  /** A listing of its repository holds its newest success. */
  seen: boolean;
  /**
   * Where no listing is late enough to hold its newest success: when the newest
   * good point of the listing began. Absent: there is none.
   */
  listedPointAt: number | undefined;
  /**
   * Seconds for which its repository protects what is written from deletion; 0:
   * not at all. Absent: not reported.
   */
  lockedSeconds: number | undefined;
  /** How to restore from it is known from live objects. */
  restorable: boolean;
}

/** An item that is counted. */
export interface LevelItem {
  key: string;
  name: string;
  copies: LevelCopy[];
  /** Seconds; absent: nothing declares or implies one. */
  rpoSeconds: number | undefined;
  /** When it was last restored in a drill that ended well. */
  drilledAt: number | undefined;
}

/** Observed and at-risk seconds of the last full days. */
export interface WatchedTime {
  observed: number;
  atRisk: number;
  unknown: number;
}

/** A finding as far as a level keeps it. */
export type ErodingFinding = Pick<Finding, 'title'> | FoundFacts;

/** Everything a level is judged from. */
export interface LevelInput {
  /** Epoch seconds. */
  now: number;
  /** Items that are counted and not exempt. */
  items: LevelItem[];
  /** Whether it is at risk now; absent: not known. */
  atRisk: boolean | undefined;
  /** Of the last seven whole days. */
  watched: WatchedTime;
  /** Findings that weaken its restores now. */
  eroding: readonly ErodingFinding[];
  /** Declared for it or its tier, seconds. */
  offsiteRpoSeconds: number | undefined;
  rules: LevelRules;
}

/** How the rules are applied. */
export interface LevelRules {
  /** Rules that are shown and do not count before a day, `2027-01-01`. */
  countsFrom: Partial<Record<LevelRule, string>>;
  /** What is expected of the entity. */
  expected?: Level;
}
