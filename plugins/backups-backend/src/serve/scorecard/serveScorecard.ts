import { ROUTES } from 'backstage-plugin-backups-common';
import { ServedRoutes } from '../ServedRoutes';
import { NotLinkedEntities } from './NotLinkedEntities';
import { ScorecardService } from './ScorecardService';
import { VisibleEntities } from './VisibleEntities';
import { serveExport } from './export/serveExport';
import { ScorecardExporter } from './export/ScorecardExporter';
import { readFilter } from './readFilter';
import { ScorecardReports } from './reports/ScorecardReports';
import { SCORECARD_QUERIES } from './scorecardQueries';

/** What answers about many entities at once. */
export interface ScorecardServices {
  scorecard: ScorecardService;
  reports: ScorecardReports;
  exporter: ScorecardExporter;
  notLinked: NotLinkedEntities;
  visible: VisibleEntities;
}

/** Serves the routes about many entities at once. */
export function serveScorecard(
  routes: ServedRoutes,
  { scorecard, reports, notLinked, exporter }: ScorecardServices,
): void {
  routes.serve(ROUTES.getScorecard, {
    query: SCORECARD_QUERIES.getScorecard,
    answer: ({ granted: visible, query }) => {
      const { sort, order, cursor, limit, cause, ...filter } = query;
      const filtered = { filter: readFilter(filter), visible };
      return scorecard.list({ ...filtered, cause, sort, order, cursor, limit });
    },
  });

  routes.serve(ROUTES.getScorecardNeeds, {
    query: SCORECARD_QUERIES.getScorecardNeeds,
    answer: ({ granted: visible, query }) =>
      scorecard.needs({ filter: readFilter(query), visible }),
  });

  routes.serve(ROUTES.getScorecardChanges, {
    query: SCORECARD_QUERIES.getScorecardChanges,
    answer: ({ granted: visible, query: { since, ...filter } }) =>
      scorecard.changes({ filter: readFilter(filter), visible, since }),
  });

  routes.serve(ROUTES.getScorecardTrend, {
    query: SCORECARD_QUERIES.getScorecardTrend,
    answer: ({ granted: visible, query }) =>
      scorecard.trend({ filter: readFilter(query), visible }),
  });

  routes.serve(ROUTES.getScorecardFacets, {
    answer: ({ granted: visible }) => scorecard.facets(visible),
  });

  routes.serve(ROUTES.getScorecardOwners, {
    query: SCORECARD_QUERIES.getScorecardOwners,
    answer: ({ granted: visible, query }) =>
      reports.owners({ filter: readFilter(query), visible }),
  });

  routes.serve(ROUTES.getScorecardDrills, {
    query: SCORECARD_QUERIES.getScorecardDrills,
    answer: ({ granted: visible, query }) =>
      reports.drills({ filter: readFilter(query), visible }),
  });

  routes.serve(ROUTES.getScorecardSla, {
    query: SCORECARD_QUERIES.getScorecardSla,
    answer: ({ granted: visible, query: { days, ...filter } }) =>
      reports.sla({ filter: readFilter(filter), visible, days }),
  });

  routes.serve(ROUTES.getNotLinked, {
    // What is not linked is in no list of ours: it is asked for among the catalog's.
    authorize: ({ credentials }) => notLinked.of(credentials),
    answer: async ({ granted: answer }) => answer,
  });

  serveExport(routes, exporter);
}
