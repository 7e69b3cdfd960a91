import { lazy } from 'react';
import type { ScorecardTab } from './ScorecardTab';

/**
 * The tabs of the scorecard, from the left: Apps, Owners × rules,
 * Destinations, Unprotected, Drills, Exemptions, Sources. A tab that is not
 * listed does not exist, and nothing leads to it.
 */
export const SCORECARD_TABS: readonly ScorecardTab[] = [
  {
    id: 'apps',
    title: 'Apps',
    filtered: true,
    Content: lazy(async () => {
      const { AppsTab } = await import('../apps/AppsTab');
      return { default: AppsTab };
    }),
  },
];
