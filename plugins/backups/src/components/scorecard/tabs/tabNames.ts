import { lazy } from 'react';
import type { ScorecardTab } from './ScorecardTab';

/**
 * The tabs of the scorecard, from the left: Apps, Owners × rules,
 * Destinations, Unprotected, Drills, If the site is lost, Exemptions, Sources. A tab that is not
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
  {
    id: 'owners',
    title: 'Owners × rules',
    filtered: true,
    Content: lazy(async () => {
      const { OwnersTab } = await import('../owners/OwnersTab');
      return { default: OwnersTab };
    }),
  },
  {
    id: 'destinations',
    title: 'Destinations',
    filtered: false,
    Content: lazy(async () => {
      const { DestinationsTab } = await import(
        '../destinations/DestinationsTab'
      );
      return { default: DestinationsTab };
    }),
  },
  {
    id: 'unprotected',
    title: 'Unprotected',
    filtered: false,
    Content: lazy(async () => {
      const { UnprotectedTab } = await import('../unprotected/UnprotectedTab');
      return { default: UnprotectedTab };
    }),
  },
  {
    id: 'drills',
    title: 'Drills',
    filtered: true,
    Content: lazy(async () => {
      const { DrillsTab } = await import('../drills/DrillsTab');
      return { default: DrillsTab };
    }),
  },
  {
    id: 'worst-day',
    title: 'If the site is lost',
    filtered: true,
    Content: lazy(async () => {
      const { WorstDayTab } = await import('../worstday/WorstDayTab');
      return { default: WorstDayTab };
    }),
  },
  {
    id: 'exemptions',
    title: 'Exemptions',
    filtered: false,
    Content: lazy(async () => {
      const { ExemptionsTab } = await import('../exemptions/ExemptionsTab');
      return { default: ExemptionsTab };
    }),
  },
  {
    id: 'sources',
    title: 'Sources',
    filtered: false,
    Content: lazy(async () => {
      const { SourcesTab } = await import('../sources/SourcesTab');
      return { default: SourcesTab };
    }),
  },
];
