import {
  AuditorService,
  AuthService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  backupsEstateReadPermission,
  backupsReadPermission,
  backupsRefreshPermission,
  backupsReportCreatePermission,
  RefreshResponse,
  ReportResponse,
  toInstant,
} from 'backstage-plugin-backups-common';
import { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { Readable } from 'node:stream';
import { BackupsService } from './BackupsService';
import { EntityAnswers } from './EntityAnswers';
import { sendEntityAnswer } from './sendEntityAnswer';
import { parseInput as parse } from './parseInput';
import { DrillSenderConfig } from '../config/reportsConfig';
import { addDrillReportRoute } from './restore/addDrillReportRoute';
import { addRestoreRoutes } from './restore/addRestoreRoutes';
import { RestoreService } from './restore/RestoreService';
import { SeenEntities } from './restore/unseenUsers';
import { ForesightService } from './foresight/ForesightService';
import { EstateService } from './estate/EstateService';
import { addEstateRoutes } from './estate/addEstateRoutes';
import { ROUTES } from './routes';
import {
  ScorecardRouteOptions,
  addScorecardRoutes,
} from './scorecard/addScorecardRoutes';

/** What the router needs. */
export interface RouterOptions {
  service: BackupsService;
  /** What is kept of the answers about single entities. */
  answers: Pick<EntityAnswers, 'answerOf'>;
  /** What answers about many entities. */
  scorecard: Omit<ScorecardRouteOptions, 'auth' | 'httpAuth' | 'auditor'>;
  estate: EstateService;
  restore: RestoreService;
  foresight: Pick<ForesightService, 'getForesight'>;
  catalog: CatalogService;
  auth: AuthService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  auditor: AuditorService;
  /** Asks for a new cycle. @returns whether one will run because of it */
  refresh(): Promise<RefreshResponse>;
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

/**
 * Builds the REST interface. Every route authorises something of its own; the
 * entity a permission is checked for is the entity whose data is served.
 */
export async function createRouter(options: RouterOptions): Promise<Router> {
  const { service, catalog, auth, httpAuth, permissions, auditor } = options;
  const router = PromiseRouter();

  async function authorizeBasic(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<void> {
    const [decision] = await permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `This needs permission ${permission.name}. Ask the owner of the portal for it.`,
      );
    }
  }

  async function authorizedEntity(
    request: Request,
    name: { kind: string; namespace: string; name: string },
    permission: ResourcePermission = backupsReadPermission,
  ): Promise<Entity> {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const ref = stringifyEntityRef(name);
    const authorize = async () => {
      const [decision] = await permissions.authorize(
        [{ permission, resourceRef: ref }],
        { credentials },
      );
      if (decision.result !== AuthorizeResult.ALLOW) {
        throw new NotAllowedError(
          `This needs permission ${permission.name} on ${ref}.`,
        );
      }
    };
    const existing = (entity: Entity | undefined) => {
      if (!entity) throw new NotFoundError(`There is no entity ${ref}.`);
      return entity;
    };
    // A restricted service token cannot be delegated: it is authorised first,
    // then the entity is read with our own credentials.
    if (auth.isPrincipal(credentials, 'service')) {
      await authorize();
      return existing(
        await catalog.getEntityByRef(ref, {
          credentials: await auth.getOwnServiceCredentials(),
        }),
      );
    }
    // Both are asked at once; whether an entity exists is nobody's business who may not read it.
    const [read, authorized] = await Promise.allSettled([
      catalog.getEntityByRef(ref, { credentials }),
      authorize(),
    ]);
    if (read.status === 'rejected') throw read.reason;
    const entity = existing(read.value);
    if (authorized.status === 'rejected') throw authorized.reason;
    return entity;
  }

  /**
   * Who may see the backups of an entity that something is linked to need not
   * wait for the catalog to give the entity: whether it may be seen is asked in
   * the same breath. Refused is what the catalog would not show, in the same
   * words as what does not exist.
   */
  async function mayReadBackups(request: Request, ref: string): Promise<void> {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    // A service is authorised by its restrictions alone; see authorizedEntity.
    const asked = auth.isPrincipal(credentials, 'service')
      ? [backupsReadPermission]
      : [backupsReadPermission, catalogEntityReadPermission];
    const [read, visible] = await permissions.authorize(
      asked.map(permission => ({ permission, resourceRef: ref })),
      { credentials },
    );
    if (visible && visible.result !== AuthorizeResult.ALLOW) {
      throw new NotFoundError(`There is no entity ${ref}.`);
    }
    if (read.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `This needs permission ${backupsReadPermission.name} on ${ref}.`,
      );
    }
  }

  /** What the caller may know of other apps that share something with one. */
  function seenBy(request: Request): SeenEntities {
    return async refs => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const asked = auth.isPrincipal(credentials, 'service')
        ? [backupsReadPermission]
        : [backupsReadPermission, catalogEntityReadPermission];
      const decisions = await permissions.authorize(
        refs.flatMap(resourceRef =>
          asked.map(permission => ({ permission, resourceRef })),
        ),
        { credentials },
      );
      return new Set(
        refs.filter((_, index) =>
          asked.every(
            (_permission, part) =>
              decisions[index * asked.length + part].result ===
              AuthorizeResult.ALLOW,
          ),
        ),
      );
    };
  }

  router[ROUTES.entityBackups.method](
    ROUTES.entityBackups.path,
    async (request, response) => {
      const name = parse(ROUTES.entityBackups.parameters, request.params);
      const ref = stringifyEntityRef(name);
      await mayReadBackups(request, ref);
      const answer = await options.answers.answerOf(ref);
      if (answer) {
        sendEntityAnswer(request, response, answer);
        return;
      }
      // Only the catalog knows whether it exists, and by what it was looked for.
      const entity = await authorizedEntity(request, name);
      response.json(await service.getEntityBackups(entity));
    },
  );

  router[ROUTES.planRuns.method](
    ROUTES.planRuns.path,
    async (request, response) => {
      const { planId, ...name } = parse(
        ROUTES.planRuns.parameters,
        request.params,
      );
      const { cursor, limit } = parse(ROUTES.planRuns.query, request.query);
      const entity = await authorizedEntity(request, name);
      response.json(
        await service.getPlanRuns({ entity, planId, cursor, limit }),
      );
    },
  );

  router[ROUTES.planPoints.method](
    ROUTES.planPoints.path,
    async (request, response) => {
      const { planId, ...name } = parse(
        ROUTES.planPoints.parameters,
        request.params,
      );
      const { cursor, limit } = parse(ROUTES.planPoints.query, request.query);
      const entity = await authorizedEntity(request, name);
      response.json(
        await service.getPlanPoints({ entity, planId, cursor, limit }),
      );
    },
  );

  router[ROUTES.foresight.method](
    ROUTES.foresight.path,
    async (request, response) => {
      const name = parse(ROUTES.foresight.parameters, request.params);
      const entity = await authorizedEntity(request, name);
      response.json(await options.foresight.getForesight(entity));
    },
  );

  router[ROUTES.sources.method](
    ROUTES.sources.path,
    async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      await authorizeBasic(credentials, backupsEstateReadPermission);
      response.json(await service.getSources());
    },
  );

  router[ROUTES.unlinkedItems.method](
    ROUTES.unlinkedItems.path,
    async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      await authorizeBasic(credentials, backupsEstateReadPermission);
      response.json(await service.getUnlinkedItems());
    },
  );

  router[ROUTES.refresh.method](
    ROUTES.refresh.path,
    async (request, response) => {
      const credentials = await httpAuth.credentials(request);
      const event = await auditor.createEvent({
        eventId: 'refresh',
        severityLevel: 'low',
        request,
      });
      try {
        await authorizeBasic(credentials, backupsRefreshPermission);
        const answer = await options.refresh();
        await event.success({ meta: { ...answer } });
        response.status(ROUTES.refresh.response.status).json(answer);
      } catch (error) {
        await event.fail({ error: error as Error });
        throw error;
      }
    },
  );

  // Before all other kinds of reports: nobody else understands it.
  addDrillReportRoute(router, {
    restore: options.restore,
    senders: options.drillSenders,
    catalog,
    auth,
    httpAuth,
    auditor,
    authorize: credentials =>
      authorizeBasic(credentials, backupsReportCreatePermission),
  });

  router[ROUTES.report.method](
    ROUTES.report.path,
    async (request, response) => {
      // Whoever signs in to look at backups has no business writing them.
      const credentials = await httpAuth.credentials(request, {
        allow: ['service'],
      });
      const { subject } = credentials.principal;
      const event = await auditor.createEvent({
        eventId: 'report-create',
        severityLevel: 'medium',
        request,
        meta: { subject, kind: request.params.reportKind },
      });
      try {
        await authorizeBasic(credentials, backupsReportCreatePermission);
        const { reportKind } = parse(ROUTES.report.parameters, request.params);
        const { repository, takenAt, intervalSeconds } = parse(
          ROUTES.report.query,
          request.query,
        );
        const answer = await options.receiveReport({
          subject,
          kind: reportKind,
          repository,
          takenAt: toInstant(new Date(takenAt)),
          intervalSeconds,
          body: request,
          encoding: request.header('content-encoding'),
        });
        await event.success({ meta: { repository, takenAt, ...answer } });
        response.status(ROUTES.report.response.status).json(answer);
      } catch (error) {
        await event.fail({ error: error as Error });
        throw error;
      }
    },
  );

  addScorecardRoutes(router, {
    ...options.scorecard,
    auth,
    httpAuth,
    auditor,
  });
  addRestoreRoutes(router, {
    restore: options.restore,
    seenBy,
    auth,
    httpAuth,
    auditor,
    permissions,
    authorizedEntity,
  });
  addEstateRoutes(router, {
    estate: options.estate,
    authorize: async request =>
      authorizeBasic(
        await httpAuth.credentials(request),
        backupsEstateReadPermission,
      ),
  });

  return router;
}
