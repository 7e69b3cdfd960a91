/** Times in this file are ISO 8601 in UTC. */

/**
 * Parts of the evidence, in the order in which they are written down.
 *
 * @public
 */
export const EVIDENCE_PARTS = [
  'controls',
  'entities',
  'rules',
  'missed',
  'departed',
  'drills',
  'actions',
  'exemptions',
] as const;

/** @public */
export type EvidencePart = (typeof EVIDENCE_PARTS)[number];

/**
 * A control that a framework asks for, with what of the evidence supports it. It
 * judges nothing: whether the control is met is for its auditor to say.
 *
 * @public
 */
export interface EvidenceControl {
  /** `Regulation (EU) 2024/2690`. */
  framework: string;
  /** As the framework numbers it: `4.2.2 (c)`. */
  id: string;
  /** What it asks for, in short and in our words. */
  asks: string;
  supports: {
    part: EvidencePart;
    /** What that part shows, with its numbers. */
    sentence: string;
  }[];
  /** What this evidence does not show of it. */
  notShown: string;
}

/**
 * What became of a restore that failed: the first failure, what was done, and the
 * first restore after it that brought the data back.
 *
 * @public
 */
export interface CorrectiveAction {
  entityRef: string;
  item: string;
  /** The first failure since the item last came back. */
  failedAt: string;
  /** How many failed until one did not. */
  failures: number;
  /** How the first one was seen to fail. */
  check: string;
  /** What was done about it, by those who recorded it; empty: that was not written down. */
  actions: string[];
  /** Absent: no restore of it was recorded since that brought the data back. */
  closedAt?: string;
  /** How that was checked. */
  closedBy?: string;
}
