import { Content } from '../../parts/page';
import { ScorecardContent } from './ScorecardContent';

/** The scorecard in the new frontend system, which draws the header itself. */
export function ScorecardFrame() {
  return (
    // The frame around pages has no landmark of its own.
    <main style={{ display: 'contents' }}>
      <Content>
        <ScorecardContent />
      </Content>
    </main>
  );
}
