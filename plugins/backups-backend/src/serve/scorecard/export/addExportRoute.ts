import {
  AuditorService,
  AuthService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { scorecardQuery } from 'backstage-plugin-backups-common';
import { Router } from 'express';
import { parseInput } from '../../parseInput';
import { VisibleEntities } from '../VisibleEntities';
import { readFilter } from '../readFilter';
import { SCORECARD_ROUTES } from '../scorecardRoutes';
import { askedFilter } from './askedFilter';
import { ScorecardExporter } from './ScorecardExporter';
import { exportCsv } from './exportCsv';

/** What the export needs. */
export interface ExportRouteOptions {
  exporter: ScorecardExporter;
  visible: VisibleEntities;
  auth: AuthService;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}

function nameOf(auth: AuthService, credentials: BackstageCredentials): string {
  if (auth.isPrincipal(credentials, 'user')) {
    return credentials.principal.userEntityRef;
  }
  return auth.isPrincipal(credentials, 'service')
    ? credentials.principal.subject
    : 'nobody';
}

/** Adds the route that writes the scorecard down. Every export is audited, refused ones too. */
export function addExportRoute(
  router: Router,
  { exporter, visible, auth, httpAuth, auditor }: ExportRouteOptions,
): void {
  const route = SCORECARD_ROUTES.scorecardExport;
  router[route.method](route.path, async (request, response) => {
    const event = await auditor.createEvent({
      eventId: 'scorecard-export',
      severityLevel: 'medium',
      request,
    });
    try {
      const { format, days, sort, order, cause, ...filter } = parseInput(
        route.query,
        request.query,
      );
      const credentials = await httpAuth.credentials(request);
      const asked = askedFilter({ ...filter, cause });
      const query = scorecardQuery({
        ...asked,
        sort: sort === 'worst' ? undefined : sort,
        order: order === 'asc' ? undefined : order,
      }).toString();
      const document = await exporter.export({
        filter: readFilter(filter),
        cause,
        visible: await visible.of(credentials),
        sort,
        order,
        days,
        asked,
        query,
        requestedBy: nameOf(auth, credentials),
      });
      const csv = format === 'csv' ? exportCsv(document) : undefined;
      const sha256 = csv?.sha256 ?? document.header.sha256;
      await event.success({
        meta: {
          format,
          query,
          days,
          entities: document.body.entities.length,
          scope: document.header.scope,
          sha256,
        },
      });
      const day = document.header.now.slice(0, 'yyyy-mm-dd'.length);
      response
        .attachment(`backups-${day}.${format}`)
        // Whatever a name in it looks like, it is a file to be saved.
        .set('X-Content-Type-Options', 'nosniff');
      if (csv) response.type('text/csv; charset=utf-8').send(csv.text);
      else response.json(document);
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  });
}
