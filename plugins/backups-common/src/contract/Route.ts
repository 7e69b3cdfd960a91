import type { Permission } from '@backstage/plugin-permission-common';

/**
 * What a route answers about. It decides how its permission is asked for:
 *
 * - `entity`: one entity of the catalog, on which the caller needs the permission
 * - `entities`: those entities on which the caller has the permission
 * - `portal`: what belongs to no single entity; the permission is a basic one
 *
 * @public
 */
export type RouteScope = 'entity' | 'entities' | 'portal';

/**
 * What a route is, apart from the types of what it takes and answers.
 *
 * @public
 */
export interface RouteDeclaration {
  method?: 'get' | 'post';
  /** Relative to `/api/backups`; `:planId` is a parameter. */
  path: string;
  /** One sentence for the OpenAPI file. */
  summary: string;
  /** Permission without which it answers 403. */
  permission: Permission;
  /** Name of the answer's type, as this package exports it. */
  answer: string;
  /** 200 by default. */
  status?: 200 | 202;
  /** Users are refused, whatever they may. */
  onlyServices?: true;
  /** A body of JSON: the field of the request that holds it, and what it has to be, in words. */
  body?: { field: string; text: string };
  /** What is missing where it answers 404. */
  notFound?: string;
  /** Each call is an event of the auditor, refused ones too. */
  audit?: { event: string; severity: 'low' | 'medium' };
}

/**
 * A route of the REST interface. Router, client, fake and OpenAPI file are
 * derived from it.
 *
 * @public
 */
export interface Route<
  RouteRequest,
  RouteAnswer,
  Scope extends RouteScope = RouteScope,
> extends RouteDeclaration {
  method: 'get' | 'post';
  status: 200 | 202;
  scope: Scope;
  /** The client's method takes a request. */
  takesRequest: boolean;
  /** Known to the compiler only. */
  readonly types?: (request: RouteRequest) => RouteAnswer;
}

/**
 * A route, whatever it takes and answers.
 *
 * @public
 */
export type AnyRoute = Route<never, unknown>;

/**
 * What a route answers with.
 *
 * @public
 */
export type AnswerOf<R> = R extends Route<never, infer RouteAnswer>
  ? RouteAnswer
  : never;

/** Where routes about one entity begin. */
const ENTITY_PATH = '/entities/by-name/:kind/:namespace/:name';

/**
 * Declares routes that take a request, for instance
 * `asking<ScorecardRequest, ScorecardPage>()('entities', { … })`.
 */
export function asking<RouteRequest, RouteAnswer>() {
  return <Scope extends RouteScope>(
    scope: Scope,
    declaration: RouteDeclaration,
  ): Route<RouteRequest, RouteAnswer, Scope> => ({
    method: 'get',
    status: 200,
    ...declaration,
    path:
      scope === 'entity'
        ? `${ENTITY_PATH}${declaration.path}`
        : declaration.path,
    scope,
    takesRequest: true,
  });
}

/** Declares routes that are asked nothing: `answering<SourcesResponse>()('portal', { … })`. */
export function answering<RouteAnswer>() {
  return <Scope extends RouteScope>(
    scope: Scope,
    declaration: RouteDeclaration,
  ): Route<void, RouteAnswer, Scope> => ({
    ...asking<void, RouteAnswer>()(scope, declaration),
    takesRequest: false,
  });
}
