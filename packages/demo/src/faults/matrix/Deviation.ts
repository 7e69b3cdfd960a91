import type { PlanState, Verdict } from 'backstage-plugin-backups-common';

/** What must never happen, whatever fails. */
export const MEASURES = [
  'false healthy',
  'false protected',
  'false alarm',
  'lost knowledge',
  'other cluster touched',
] as const;

/** One of {@link MEASURES}. */
export type Measure = (typeof MEASURES)[number];

/** What was shown before the fault: a column of the matrix. */
export type Column = PlanState | Verdict | 'other cluster';

/** One answer that is not what it has to be. */
export interface Deviation {
  measure: Measure;
  column: Column;
  /** Plan, entity or row. */
  subject: string;
  /** Minutes after the last good reading; absent: at the end. */
  minute?: number;
  /** What was shown, and what had to be. */
  detail: string;
}
