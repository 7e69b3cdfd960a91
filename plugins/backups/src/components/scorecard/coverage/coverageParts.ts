import type { CoverageView, Verdict } from 'backstage-plugin-backups-common';
import type { TrendCount } from './trendOf';

/** A part of the coverage bar. */
export interface CoveragePart {
  verdict: Verdict;
  count: number;
  /** Its name among the counts. */
  counted: TrendCount;
  /** Said after the number. */
  words: string;
}

/** The counted parts, worst first, as the bar shows them. */
export function coverageParts(coverage: CoverageView): CoveragePart[] {
  const { unprotected } = coverage;
  return [
    {
      verdict: 'at-risk',
      count: coverage.atRisk,
      counted: 'atRisk',
      words:
        unprotected > 0 ? `at risk (${unprotected} unprotected)` : 'at risk',
    },
    {
      verdict: 'cannot-tell',
      count: coverage.cannotTell,
      counted: 'cannotTell',
      words: "can't tell",
    },
    {
      verdict: 'needs-attention',
      count: coverage.needsAttention,
      counted: 'needsAttention',
      words:
        coverage.needsAttention === 1 ? 'needs attention' : 'need attention',
    },
    {
      verdict: 'protected',
      count: coverage.protected,
      counted: 'protected',
      words: 'protected',
    },
  ];
}
