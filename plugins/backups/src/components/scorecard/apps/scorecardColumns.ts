import type { ScorecardSortField } from 'backstage-plugin-backups-common';

/** A column of the table of apps. */
export interface ScorecardColumn {
  id:
    | 'app'
    | 'owner'
    | 'verdict'
    | 'volume'
    | 'site'
    | 'back'
    | 'days'
    | 'drill'
    | 'level';
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
  { id: 'app', title: 'App', sort: 'name', track: 'minmax(200px, 8fr)' },
  { id: 'owner', title: 'Owner', sort: 'owner', track: 'minmax(92px, 1fr)' },
  { id: 'verdict', title: 'Verdict', sort: 'worst', track: '164px' },
  { id: 'volume', title: 'Volume lost', track: '84px' },
  { id: 'site', title: 'Site lost', track: '84px' },
  { id: 'back', title: 'Back to', track: '88px' },
  { id: 'days', title: '30 days', sort: 'sla', track: '120px' },
  { id: 'drill', title: 'Proven', sort: 'drill', track: '84px' },
  { id: 'level', title: 'Level', sort: 'level', track: '84px' },
];

/** The tracks of all columns, for CSS. */
export const SCORECARD_TRACKS = SCORECARD_COLUMNS.map(
  ({ track }) => track,
).join(' ');
