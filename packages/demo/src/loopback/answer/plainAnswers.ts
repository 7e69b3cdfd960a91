import { Answer, jsonAnswer } from './Answer';

/** @returns 404 for a path that no group serves; an API server has no Status for it */
export function pageNotFound(): Answer {
  return {
    status: 404,
    contentType: 'text/plain',
    body: '404 page not found\n',
  };
}

/** @returns 429, as priority and fairness refuses */
export function tooManyRequests(retryAfterSeconds: number): Answer {
  return {
    status: 429,
    headers: { 'Retry-After': String(retryAfterSeconds) },
    contentType: 'text/plain',
    body: 'Too many requests, please try again later.\n',
  };
}

/** @returns 200 with the page of something that stands in front of the API */
export function signInPage(): Answer {
  return {
    status: 200,
    contentType: 'text/html',
    body: '<!doctype html><title>Sign in</title><p>Sign in to go on.</p>\n',
  };
}

/** @returns 404 in the words of Backstage's Kubernetes proxy */
export function unknownCluster(cluster: string, url: string): Answer {
  return jsonAnswer(
    {
      error: {
        name: 'NotFoundError',
        message: `Cluster '${cluster}' not found`,
      },
      request: { method: 'GET', url },
      response: { statusCode: 404 },
    },
    404,
  );
}
