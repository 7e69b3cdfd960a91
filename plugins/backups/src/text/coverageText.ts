import type { CoverageView } from 'backstage-plugin-backups-common';
import { coverageParts } from '../components/scorecard/coverage/coverageParts';
import { countText } from './countText';

/** What is counted and what is not, in one line. */
export function coverageText(coverage: CoverageView): string {
  const counted = coverageParts(coverage)
    .map(({ count, words }) => `${count} ${words}`)
    .join(', ');
  return `${countText(
    coverage.counted,
    'app',
  )} with data: ${counted}. Not counted: ${coverage.exempt} exempt, ${
    coverage.noData
  } without data.`;
}
