import {
  AuditorService,
  AuthService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  InputError,
  NotAllowedError,
  NotFoundError,
  isError,
} from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Router } from 'express';
import { DrillSenderConfig, standsFor } from '../../config/reportsConfig';
import { parseInput } from '../parseInput';
import { jsonBodyOf } from './jsonBodyOf';
import { RestoreService } from './RestoreService';
import { DRILL_REPORT_ROUTES, reportedDrillSchema } from './restoreRoutes';

function referenceOf(text: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }),
    );
  } catch (error) {
    throw new InputError(
      `entityRef is no reference of an entity: ${
        isError(error) ? error.message : error
      }`,
    );
  }
}

/**
 * Adds the route that takes drills of jobs. As with every report the
 * configuration says who may tell of what, whatever a token may do otherwise.
 */
export function addDrillReportRoute(
  router: Router,
  options: {
    restore: RestoreService;
    senders: readonly DrillSenderConfig[];
    catalog: CatalogService;
    auth: AuthService;
    httpAuth: HttpAuthService;
    auditor: AuditorService;
    /** @throws NotAllowedError without the permission to report */
    authorize(credentials: BackstageCredentials): Promise<void>;
  },
): void {
  const { restore, senders, catalog, auth, httpAuth, auditor } = options;
  const { method, path, response: answer } = DRILL_REPORT_ROUTES.drillReport;

  router[method](path, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['service'],
    });
    const { subject } = credentials.principal;
    const event = await auditor.createEvent({
      eventId: 'drill-report',
      severityLevel: 'medium',
      request,
      meta: { subject },
    });
    try {
      await options.authorize(credentials);
      const allowed = senders.flatMap(sender =>
        sender.subject === subject ? sender.entities : [],
      );
      // Check the permission before the body is read.
      if (allowed.length === 0) {
        throw new NotAllowedError(
          `'${subject}' may not report drills. Allow it in backups.reports.drills.`,
        );
      }
      const reported = parseInput(
        reportedDrillSchema,
        await jsonBodyOf(request, response),
      );
      const ref = referenceOf(reported.entityRef);
      if (!allowed.some(entry => standsFor(entry, ref))) {
        throw new NotAllowedError(
          `'${subject}' may not report drills of ${ref}. Allow it in backups.reports.drills.`,
        );
      }
      // A restricted token cannot be passed on: the configuration has let it in.
      const entity = await catalog.getEntityByRef(ref, {
        credentials: await auth.getOwnServiceCredentials(),
      });
      if (!entity) throw new NotFoundError(`There is no entity ${ref}.`);
      const kept = await restore.recordReportedDrill(entity, reported, subject);
      await event.success({
        meta: { drill: kept.id, outcome: kept.outcome, item: kept.itemKey },
      });
      response.status(answer.status).json(kept);
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  });
}
