import type {
  ScorecardExportRequest,
  ScorecardFile,
} from '../api/ScorecardExport';
import type { Route } from './Route';
import type { CLIENT_ROUTES } from './routes';

/** @public */
export interface BackupsRequestOptions {
  /** A Backstage token, for calls between backends. Browsers leave it out. */
  token?: string;
  signal?: AbortSignal;
}

/**
 * A method of the client, as a route of the contract declares it.
 *
 * @public
 */
export type BackupsCall<R> = R extends Route<infer RouteRequest, infer Answer>
  ? [RouteRequest] extends [void]
    ? (options?: BackupsRequestOptions) => Promise<Answer>
    : (
        request: RouteRequest,
        options?: BackupsRequestOptions,
      ) => Promise<Answer>
  : never;

/**
 * A method for each route of the contract.
 *
 * @public
 */
export type BackupsCalls = {
  [Name in keyof typeof CLIENT_ROUTES]: BackupsCall<
    (typeof CLIENT_ROUTES)[Name]
  >;
};

/**
 * The REST interface of the backups backend.
 *
 * @public
 */
export interface BackupsApi extends BackupsCalls {
  /**
   * What `exportScorecard` answers, as files to be saved. A CSV file is a table
   * and nothing else: what it is about comes as a file of its own. The chain says
   * what it is about in its first line.
   */
  downloadScorecard(
    request: ScorecardExportRequest & { format: 'json' | 'csv' | 'chain' },
    options?: BackupsRequestOptions,
  ): Promise<ScorecardFile[]>;
}
