import { encodeContinue } from '../list/ContinueToken';
import type { ResourceTarget } from '../request/ApiTarget';
import { Answer, jsonAnswer } from './Answer';

/** Who the bearer of the token is, in the words of a refusal. */
const ACCOUNT = 'system:serviceaccount:backstage:backups';

/** Reasons as `k8s.io/apimachinery` writes them, with their HTTP codes. */
const CODES = {
  BadRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  Expired: 410,
  InternalError: 500,
} as const;

function statusAnswer(
  reason: keyof typeof CODES,
  message: string,
  more: { metadata?: { continue?: string }; details?: object } = {},
): Answer {
  const code = CODES[reason];
  const { metadata = {}, details } = more;
  return jsonAnswer(
    {
      kind: 'Status',
      apiVersion: 'v1',
      metadata,
      status: 'Failure',
      message,
      reason,
      ...(details && { details }),
      code,
    },
    code,
  );
}

function qualified({ group, plural }: ResourceTarget): string {
  return group === '' ? plural : `${plural}.${group}`;
}

function detailsOf({ group, plural, name }: ResourceTarget): object {
  return { ...(name && { name }), ...(group && { group }), kind: plural };
}

/** @returns 400 */
export function badRequest(message: string): Answer {
  return statusAnswer('BadRequest', message);
}

/** @returns 401 */
export function unauthorized(): Answer {
  return statusAnswer('Unauthorized', 'Unauthorized');
}

/** @returns 403, as RBAC refuses */
export function forbidden(target: ResourceTarget): Answer {
  const { group, plural, namespace, name } = target;
  const subject = name ? `${qualified(target)} "${name}"` : qualified(target);
  const where = namespace
    ? `in the namespace "${namespace}"`
    : 'at the cluster scope';
  const verb = name ? 'get' : 'list';
  return statusAnswer(
    'Forbidden',
    `${subject} is forbidden: User "${ACCOUNT}" cannot ${verb} resource "${plural}" in API group "${group}" ${where}`,
    { details: detailsOf(target) },
  );
}

/** @returns 404 for an object that is not there */
export function objectNotFound(target: ResourceTarget): Answer {
  return statusAnswer(
    'NotFound',
    `${qualified(target)} "${target.name}" not found`,
    { details: detailsOf(target) },
  );
}

/** @returns 404 for a resource that a built-in group does not have */
export function resourceNotFound(): Answer {
  return statusAnswer(
    'NotFound',
    'the server could not find the requested resource',
    { details: {} },
  );
}

/** @returns 405 */
export function methodNotAllowed(): Answer {
  return statusAnswer(
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    { details: {} },
  );
}

/**
 * @param start - first key that is not yet listed: the answer carries a token
 * that goes on from there, over what is there now
 * @returns 410 for a `continue` token whose version is forgotten
 */
export function continueExpired(start: string): Answer {
  return statusAnswer(
    'Expired',
    'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
    { metadata: { continue: encodeContinue({ resourceVersion: -1, start }) } },
  );
}

/** @returns 500 */
export function internalError(): Answer {
  return statusAnswer(
    'InternalError',
    'Internal error occurred: etcdserver: request timed out',
    { details: { causes: [{ message: 'etcdserver: request timed out' }] } },
  );
}
