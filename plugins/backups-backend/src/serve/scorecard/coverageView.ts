import { CoverageView, Verdict } from 'backstage-plugin-backups-common';
import { VerdictCount } from '../../keep/scorecard/ScorecardStore';

/** @returns the counts of verdicts, with their denominator */
export function coverageView(counts: readonly VerdictCount[]): CoverageView {
  const of = (verdict: Verdict) =>
    counts
      .filter(count => count.verdict === verdict)
      .reduce((sum, { count }) => sum + count, 0);
  const view = {
    protected: of('protected'),
    needsAttention: of('needs-attention'),
    cannotTell: of('cannot-tell'),
    atRisk: of('at-risk'),
    unprotected: counts
      .filter(({ verdict }) => verdict === 'at-risk')
      .reduce((sum, { unprotected }) => sum + unprotected, 0),
    exempt: of('exempt'),
    noData: of('no-data'),
  };
  return {
    counted:
      view.protected + view.needsAttention + view.cannotTell + view.atRisk,
    ...view,
  };
}
