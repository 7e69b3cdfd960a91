import type { Verdict } from '../vocabulary/Verdict';
import type { EntityThresholds } from './EntityThresholds';

/** @public */
export interface VerdictAt {
  verdict: Verdict;
  /** The instant it was judged as of: min(now, current-until of its sources). */
  judgedAt: number;
  /** `cannot-tell`, and already past its RPO by what was last known. Sorts directly under at-risk. */
  pastRpoByLastKnowledge: boolean;
  /** What it was when its sources were last current; set when one no longer is. */
  lastKnown?: Verdict;
}

function judgedVerdict(
  thresholds: EntityThresholds,
  instant: number,
  current: boolean,
): Verdict {
  if (thresholds.items > 0 && instant < thresholds.exemptUntil) return 'exempt';
  if (instant >= thresholds.atRiskAt) return 'at-risk';
  if (!current || instant >= thresholds.unknownAt) return 'cannot-tell';
  if (instant >= thresholds.attentionAt) return 'needs-attention';
  return thresholds.items > 0 ? 'protected' : 'no-data';
}

/**
 * The verdict of an entity at an instant.
 *
 * @param thresholds - what `judge` wrote
 * @param now - epoch seconds
 * @param currentUntil - epoch seconds until which every source that carries the entity is current
 *
 * @public
 */
export function verdictAt(
  thresholds: EntityThresholds,
  now: number,
  currentUntil: number,
): VerdictAt {
  const judgedAt = Math.min(now, currentUntil);
  const current = now <= currentUntil;
  const verdict = judgedVerdict(thresholds, judgedAt, current);
  return {
    verdict,
    judgedAt,
    pastRpoByLastKnowledge:
      verdict === 'cannot-tell' && now >= thresholds.atRiskAt,
    lastKnown: current ? undefined : judgedVerdict(thresholds, judgedAt, true),
  };
}
