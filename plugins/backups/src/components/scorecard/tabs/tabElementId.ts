import type { ScorecardTabId } from './ScorecardTab';

/** @returns the id of a tab's button, by which it can be focused from elsewhere on the page */
export function tabElementId(tab: ScorecardTabId): string {
  return `backups-scorecard-tab-${tab}`;
}
