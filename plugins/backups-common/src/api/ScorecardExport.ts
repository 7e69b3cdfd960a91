import type { Verdict } from '../vocabulary/Verdict';
import type { SlaView } from './LevelView';
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
  reason?: string;
  /** Absent: for good. */
  until?: string;
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
  period: { days: SlaView['days']; from: string; to: string };
  sla: { total: SlaView; entities: number; departed: number };
  /** Versions of the rules by which levels were judged, and how many entities by each. */
  ruleVersions: { version: string; entities: number }[];
  sources: ExportedSource[];
  /** SHA-256 of the body: of its JSON without white space, or of the table of a CSV file. */
  sha256: string;
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
    entities: ExportedEntity[];
    exemptions: ExportedExemption[];
    departed: DepartedView[];
    /** Newest first. */
    missed: MissedDayView[];
  };
}

/**
 * Formats that the scorecard is exported in.
 *
 * @public
 */
export const SCORECARD_EXPORT_FORMATS = ['json', 'csv'] as const;

/** @public */
export type ScorecardExportFormat = (typeof SCORECARD_EXPORT_FORMATS)[number];

/**
 * What is exported.
 *
 * @public
 */
export interface ScorecardExportRequest
  extends Omit<ScorecardRequest, 'cursor' | 'limit'> {
  /** Length of the period. Days; 30 by default. */
  days?: SlaView['days'];
}
