import {
  AuditorService,
  AuthService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ROUTES, RefreshResponse } from 'backstage-plugin-backups-common';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { BackupsService } from './BackupsService';
import { EntityAnswers } from './EntityAnswers';
import { RouteAccess } from './RouteAccess';
import { ServedRoutes } from './ServedRoutes';
import { AnswerCheck } from './answerCheck';
import { EstateService } from './estate/EstateService';
import { serveEstate } from './estate/serveEstate';
import { Foresight, serveForesight } from './foresight/serveForesight';
import { RestoreService } from './restore/RestoreService';
import { serveRestore } from './restore/serveRestore';
import { ScorecardServices, serveScorecard } from './scorecard/serveScorecard';
import { serveEntity } from './serveEntity';
import { ReportRouteOptions, serveReports } from './serveReports';

/** What the router needs. */
export interface RouterOptions
  extends Pick<ReportRouteOptions, 'drillSenders' | 'receiveReport'> {
  service: BackupsService;
  /** What is kept of the answers about single entities. */
  answers: Pick<EntityAnswers, 'answerOf'>;
  /** What answers about many entities. */
  scorecard: ScorecardServices;
  estate: EstateService;
  restore: RestoreService;
  foresight: Foresight;
  catalog: CatalogService;
  auth: AuthService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  auditor: AuditorService;
  /** Asks for a new cycle. @returns whether one will run because of it */
  refresh(): Promise<RefreshResponse>;
  /** Set in tests and in development. */
  checkAnswer?: AnswerCheck;
}

/**
 * Builds the REST interface from the routes of the contract. Every route
 * authorises something of its own; the entity a permission is checked for is
 * the entity whose data is served.
 */
export async function createRouter(options: RouterOptions): Promise<Router> {
  const { service, estate, restore, scorecard } = options;
  const router = PromiseRouter();
  const access = new RouteAccess(options);
  const routes = new ServedRoutes(router, {
    ...options,
    authorize: {
      entity: ({ credentials, entityRef }, { permission }) =>
        access.toEntity(credentials, entityRef, permission),
      entities: ({ credentials }) => scorecard.visible.of(credentials),
      portal: ({ credentials }, { permission }) =>
        access.toPortal(credentials, permission),
    },
  });

  serveEntity(routes, { ...options, access });
  routes.serve(ROUTES.getSources, { answer: () => service.getSources() });
  routes.serve(ROUTES.getUnlinkedItems, {
    answer: () => service.getUnlinkedItems(),
  });
  routes.serve(ROUTES.refresh, {
    answer: async ({ note }) => {
      const answer = await options.refresh();
      note({ ...answer });
      return answer;
    },
  });
  serveReports(routes, options);
  serveScorecard(routes, scorecard);
  serveForesight(routes, { ...options, scorecard: scorecard.scorecard });
  serveRestore(routes, { restore, access, refresh: options.refresh });
  serveEstate(routes, estate);

  return router;
}
