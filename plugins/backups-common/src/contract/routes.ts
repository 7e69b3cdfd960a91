import { entityRoutes } from './entityRoutes';
import { estateRoutes } from './estateRoutes';
import { foresightRoutes } from './foresightRoutes';
import { reportRoutes } from './reportRoutes';
import { restoreRoutes } from './restoreRoutes';
import { scorecardRoutes } from './scorecardRoutes';
import { sourceRoutes } from './sourceRoutes';

/**
 * Routes that the client has a method for, by its name: `getSources`.
 *
 * @public
 */
export const CLIENT_ROUTES = {
  ...entityRoutes,
  ...sourceRoutes,
  ...scorecardRoutes,
  ...foresightRoutes,
  ...restoreRoutes,
  ...estateRoutes,
};

/**
 * Every route of the backend. Router, client and OpenAPI file are derived from
 * it; the name of a route, with a capital, is its `operationId`.
 *
 * @public
 */
export const ROUTES = {
  ...entityRoutes,
  ...sourceRoutes,
  ...reportRoutes,
  ...scorecardRoutes,
  ...foresightRoutes,
  ...restoreRoutes,
  ...estateRoutes,
};
