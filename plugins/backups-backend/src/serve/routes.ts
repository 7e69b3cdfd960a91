import { z } from 'zod';
import { RouteDefinition } from './RouteDefinition';
import { FORESIGHT_ROUTES } from './foresight/foresightRoutes';
import { ESTATE_ROUTES } from './estate/estateRoutes';
import { SCORECARD_ROUTES } from './scorecard/scorecardRoutes';
import { DRILL_REPORT_ROUTES, RESTORE_ROUTES } from './restore/restoreRoutes';

const entityPath = z.object({
  kind: z.string().min(1),
  namespace: z.string().min(1),
  name: z.string().min(1),
});

const nothing = z.object({});

/**
 * Every route of the backend. The router is built from this table, and so is
 * the OpenAPI file.
 */
export const ROUTES = {
  entityBackups: {
    method: 'get',
    path: '/entities/by-name/:kind/:namespace/:name',
    operationId: 'GetEntityBackups',
    summary: 'Everything the Backups tab shows of an entity.',
    permission: 'backups.read',
    parameters: entityPath,
    query: nothing,
    response: { status: 200, type: 'EntityBackups' },
  },
  planRuns: {
    method: 'get',
    path: '/entities/by-name/:kind/:namespace/:name/plans/:planId/runs',
    operationId: 'GetPlanRuns',
    summary: 'Runs of a plan, newest first.',
    permission: 'backups.read',
    parameters: entityPath.extend({
      planId: z.string().regex(/^[0-9a-f]{16}$/),
    }),
    query: z.object({
      cursor: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(20),
    }),
    response: { status: 200, type: 'RunPage' },
  },
  planPoints: {
    method: 'get',
    path: '/entities/by-name/:kind/:namespace/:name/plans/:planId/points',
    operationId: 'GetPlanPoints',
    summary: 'What a plan can be restored from, newest first.',
    permission: 'backups.read',
    parameters: entityPath.extend({
      planId: z.string().regex(/^[0-9a-f]{16}$/),
    }),
    query: z.object({
      cursor: z
        .string()
        .regex(/^\d{1,12}\/.{1,255}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(200).default(20),
    }),
    response: { status: 200, type: 'PointPage' },
  },
  ...FORESIGHT_ROUTES,
  sources: {
    method: 'get',
    path: '/sources',
    operationId: 'GetSources',
    summary: 'Every place that is read, and how that goes.',
    permission: 'backups.estate.read',
    parameters: nothing,
    query: nothing,
    response: { status: 200, type: 'SourcesResponse' },
  },
  unlinkedItems: {
    method: 'get',
    path: '/unlinked-items',
    operationId: 'GetUnlinkedItems',
    summary: 'Items that belong to no entity, or to contradicting ones.',
    permission: 'backups.estate.read',
    parameters: nothing,
    query: nothing,
    response: { status: 200, type: 'UnlinkedItemsResponse' },
  },
  refresh: {
    method: 'post',
    path: '/refresh',
    operationId: 'Refresh',
    summary: 'Asks for a new reading now.',
    permission: 'backups.refresh',
    parameters: nothing,
    query: nothing,
    response: { status: 202, type: 'RefreshResponse' },
  },
  ...DRILL_REPORT_ROUTES,
  report: {
    method: 'post',
    path: '/reports/:reportKind',
    operationId: 'Report',
    summary:
      'Takes a report about a repository. For services only; one that is not newer than the last changes nothing.',
    permission: 'backups.report.create',
    onlyServices: true,
    body: 'JSON as the kind of report asks for, plain or with gzip.',
    notFound: 'No installed provider understands this kind of report.',
    parameters: z.object({ reportKind: z.string().regex(/^[a-z0-9-]{1,64}$/) }),
    query: z.object({
      repository: z.string().min(1).max(1024),
      takenAt: z.iso.datetime({ offset: true }),
      intervalSeconds: z.coerce
        .number()
        .int()
        .min(60)
        .max(31 * 86_400)
        .optional(),
    }),
    response: { status: 200, type: 'ReportResponse' },
  },
  ...SCORECARD_ROUTES,
  ...RESTORE_ROUTES,
  ...ESTATE_ROUTES,
} as const satisfies Record<string, RouteDefinition>;
