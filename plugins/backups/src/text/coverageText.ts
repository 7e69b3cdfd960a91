import type { CoverageView } from 'backstage-plugin-backups-common';
import { coverageParts } from '../components/scorecard/coverage/coverageParts';
import { countText } from './countText';

/** How much is safe, with its denominator: `24 of 39 apps with data are protected`. */
export function protectedText({ counted, ...rest }: CoverageView): string {
  return `${rest.protected} of ${countText(counted, 'app')} with data ${
    rest.protected === 1 ? 'is' : 'are'
  } protected`;
}

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
