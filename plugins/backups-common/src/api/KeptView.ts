import type { RetentionRule } from '../vocabulary/Retention';

/** Times in this file are ISO 8601 in UTC, durations are seconds, sizes are bytes. */

/**
 * What is really kept of a plan's points, compared with what it declares.
 *
 * @public
 */
export interface KeptView {
  /** For instance "Declared 14 daily; really keeps up to 3 years, because four keys are inherited." */
  sentence: string;
  /** The repository keeps something else than is declared. */
  differs: boolean;
  rules: {
    key: RetentionRule['key'];
    value: string;
    /** Who set it. */
    from: string;
    /** What it keeps on this schedule. */
    meaning: string;
  }[];
  /** How far the points that are there reach back. Seconds. */
  reachSeconds?: number;
}
