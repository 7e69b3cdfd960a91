import {
  Level,
  LevelRule,
  RuleCounts,
  Verdict,
} from 'backstage-plugin-backups-common';
import { KeptStatement } from '../../judge/statements/Statement';
import { DueCounts, SLA_DAYS } from '../chronicle/ChronicleStore';
import { EntityDocument } from '../documents';
import { StoredDrill } from '../DrillStore';

/** Which entities somebody may see: every one, or these references. */
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

/** How many entities there are of each verdict. */
export interface VerdictCount {
  verdict: Verdict;
  count: number;
  /** Of these, entities with an item that nothing copies. */
  unprotected: number;
}

/** How many entities were of a verdict at the end of a day. */
export interface DayCount {
  /** `2026-11-21`, UTC. */
  day: string;
  verdict: Verdict;
  count: number;
}

/** An entity's place in a list. */
export interface ListedEntity {
  ref: string;
  key: SortKey;
}

/** An entity with what is wrong with it. */
export interface ConcernedEntity {
  ref: string;
  title: string;
  verdict: Verdict;
  /** Epoch seconds. */
  judgedAt: number;
  atRiskAt: number;
  statements: KeptStatement[];
}

/** Entities that need the same sources, some of which are silent. */
export interface SilentSet {
  sourceIds: string[];
  count: number;
  /** Of these, past their RPO by last knowledge. */
  past: number;
  /** When the first of the others is past its RPO; absent: never. Epoch seconds. */
  firstAt?: number;
  /** The first by name. */
  example: { ref: string; title: string };
}

/** An entity then and now. */
export interface EntityChange {
  ref: string;
  title: string;
  owner?: string;
  before?: { verdict: Verdict; level?: Level };
  after?: { verdict: Verdict; level?: Level };
  /** The first day that ended as it is now; absent: it turned today, or is gone. */
  turnedOn?: string;
  /** The worst of what was wrong before; absent: nothing was, or it is not known. */
  reasonBefore?: KeptStatement;
  /** The worst of what is wrong now. */
  reason?: KeptStatement;
  /** What it is told from, of what cannot be told. Ids of sources. */
  sourceIds?: readonly string[];
}

/** How the apps of an owner do by each rule. */
export interface OwnerRules {
  /** Absent: nobody owns them. */
  owner?: string;
  /** Entities that have a level. */
  counted: number;
  atRisk: number;
  rules: Record<LevelRule, RuleCounts>;
}

/** A drill, and what its entity is called. */
export interface EntityDrill extends StoredDrill {
  title: string;
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

/** What was due of some entities. */
export interface SummedDue extends DueCounts {
  entities: number;
}

/** A day of a plan on which something was missed. */
export interface MissedDay {
  ref: string;
  title: string;
  planId: string;
  day: string;
  made: number;
  missed: number;
  /** When these were due, epoch seconds; empty: kept before that was known. */
  missedAt: readonly number[];
}

/** An entity that was judged once and is no more. */
export interface DepartedEntity {
  ref: string;
  title: string;
  owner?: string;
  goneOn: string;
  made: number;
  missed: number;
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
  /** The same at the end of days, of what the filter lets through now. */
  countDays(
    question: ScorecardQuestion,
    days: readonly string[],
  ): Promise<DayCount[]>;
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
  /** Entities about which something is known to be wrong: not those whose sources are merely silent. */
  listConcerned(question: ScorecardQuestion): Promise<ConcernedEntity[]>;
  /** Entities that cannot be told because sources are silent, by their set of sources. */
  countSilent(question: ScorecardQuestion): Promise<SilentSet[]>;
  /** References of entities that cannot be told because a cluster or server is silent. */
  listSilent(question: ScorecardQuestion, cluster: string): Promise<string[]>;
  /** What is not what it was at the end of a day, and since when. */
  listChanges(
    question: ScorecardQuestion,
    day: string,
  ): Promise<{ watched: boolean; changes: EntityChange[] }>;
  /** Values that occur among the visible entities, sorted. */
  getFacets(visible: Visible): Promise<ScorecardFacets>;
  /** Entities in the order in which they are asked for. */
  getEntities(refs: readonly string[]): Promise<EntityDocument[]>;
  /** References of every entity that is judged. */
  getRefs(): Promise<string[]>;
  /** How the rules are met, by owner. */
  listOwnerRules(question: ScorecardQuestion): Promise<OwnerRules[]>;
  /** The worst of each watched day of some entities from a day on, by reference and day. */
  getWorstDays(
    refs: readonly string[],
    since: string,
  ): Promise<Map<string, Map<string, Verdict>>>;
  /** Of each of these items the newest drill, however it ended. */
  getLastDrills(itemKeys: readonly string[]): Promise<StoredDrill[]>;
  /** Newest first. */
  listDrills(
    question: ScorecardQuestion,
    limit: number,
    /** Only those that ended in it. */
    period?: SlaPeriod,
  ): Promise<{ drills: EntityDrill[]; more: number }>;
  /** What was due in a period that ended yesterday, as it is counted once a day. */
  sumDue(
    question: ScorecardQuestion,
    days: (typeof SLA_DAYS)[number],
  ): Promise<SummedDue>;
  /** What was due of each entity with a level between two days, by reference. */
  sumDueBetween(
    question: ScorecardQuestion,
    period: SlaPeriod,
  ): Promise<Map<string, DueCounts>>;
  /** The first day from one day on that anything was watched on. */
  firstWatchedDay(since: string): Promise<string | undefined>;
  /** Newest first. */
  listMissed(
    question: ScorecardQuestion,
    period: SlaPeriod,
    limit: number,
  ): Promise<{ missed: MissedDay[]; more: number }>;
  /** Entities that left in the period, whoever might have seen them. */
  listDeparted(period: SlaPeriod): Promise<DepartedEntity[]>;
}
