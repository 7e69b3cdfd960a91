import { ROUTES, scorecardQuery } from 'backstage-plugin-backups-common';
import { ServedRoutes } from '../../ServedRoutes';
import { callerOf } from '../../callerOf';
import { readFilter } from '../readFilter';
import { SCORECARD_QUERIES } from '../scorecardQueries';
import { askedFilter } from './askedFilter';
import { ScorecardExporter } from './ScorecardExporter';
import { exportCsv } from './exportCsv';

/** Serves the route that writes the scorecard down. */
export function serveExport(
  routes: ServedRoutes,
  exporter: ScorecardExporter,
): void {
  routes.serve(ROUTES.exportScorecard, {
    query: SCORECARD_QUERIES.exportScorecard,
    answer: async ({ credentials, granted: visible, response, ...asking }) => {
      const { format, days, sort, order, cause, ...filter } = asking.query;
      const asked = askedFilter({ ...filter, cause });
      const query = scorecardQuery({
        ...asked,
        sort: sort === 'worst' ? undefined : sort,
        order: order === 'asc' ? undefined : order,
      }).toString();
      const document = await exporter.export({
        filter: readFilter(filter),
        cause,
        visible,
        sort,
        order,
        days,
        asked,
        query,
        requestedBy: callerOf(credentials),
      });
      const csv = format === 'csv' ? exportCsv(document) : undefined;
      asking.note({
        format,
        query,
        days,
        entities: document.body.entities.length,
        scope: document.header.scope,
        sha256: csv?.sha256 ?? document.header.sha256,
      });
      const day = document.header.now.slice(0, 'yyyy-mm-dd'.length);
      response
        .attachment(`backups-${day}.${format}`)
        // A browser saves it as a file, whatever a name in it looks like.
        .set('X-Content-Type-Options', 'nosniff');
      if (!csv) return document;
      response.type('text/csv; charset=utf-8').send(csv.text);
      return undefined;
    },
  });
}
