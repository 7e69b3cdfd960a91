import type { Verdict } from '../vocabulary/Verdict';
import type { LevelRule, RuleResult } from '../vocabulary/Level';
import type { CorrectiveAction, EvidenceControl } from './Evidence';
import type { DrillView } from './DrillView';
import type { SlaDays, SlaView } from './LevelView';
import type {
  CoverageView,
  ScorecardFilterParameters,
  ScorecardRequest,
  ScorecardRow,
} from './Scorecard';
import type { DepartedView, MissedDayView } from './SlaReport';

/** Times in this file are ISO 8601 in UTC, days `2026-11-21` in UTC, durations seconds. */

/**
 * How old what a source said is.
 *
 * @public
 */
export interface ExportedSource {
  id: string;
  title: string;
  /** Absent: never read. */
  readAt?: string;
  ageSeconds?: number;
  /** It can still be relied on. */
  current: boolean;
}

/**
 * An item that is not counted, and why.
 *
 * @public
 */
export interface ExportedExemption {
  entityRef: string;
  item: string;
  /** Of the app, a reference. */
  owner?: string;
  reason?: string;
  /** Where it was declared, for instance `annotation backups/exempt on PersistentVolumeClaim media/cache`. */
  declaredBy?: string;
  /** As it is written there; absent: it is not. */
  requestedBy?: string;
  approvedBy?: string;
  /** Absent: for good. */
  until?: string;
}

/**
 * How an app meets a rule.
 *
 * @public
 */
export interface ExportedRule {
  entityRef: string;
  rule: LevelRule;
  result: RuleResult;
  /** What it rests on, in a sentence. */
  fact: string;
  /** The day it was judged on. */
  day: string;
  ruleVersion: string;
}

/**
 * What an export is about, and what it was made from.
 *
 * @public
 */
export interface ScorecardExportHeader {
  format: 'backups-scorecard';
  version: 1;
  /** The clock of every number. */
  now: string;
  clock: 'live' | 'dump';
  /** User or service it was made for. */
  requestedBy: string;
  /** The question, as the address of the page has it. */
  query: string;
  filter: ScorecardFilterParameters;
  /** `what-they-may-see`: there may be more that whoever asked may not see. */
  scope: 'everything' | 'what-they-may-see';
  coverage: CoverageView;
  /**
   * Whole days, `observedDays` of them since anything was first watched: what
   * lies before `observedSince` is in no number. Absent: nothing was watched.
   */
  period: {
    days: number;
    from: string;
    to: string;
    observedSince?: string;
    observedDays: number;
  };
  sla: { total: SlaView; entities: number; departed: number };
  /** Versions of the rules by which levels were judged, and how many entities by each. */
  ruleVersions: { version: string; entities: number }[];
  sources: ExportedSource[];
  /** SHA-256 of the body: of its JSON without white space. */
  sha256: string;
  /** SHA-256 of the CSV file, all of it. */
  csvSha256: string;
}

/**
 * An entity in an export: its row, and how it did in the period.
 *
 * @public
 */
export interface ExportedEntity extends Omit<ScorecardRow, 'sla'> {
  verdict: Verdict;
  /** Of the period; absent: it is not counted. */
  sla?: SlaView;
  ruleVersion?: string;
}

/**
 * Everything that a filter lets through, as of one instant.
 *
 * @public
 */
export interface ScorecardExport {
  header: ScorecardExportHeader;
  body: {
    /** What frameworks ask for, and what of the rest supports it. */
    controls: EvidenceControl[];
    entities: ExportedEntity[];
    exemptions: ExportedExemption[];
    departed: DepartedView[];
    /** Newest first. */
    missed: MissedDayView[];
    /** Restores that were tried in the period, of any outcome. Newest first. */
    drills: DrillView[];
    /** What became of restores that failed in the period, or before it and were open then. */
    actions: CorrectiveAction[];
    /** How each app meets each rule of the levels, as of the day it was judged. */
    rules: ExportedRule[];
  };
  /** The table of the CSV file: only where files are asked for. */
  csv?: string;
}

/**
 * Formats that the scorecard is exported in.
 *
 * - `files`: JSON with the table of the CSV file in it, of the same instant
 * - `chain`: a record in a line, each with the hash of the line before it
 *
 * @public
 */
export const SCORECARD_EXPORT_FORMATS = [
  'json',
  'csv',
  'files',
  'chain',
] as const;

/** @public */
export type ScorecardExportFormat = (typeof SCORECARD_EXPORT_FORMATS)[number];

/**
 * A file to be saved.
 *
 * @public
 */
export interface ScorecardFile {
  fileName: string;
  content: Blob;
}

/**
 * What is exported.
 *
 * @public
 */
export interface ScorecardExportRequest
  extends Omit<ScorecardRequest, 'cursor' | 'limit'> {
  /** Length of a period that ended yesterday. Days; 30 by default. */
  days?: SlaDays;
  /** First and last day of a period, `2026-07-01` in UTC. They go before `days`; without an end it is yesterday. */
  from?: string;
  to?: string;
}

/**
 * An export with its table as a CSV file, of the same instant.
 *
 * @public
 */
export interface ScorecardExportFiles extends ScorecardExport {
  /** A line of heads, then a line for each app: `csvSha256` is its digest. */
  csv: string;
}
