import {
  ROUTES,
  ScorecardExportFormat,
  scorecardQuery,
} from 'backstage-plugin-backups-common';
import { ServedRoutes } from '../../ServedRoutes';
import { callerOf } from '../../callerOf';
import { readFilter } from '../readFilter';
import { SCORECARD_QUERIES } from '../scorecardQueries';
import { askedFilter } from './askedFilter';
import { ScorecardExporter } from './ScorecardExporter';
import { evidenceChain } from './evidenceChain';

const ENDINGS: Record<ScorecardExportFormat, string> = {
  json: 'json',
  files: 'json',
  csv: 'csv',
  chain: 'jsonl',
};

/** Serves the route that writes the scorecard down. */
export function serveExport(
  routes: ServedRoutes,
  exporter: ScorecardExporter,
): void {
  routes.serve(ROUTES.exportScorecard, {
    query: SCORECARD_QUERIES.exportScorecard,
    answer: async ({ credentials, granted: visible, response, ...asking }) => {
      const {
        format,
        days,
        from,
        to,
        previous,
        sort,
        order,
        cause,
        ...filter
      } = asking.query;
      const asked = askedFilter({ ...filter, cause });
      const query = scorecardQuery({
        ...asked,
        sort: sort === 'worst' ? undefined : sort,
        order: order === 'asc' ? undefined : order,
      }).toString();
      const { csv, ...document } = await exporter.export({
        filter: readFilter(filter),
        cause,
        visible,
        sort,
        order,
        days,
        between: from === undefined ? undefined : { from, to },
        asked,
        query,
        requestedBy: callerOf(credentials),
      });
      const { header } = document;
      const chain =
        format === 'chain' ? evidenceChain(document, previous) : undefined;
      asking.note({
        format,
        query,
        from: header.period.from,
        to: header.period.to,
        entities: document.body.entities.length,
        scope: header.scope,
        sha256:
          chain?.head ?? (format === 'csv' ? header.csvSha256 : header.sha256),
      });
      const day = header.now.slice(0, 'yyyy-mm-dd'.length);
      response
        .attachment(`backups-${day}.${ENDINGS[format]}`)
        // A browser saves it as a file, whatever a name in it looks like.
        .set('X-Content-Type-Options', 'nosniff');
      if (format === 'files') return { ...document, csv };
      if (format === 'json') return document;
      response
        .type(chain ? 'application/jsonl' : 'text/csv; charset=utf-8')
        .send(chain?.text ?? csv);
      return undefined;
    },
  });
}
