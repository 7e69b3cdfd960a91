import { ScorecardFilter } from './ScorecardQuestion';

/** Everything is let through. */
export function isUnfiltered(filter: ScorecardFilter): boolean {
  return Object.values(filter).every(value => value === undefined);
}
