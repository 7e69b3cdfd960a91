import type { ScorecardSortField } from 'backstage-plugin-backups-common';

/** A column of the table of apps. */
export interface ScorecardColumn {
  id: 'app' | 'owner' | 'verdict' | 'volume' | 'site' | 'size';
  title: string;
  /** What sorts by it; absent: nothing. */
  sort?: ScorecardSortField;
  /** Direction of the first click. */
  firstOrder?: 'asc' | 'desc';
  /** CSS grid track. */
  track: string;
}

/** Columns of the table of apps, from the left. */
export const SCORECARD_COLUMNS: readonly ScorecardColumn[] = [
  { id: 'app', title: 'App', sort: 'name', track: 'minmax(260px, 4fr)' },
  { id: 'owner', title: 'Owner', sort: 'owner', track: 'minmax(110px, 1fr)' },
  { id: 'verdict', title: 'Verdict', sort: 'worst', track: '160px' },
  { id: 'volume', title: 'Volume lost', track: '112px' },
  { id: 'site', title: 'Site lost', track: '112px' },
  {
    id: 'size',
    title: 'Data',
    sort: 'size',
    firstOrder: 'desc',
    track: '84px',
  },
];

/** The tracks of all columns, for CSS. */
export const SCORECARD_TRACKS = SCORECARD_COLUMNS.map(
  ({ track }) => track,
).join(' ');
