import type { ComponentType } from 'react';
import type { ScorecardReading } from '../../../hooks/useScorecard';
import type {
  ScorecardFields,
  ScorecardParameters,
} from '../../../hooks/useScorecardParameters';

/** Tabs of the scorecard, by the names they have in the address. */
export type ScorecardTabId =
  | 'apps'
  | 'owners'
  | 'destinations'
  | 'unprotected'
  | 'drills'
  | 'worst-day'
  | 'exemptions'
  | 'sources';

/** What the content of a tab is given. */
export interface ScorecardTabProps {
  /** What the address asks for, and how to ask for something else. */
  parameters: ScorecardParameters;
  /**
   * The list of apps. Its `page` changes whenever the page was read again:
   * a tab that asks for something of its own asks again then.
   */
  reading: ScorecardReading;
  /** Opens another tab, with these fields of the filter changed. */
  open: (tab: ScorecardTabId, fields?: ScorecardFields) => void;
}

/** One tab of the scorecard. */
export interface ScorecardTab {
  id: ScorecardTabId;
  title: string;
  /**
   * What it shows is of the apps that the filter lets through; the filter
   * stands above it. Without, it is about the whole estate, and is offered to
   * those who have `backups.estate.read`.
   */
  filtered: boolean;
  /** Lazy: the page loads only the tab that is open. */
  Content: ComponentType<ScorecardTabProps>;
}
