import {
  AuditorService,
  AuthService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { Router } from 'express';
import { parseInput } from '../parseInput';
import { NotLinkedEntities } from './NotLinkedEntities';
import { ScorecardService } from './ScorecardService';
import { VisibleEntities } from './VisibleEntities';
import { addExportRoute } from './export/addExportRoute';
import { ScorecardExporter } from './export/ScorecardExporter';
import { readFilter } from './readFilter';
import { ScorecardReports } from './reports/ScorecardReports';
import { SCORECARD_ROUTES } from './scorecardRoutes';

/** What the scorecard's routes need. */
export interface ScorecardRouteOptions {
  scorecard: ScorecardService;
  reports: ScorecardReports;
  exporter: ScorecardExporter;
  notLinked: NotLinkedEntities;
  visible: VisibleEntities;
  auth: AuthService;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}

/** Adds the routes about many entities at once. */
export function addScorecardRoutes(
  router: Router,
  options: ScorecardRouteOptions,
): void {
  const { scorecard, reports, notLinked, visible, httpAuth } = options;
  const {
    scorecard: list,
    scorecardNeeds,
    scorecardChanges,
    scorecardFacets,
    scorecardOwners,
    scorecardDrills,
    scorecardSla,
    scorecardNotLinked,
  } = SCORECARD_ROUTES;

  router[list.method](list.path, async (request, response) => {
    const { sort, order, cursor, limit, cause, ...filter } = parseInput(
      list.query,
      request.query,
    );
    const question = {
      filter: readFilter(filter),
      visible: await visible.of(await httpAuth.credentials(request)),
    };
    response.json(
      await scorecard.list({ ...question, cause, sort, order, cursor, limit }),
    );
  });

  router[scorecardNeeds.method](
    scorecardNeeds.path,
    async (request, response) => {
      const filter = parseInput(scorecardNeeds.query, request.query);
      response.json(
        await scorecard.needs({
          filter: readFilter(filter),
          visible: await visible.of(await httpAuth.credentials(request)),
        }),
      );
    },
  );

  router[scorecardChanges.method](
    scorecardChanges.path,
    async (request, response) => {
      const { since, ...filter } = parseInput(
        scorecardChanges.query,
        request.query,
      );
      response.json(
        await scorecard.changes({
          filter: readFilter(filter),
          visible: await visible.of(await httpAuth.credentials(request)),
          since,
        }),
      );
    },
  );

  router[scorecardFacets.method](
    scorecardFacets.path,
    async (request, response) => {
      response.json(
        await scorecard.facets(
          await visible.of(await httpAuth.credentials(request)),
        ),
      );
    },
  );

  router[scorecardOwners.method](
    scorecardOwners.path,
    async (request, response) => {
      const filter = parseInput(scorecardOwners.query, request.query);
      response.json(
        await reports.owners({
          filter: readFilter(filter),
          visible: await visible.of(await httpAuth.credentials(request)),
        }),
      );
    },
  );

  router[scorecardDrills.method](
    scorecardDrills.path,
    async (request, response) => {
      const filter = parseInput(scorecardDrills.query, request.query);
      response.json(
        await reports.drills({
          filter: readFilter(filter),
          visible: await visible.of(await httpAuth.credentials(request)),
        }),
      );
    },
  );

  router[scorecardSla.method](scorecardSla.path, async (request, response) => {
    const { days, ...filter } = parseInput(scorecardSla.query, request.query);
    response.json(
      await reports.sla({
        filter: readFilter(filter),
        visible: await visible.of(await httpAuth.credentials(request)),
        days,
      }),
    );
  });

  router[scorecardNotLinked.method](
    scorecardNotLinked.path,
    async (request, response) => {
      response.json(await notLinked.of(await httpAuth.credentials(request)));
    },
  );

  addExportRoute(router, options);
}
