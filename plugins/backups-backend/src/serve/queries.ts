import { RESTORE_QUERIES } from './restore/restoreQueries';
import { SCORECARD_QUERIES } from './scorecard/scorecardQueries';
import { ENTITY_QUERIES } from './serveEntity';
import { REPORT_QUERIES } from './serveReports';

/** What each route is asked besides its path, by the name of the route. */
export const QUERIES = {
  ...ENTITY_QUERIES,
  ...REPORT_QUERIES,
  ...SCORECARD_QUERIES,
  ...RESTORE_QUERIES,
};
