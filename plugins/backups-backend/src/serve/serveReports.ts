import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  InputError,
  NotAllowedError,
  NotFoundError,
  isError,
} from '@backstage/errors';
import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ROUTES,
  ReportResponse,
  isoToInstant,
} from 'backstage-plugin-backups-common';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { DrillSenderConfig, standsFor } from '../config/reportsConfig';
import { Asking, ServedRoutes } from './ServedRoutes';
import { jsonBodyOf } from './jsonBodyOf';
import { parseInput } from './parseInput';
import { RestoreService } from './restore/RestoreService';
import { reportedDrillSchema } from './restore/restoreQueries';

/** What the routes that jobs report to are asked. */
export const REPORT_QUERIES = {
  report: z.object({
    repository: z.string().min(1).max(1024),
    takenAt: z.iso.datetime({ offset: true }),
    intervalSeconds: z.coerce
      .number()
      .int()
      .min(60)
      .max(31 * 86_400)
      .optional(),
  }),
};

/** What {@link serveReports} needs. */
export interface ReportRouteOptions {
  restore: RestoreService;
  catalog: CatalogService;
  auth: AuthService;
  /** Whose drills a service may report. */
  drillSenders: readonly DrillSenderConfig[];
  /** Takes a report. */
  receiveReport(report: {
    subject: string;
    kind: string;
    repository: string;
    takenAt: number;
    intervalSeconds?: number;
    body: Readable;
    encoding?: string;
  }): Promise<ReportResponse>;
}

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
 * Serves the routes that jobs report to. The configuration says which service
 * may report what, whatever else its token may do.
 */
export function serveReports(
  routes: ServedRoutes,
  options: ReportRouteOptions,
): void {
  const { restore, catalog, auth, drillSenders, receiveReport } = options;
  const senderOf = ({ credentials }: Asking) => {
    if (auth.isPrincipal(credentials, 'service')) {
      return credentials.principal.subject;
    }
    throw new NotAllowedError('Only services may report.');
  };

  // Before all other kinds of reports: no provider understands it.
  routes.serve(ROUTES.reportDrill, {
    answer: async asked => {
      const { request, response, note } = asked;
      const subject = senderOf(asked);
      const allowed = drillSenders.flatMap(sender =>
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
      note({ drill: kept.id, outcome: kept.outcome, item: kept.itemKey });
      return kept;
    },
  });

  routes.serve(ROUTES.report, {
    query: REPORT_QUERIES.report,
    answer: async asked => {
      const { request, parameters, query, note } = asked;
      const subject = senderOf(asked);
      const kind = parameters.reportKind;
      const { repository, takenAt, intervalSeconds } = query;
      note({ repository, takenAt });
      const answer = await receiveReport({
        subject,
        kind,
        repository,
        takenAt: isoToInstant(takenAt),
        intervalSeconds,
        body: request,
        encoding: request.header('content-encoding'),
      });
      note({ ...answer });
      return answer;
    },
  });
}
