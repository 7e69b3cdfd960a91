import type { CoverageView, Verdict } from 'backstage-plugin-backups-common';

/** A part of the coverage bar. */
export interface CoveragePart {
  verdict: Verdict;
  count: number;
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
      words:
        unprotected > 0 ? `at risk (${unprotected} unprotected)` : 'at risk',
    },
    {
      verdict: 'cannot-tell',
      count: coverage.cannotTell,
      words: "can't tell",
    },
    {
      verdict: 'needs-attention',
      count: coverage.needsAttention,
      words:
        coverage.needsAttention === 1 ? 'needs attention' : 'need attention',
    },
    {
      verdict: 'protected',
      count: coverage.protected,
      words: 'protected',
    },
  ];
}
