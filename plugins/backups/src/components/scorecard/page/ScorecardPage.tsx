import { Content, Header, Page } from '../../parts/page';
import { ScorecardContent } from './ScorecardContent';

/** The scorecard with a page around it, for the old frontend system. */
export function ScorecardPage() {
  return (
    <Page themeId="tool">
      <Header title="Backups" />
      <Content>
        <ScorecardContent />
      </Content>
    </Page>
  );
}
