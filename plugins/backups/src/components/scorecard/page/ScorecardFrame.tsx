import { Content } from '@backstage/core-components';
import { ScorecardContent } from './ScorecardContent';

/** The scorecard in the new frontend system, which draws the header itself. */
export function ScorecardFrame() {
  return (
    <Content>
      <ScorecardContent />
    </Content>
  );
}
