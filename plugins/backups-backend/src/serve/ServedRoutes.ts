import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  AnyRoute,
  AnswerOf,
  Route,
  RouteScope,
} from 'backstage-plugin-backups-common';
import { Request, Response, Router } from 'express';
import { z } from 'zod';
import { Visible } from '../keep/scorecard/ScorecardQuestion';
import { AnswerCheck } from './answerCheck';
import { callerOf } from './callerOf';
import { jsonBodyOf } from './jsonBodyOf';
import { parseInput } from './parseInput';
import { Parameters, entityRefOf, parametersOf } from './parameters';

/** What the permission of a route gives access to, by what the route is about. */
export interface Access {
  entity: Entity;
  entities: Visible;
  portal: void;
}

/** A request whose permission is to be asked for. */
export interface Asking {
  request: Request;
  credentials: BackstageCredentials;
  /** Of the entity it is about; empty: it is about none. */
  entityRef: string;
}

/** A request that is authorized, with what it asks. */
export interface Asked<Granted, Query, Body> extends Asking {
  response: Response;
  /** What the permission gives access to. */
  granted: Granted;
  parameters: Parameters;
  query: Query;
  body: Body;
  /** Adds to the event of the auditor. */
  note(meta: JsonObject): void;
}

/** How a route is served. */
export interface Serving<R, Granted, Query, Body> {
  /** Where what grants access is not what its scope says. @throws NotAllowedError */
  authorize?: (asking: Asking) => Promise<Granted>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
  /** @returns the answer; `undefined`: it has been sent */
  answer(asked: Asked<Granted, Query, Body>): Promise<AnswerOf<R> | undefined>;
}

/** What {@link ServedRoutes} needs. */
export interface ServedRoutesOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  /** Ask for the permission of a route. @throws NotAllowedError without it */
  authorize: {
    [Scope in RouteScope]: (
      asking: Asking,
      route: AnyRoute,
    ) => Promise<Access[Scope]>;
  };
  /** Throws for an answer that is not as the contract says. */
  checkAnswer?: AnswerCheck;
}

/**
 * Routes as the contract declares them: each asks for its permission before it
 * reads anything else of a request, and is audited where the contract says so.
 */
export class ServedRoutes {
  readonly #router: Router;
  readonly #options: ServedRoutesOptions;

  constructor(router: Router, options: ServedRoutesOptions) {
    this.#router = router;
    this.#options = options;
  }

  /** Serves a route. */
  serve<
    Scope extends RouteScope,
    RouteAnswer,
    Granted = Access[Scope],
    Query = undefined,
    Body = undefined,
  >(
    route: Route<never, RouteAnswer, Scope>,
    serving: Serving<typeof route, Granted, Query, Body>,
  ): void {
    this.#router[route.method](route.path, async (request, response) => {
      // Audited before anything is refused.
      const noted: JsonObject = {};
      const event =
        route.audit &&
        (await this.#options.auditor.createEvent({
          eventId: route.audit.event,
          severityLevel: route.audit.severity,
          request,
        }));
      try {
        await this.#answer(route, serving, {
          request,
          response,
          note: meta => Object.assign(noted, meta),
        });
        await event?.success({ meta: noted });
      } catch (error) {
        await event?.fail({ error: error as Error, meta: noted });
        throw error;
      }
    });
  }

  async #answer<Scope extends RouteScope, RouteAnswer, Granted, Query, Body>(
    route: Route<never, RouteAnswer, Scope>,
    serving: Serving<typeof route, Granted, Query, Body>,
    about: Pick<Asked<Granted, Query, Body>, 'request' | 'response' | 'note'>,
  ): Promise<void> {
    const { request, response, note } = about;
    const credentials = await this.#options.httpAuth.credentials(request, {
      allow: route.onlyServices ? ['service'] : ['user', 'service'],
    });
    const entityRef = entityRefOf(route, request.params);
    const { reportKind: kind } = request.params;
    if (entityRef) note({ entityRef });
    if (kind) note({ kind });
    if (route.onlyServices) note({ subject: callerOf(credentials) });
    const asking = { request, credentials, entityRef };
    const authorize: (asking: Asking) => Promise<unknown> =
      serving.authorize ??
      (() => this.#options.authorize[route.scope](asking, route));
    const granted = (await authorize(asking)) as Granted;
    const parameters = parametersOf(route, request.params);
    const query = serving.query && parseInput(serving.query, request.query);
    const body =
      serving.body &&
      parseInput(serving.body, await jsonBodyOf(request, response));
    const answer = await serving.answer({
      ...asking,
      response,
      parameters,
      granted,
      query: query as Query,
      body: body as Body,
      note,
    });
    if (answer === undefined) return;
    this.#options.checkAnswer?.(route.answer, answer);
    response.status(route.status).json(answer);
  }
}
