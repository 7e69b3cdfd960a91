import type { ApiTarget } from './ApiTarget';

/** A request as one cluster sees it. */
export interface ApiRequest {
  method: string;
  /** Below the cluster's address, without the query. */
  path: string;
  query: URLSearchParams;
  /** Of the header `Authorization`. */
  bearerToken?: string;
  target: ApiTarget;
}
