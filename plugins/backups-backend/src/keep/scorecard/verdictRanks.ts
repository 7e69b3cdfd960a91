import { Verdict } from 'backstage-plugin-backups-common';

/**
 * Verdicts as SQL sorts them, worst first. What cannot be told and is past its
 * RPO by last knowledge has a rank of its own, directly under at-risk.
 */
export const VERDICT_OF_RANK: readonly Verdict[] = [
  'at-risk',
  'cannot-tell',
  'cannot-tell',
  'needs-attention',
  'protected',
  'exempt',
  'no-data',
];

/** The rank of what cannot be told and is past its RPO by last knowledge. */
export const PAST_RPO_RANK = 1;

/** @returns the ranks of a verdict */
export function ranksOf(verdict: Verdict): number[] {
  return VERDICT_OF_RANK.flatMap((other, rank) =>
    other === verdict ? [rank] : [],
  );
}
