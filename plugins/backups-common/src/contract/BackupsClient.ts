import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type {
  ScorecardExportFiles,
  ScorecardExportHeader,
  ScorecardExportRequest,
  ScorecardFile,
} from '../api/ScorecardExport';
import { queryOf } from '../api/scorecardQuery';
import type { BackupsApi, BackupsRequestOptions } from './BackupsApi';
import type { AnyRoute } from './Route';
import { callsOf } from './callsOf';
import { CLIENT_ROUTES } from './routes';

/**
 * What {@link BackupsClient} needs.
 *
 * @public
 */
export interface BackupsClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}

/** Where a request goes, and with which body. */
function partsOf(
  route: AnyRoute,
  request: unknown,
): { path: string; body?: unknown } {
  const fields: Record<string, unknown> =
    typeof request === 'string'
      ? { entityRef: request }
      : { ...Object(request) };
  const { entityRef, ...others } = fields;
  const named: Record<string, unknown> =
    typeof entityRef === 'string'
      ? { ...others, ...parseEntityRef(entityRef) }
      : others;
  const body = route.body && others[route.body.field];
  if (route.body) delete others[route.body.field];
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    delete others[name];
    return encodeURIComponent(String(named[name]));
  });
  const query = queryOf(others);
  return { path: query.size > 0 ? `${path}?${query}` : path, body };
}

function nameOf({ period }: ScorecardExportHeader): string {
  return `backups-${period.from}-to-${period.to}`;
}

/**
 * Talks to the backups backend, from a browser or from another backend. It has
 * a method for each route of the contract.
 *
 * @public
 */
export interface BackupsClient extends BackupsApi {}

/** @public */
export class BackupsClient {
  readonly #discoveryApi: BackupsClientOptions['discoveryApi'];
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: BackupsClientOptions) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch: globalThis.fetch };
    Object.assign(
      this,
      callsOf(async (_, route, request, requestOptions) => {
        const response = await this.#fetch(route, request, requestOptions);
        return response.json();
      }),
    );
  }

  async downloadScorecard(
    request: ScorecardExportRequest & { format: 'json' | 'csv' | 'chain' },
    options?: BackupsRequestOptions,
  ): Promise<ScorecardFile[]> {
    const response = await this.#fetch(
      CLIENT_ROUTES.exportScorecard,
      { ...request, format: request.format === 'chain' ? 'chain' : 'files' },
      options,
    );
    const file = (fileName: string, type: string, text: string) => ({
      fileName,
      content: new Blob([text], { type }),
    });
    if (request.format === 'chain') {
      // As it came, byte for byte: its hashes are of its lines.
      const text = await response.text();
      const [first] = text.split('\n', 1);
      const { record }: { record: ScorecardExportHeader } = JSON.parse(first);
      return [file(`${nameOf(record)}.jsonl`, 'application/jsonl', text)];
    }
    const { csv, ...document }: ScorecardExportFiles = await response.json();
    const name = nameOf(document.header);
    const json = (fileName: string, value: unknown) =>
      file(fileName, 'application/json', JSON.stringify(value, undefined, 2));
    return request.format === 'csv'
      ? [
          file(`${name}.csv`, 'text/csv', csv),
          json(`${name}.about.json`, document.header),
        ]
      : [json(`${name}.json`, document)];
  }

  async #fetch(
    route: AnyRoute,
    request: unknown,
    options?: BackupsRequestOptions,
  ): Promise<Response> {
    const { path, body } = partsOf(route, request);
    const baseUrl = await this.#discoveryApi.getBaseUrl('backups');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, {
      method: route.method.toUpperCase(),
      signal: options?.signal,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(options?.token && { Authorization: `Bearer ${options.token}` }),
      },
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}
