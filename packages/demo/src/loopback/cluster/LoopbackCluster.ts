import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { Answer, jsonAnswer } from '../answer/Answer';
import type { Delivery } from '../answer/Delivery';
import {
  pageNotFound,
  signInPage,
  tooManyRequests,
  unknownCluster,
} from '../answer/plainAnswers';
import {
  badRequest,
  continueExpired,
  forbidden,
  internalError,
  methodNotAllowed,
  objectNotFound,
  resourceNotFound,
  unauthorized,
} from '../answer/statusAnswer';
import { isBuiltInGroup } from '../discovery/builtInResources';
import {
  apiVersionsAnswer,
  groupAnswer,
  groupsAnswer,
  resourcesAnswer,
  versionAnswer,
} from '../discovery/discoveryAnswers';
import type { LoopbackResource } from '../discovery/LoopbackResource';
import { ActiveFault } from '../fault/ActiveFault';
import type { LoopbackFault } from '../fault/LoopbackFault';
import { decodeContinue } from '../list/ContinueToken';
import { listAnswer } from '../list/listAnswer';
import type { ApiRequest } from '../request/ApiRequest';
import type { ResourceTarget } from '../request/ApiTarget';
import { RequestLog } from '../request/RequestLog';
import { ClusterState } from './ClusterState';

const DRIP_MILLISECONDS = 100;

/**
 * A cluster of the loopback API.
 *
 * @public
 */
export interface LoopbackClusterOptions {
  /**
   * What is there now; called for each new list. The same array again means
   * that nothing changed.
   */
  objects(): KubernetesObject[];
  /** The only bearer token it takes; absent: it takes everybody. */
  token?: string;
  /** Kinds it serves though it may have no object of them, for instance CRDs. */
  resources?: LoopbackResource[];
}

function startOf({ query }: ApiRequest): string {
  return decodeContinue(query.get('continue') ?? '')?.start ?? '';
}

/** Answers for one cluster. */
export class LoopbackCluster {
  readonly log = new RequestLog();
  readonly #name: string;
  readonly #token?: string;
  readonly #state: ClusterState;
  #fault?: ActiveFault;

  constructor(name: string, options: LoopbackClusterOptions) {
    this.#name = name;
    this.#token = options.token;
    this.#state = new ClusterState(options.objects, options.resources ?? []);
  }

  /** @param fault - replaces the one before; `undefined`: all is well */
  setFault(fault: LoopbackFault | undefined): void {
    this.#fault = fault && new ActiveFault(fault);
  }

  /** @returns what becomes of a request */
  respond(request: ApiRequest): Delivery {
    const fault = this.#fault?.strike(request);
    if (!fault) return { type: 'whole', answer: this.#serve(request) };
    switch (fault.kind) {
      case 'silence':
        return { type: 'silence' };
      case 'connection-reset':
        return { type: 'reset' };
      case 'endless-body':
        return { type: 'endless' };
      case 'slow-drip': {
        const { everyMilliseconds = DRIP_MILLISECONDS } = fault;
        const answer = this.#serve(request);
        return { type: 'drip', answer, everyMilliseconds };
      }
      default:
        return { type: 'whole', answer: this.#fail(fault, request) };
    }
  }

  #fail(
    fault: Exclude<
      LoopbackFault,
      { kind: 'silence' | 'connection-reset' | 'endless-body' | 'slow-drip' }
    >,
    request: ApiRequest,
  ): Answer {
    switch (fault.kind) {
      case 'unauthorized':
        return unauthorized();
      case 'unknown-cluster':
        return unknownCluster(this.#name, request.path);
      case 'group-missing':
        return this.#serve(request, fault.group);
      case 'throttled':
        return tooManyRequests(fault.retryAfterSeconds ?? 1);
      case 'server-error':
        return internalError();
      case 'garbage': {
        if (fault.form === 'html') return signInPage();
        const { body, ...answer } = this.#serve(request);
        return { ...answer, body: body.slice(0, Math.floor(body.length / 2)) };
      }
      case 'forbidden':
        return this.#admit(request) ?? this.#refuse(request);
      case 'expired-continue':
        return this.#admit(request) ?? continueExpired(startOf(request));
      default: {
        const unplaced: never = fault;
        throw new Error(`Fault without an answer: ${JSON.stringify(unplaced)}`);
      }
    }
  }

  #refuse({ target }: ApiRequest): Answer {
    return target.type === 'resource' ? forbidden(target) : pageNotFound();
  }

  /** @returns why the request gets no further, if it does not */
  #admit({ method, bearerToken }: ApiRequest): Answer | undefined {
    if (this.#token !== undefined && bearerToken !== this.#token) {
      return unauthorized();
    }
    return method === 'GET' ? undefined : methodNotAllowed();
  }

  #serve(request: ApiRequest, hiddenGroup?: string): Answer {
    const refusal = this.#admit(request);
    if (refusal) return refusal;
    const { target } = request;
    if ('group' in target && target.group === hiddenGroup) {
      return pageNotFound();
    }
    const resources = () =>
      this.#state
        .now()
        .index.resources()
        .filter(({ group }) => group !== hiddenGroup);
    switch (target.type) {
      case 'version':
        return versionAnswer();
      case 'api-versions':
        return apiVersionsAnswer();
      case 'groups':
        return groupsAnswer(resources());
      case 'group':
        return groupAnswer(target.group, resources());
      case 'resources':
        return resourcesAnswer(target, resources());
      case 'resource':
        return this.#serveResource(target, request.query);
      case 'unknown':
        return pageNotFound();
      default: {
        const unplaced: never = target;
        throw new Error(`Unknown target: ${JSON.stringify(unplaced)}`);
      }
    }
  }

  #serveResource(target: ResourceTarget, query: URLSearchParams): Answer {
    const { group, plural, version, namespace, name } = target;
    // Whoever asks for them should learn that they may not.
    if (group === '' && plural === 'secrets') return forbidden(target);
    const now = this.#state.now();
    const shelf = now.index.find(target);
    if (!shelf)
      return isBuiltInGroup(group) ? resourceNotFound() : pageNotFound();
    const { kind, namespaced } = shelf.resource;
    if (namespace !== undefined && !namespaced) return resourceNotFound();
    if (name === undefined) {
      return query.get('watch')
        ? badRequest('this API server does not serve watches')
        : listAnswer({ state: this.#state, now, target, query });
    }
    if (namespaced && namespace === undefined) return resourceNotFound();
    const key = namespace === undefined ? name : `${namespace}/${name}`;
    const entry = shelf.entries.find(candidate => candidate.key === key);
    if (!entry) return objectNotFound(target);
    const apiVersion = group === '' ? version : `${group}/${version}`;
    return jsonAnswer({ ...entry.object, apiVersion, kind });
  }
}
