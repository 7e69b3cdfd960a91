import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import { parseInput } from '../parseInput';
import { ScorecardService } from './ScorecardService';
import { VisibleEntities } from './VisibleEntities';
import { readFilter } from './readFilter';
import { SCORECARD_ROUTES } from './scorecardRoutes';

/** What the scorecard's routes need. */
export interface ScorecardRouteOptions {
  scorecard: ScorecardService;
  visible: VisibleEntities;
  httpAuth: HttpAuthService;
}

/** Adds the routes about many entities at once. */
export function addScorecardRoutes(
  router: Router,
  { scorecard, visible, httpAuth }: ScorecardRouteOptions,
): void {
  const {
    scorecard: list,
    scorecardNeeds,
    scorecardChanges,
    scorecardFacets,
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
}
