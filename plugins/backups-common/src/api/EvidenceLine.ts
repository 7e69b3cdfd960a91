import type { EvidencePart } from './Evidence';
import type { ScorecardExportHeader } from './ScorecardExport';

/**
 * A line of the evidence as a chain: JSON in one line. Each names the SHA-256 of the
 * line before it, byte for byte and without its line break.
 *
 * @public
 */
export type EvidenceLine = {
  /** From 0. */
  n: number;
  /** Of line 0: 64 zeros. */
  previous: string;
} & (
  | { part: 'begin'; record: ScorecardExportHeader }
  | { part: EvidencePart; record: unknown }
  /** How many lines are between the first and this one. */
  | { part: 'end'; record: { records: number } }
);
