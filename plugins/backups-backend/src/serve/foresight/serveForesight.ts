import { ROUTES } from 'backstage-plugin-backups-common';
import { ServedRoutes } from '../ServedRoutes';
import { ScorecardService } from '../scorecard/ScorecardService';
import { readFilter } from '../scorecard/readFilter';
import { SCORECARD_QUERIES } from '../scorecard/scorecardQueries';
import { ForesightService } from './ForesightService';

/** Of so many apps at most it is said how they go back together. */
const MOST_APPS = 50;

/** What answers what is ahead. */
export type Foresight = Pick<ForesightService, 'getForesight' | 'getTogether'>;

/** Serves the routes about what is ahead of an app, and of several. */
export function serveForesight(
  routes: ServedRoutes,
  options: { foresight: Foresight; scorecard: Pick<ScorecardService, 'list'> },
): void {
  const { foresight, scorecard } = options;
  routes.serve(ROUTES.getForesight, {
    answer: ({ granted: entity }) => foresight.getForesight(entity),
  });
  routes.serve(ROUTES.getTogether, {
    query: SCORECARD_QUERIES.getTogether,
    answer: async ({ granted: visible, query: { cause, ...filter } }) => {
      const { entities, nextCursor } = await scorecard.list({
        filter: readFilter(filter),
        cause,
        visible,
        sort: 'name',
        order: 'asc',
        limit: MOST_APPS,
      });
      return foresight.getTogether(
        entities.map(({ entityRef }) => entityRef),
        nextCursor !== undefined,
      );
    },
  });
}
