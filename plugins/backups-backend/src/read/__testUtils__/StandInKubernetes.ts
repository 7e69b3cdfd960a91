import { KubernetesObject } from 'backstage-plugin-backups-node';
import { once } from 'node:events';
import {
  IncomingMessage,
  Server,
  ServerResponse,
  createServer,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { AddressInfo } from 'node:net';

/** One kind that a stand-in serves. */
export interface StandInKind {
  group: string;
  version: string;
  plural: string;
  kind: string;
  /** As JSON; typed lists leave apiVersion and kind out. */
  objects: unknown[];
}

/** What a test answers instead; `false`: the usual answer is given. */
export type Interception = (
  request: {
    path: string;
    query: URLSearchParams;
    headers: IncomingMessage['headers'];
  },
  response: ServerResponse,
) => boolean;

/** @returns an answer in JSON */
export function answerJson(
  response: ServerResponse,
  body: unknown,
  status = 200,
): true {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
  return true;
}

/** @returns an error as an API server words it */
export function answerStatus(
  response: ServerResponse,
  code: number,
  message: string,
): true {
  const body = { kind: 'Status', apiVersion: 'v1', status: 'Failure' };
  return answerJson(response, { ...body, message, code }, code);
}

/** @returns an object of a list, with what an API server adds and leaves out */
export function storedObject(
  namespace: string | undefined,
  name: string,
  spec?: unknown,
): unknown {
  const managedFields = [{ manager: 'kubectl', fieldsV1: {} }];
  return { metadata: { name, namespace, managedFields }, spec };
}

/** As much of a Kubernetes API as a reader needs, on the loopback interface. */
export class StandInKubernetes {
  kinds: StandInKind[] = [];
  /** Groups it serves beside those of its kinds, with versions. */
  groups: Record<string, string[]> = {};
  /** Objects a page; a client asks for more, a server may give less. */
  pageSize = 500;
  intercept: Interception = () => false;
  /** Paths with queries, in order. */
  readonly requests: string[] = [];

  private constructor(private readonly server: Server) {}

  static async start(tls?: {
    key: string;
    cert: string;
  }): Promise<StandInKubernetes> {
    const server = tls ? createSecureServer(tls) : createServer();
    const standIn = new StandInKubernetes(server);
    server.on('request', (request, response) =>
      standIn.#serve(request, response),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return standIn;
  }

  /** Without a scheme: `127.0.0.1:1234`. */
  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** As it was in the beginning. */
  reset(): void {
    this.kinds = [];
    this.groups = {};
    this.pageSize = 500;
    this.intercept = () => false;
    this.requests.length = 0;
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(
      request.url ?? '/',
      'http://localhost',
    );
    this.requests.push(request.url ?? '/');
    const { headers } = request;
    const asked = { path: pathname, query: searchParams, headers };
    if (this.intercept(asked, response)) return;
    const body =
      this.#discovery(pathname) ?? this.#list(pathname, searchParams);
    if (body) answerJson(response, body);
    else response.writeHead(404).end('404 page not found\n');
  }

  #discovery(path: string): unknown {
    if (path === '/api') return { kind: 'APIVersions', versions: ['v1'] };
    if (path === '/apis') {
      const groups = new Map(Object.entries(this.groups));
      for (const { group, version } of this.kinds) {
        if (group === '') continue;
        const versions = groups.get(group) ?? [];
        groups.set(group, [...new Set([...versions, version])]);
      }
      return {
        kind: 'APIGroupList',
        apiVersion: 'v1',
        groups: [...groups].map(([name, versions]) => ({
          name,
          versions: versions.map(version => ({
            groupVersion: `${name}/${version}`,
            version,
          })),
        })),
      };
    }
    const served = this.kinds.filter(
      ({ group, version }) =>
        path ===
        (group === '' ? `/api/${version}` : `/apis/${group}/${version}`),
    );
    return served.length > 0
      ? {
          kind: 'APIResourceList',
          resources: served.map(({ plural, kind }) => ({ name: plural, kind })),
        }
      : undefined;
  }

  #list(path: string, query: URLSearchParams): unknown {
    for (const { group, version, plural, kind, objects } of this.kinds) {
      const root =
        group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
      const [, namespace] =
        path.match(`^${root}(?:/namespaces/([^/]+))?/${plural}$`) ?? [];
      if (path !== `${root}/${plural}` && namespace === undefined) continue;
      const here = (objects as KubernetesObject[]).filter(
        ({ metadata }) =>
          namespace === undefined || metadata.namespace === namespace,
      );
      const start = Number(query.get('continue') ?? 0);
      const limit = Number(query.get('limit') ?? Infinity);
      const end = start + Math.min(limit, this.pageSize);
      return {
        kind: `${kind}List`,
        apiVersion: group === '' ? version : `${group}/${version}`,
        metadata: end < here.length ? { continue: String(end) } : {},
        items: here.slice(start, end),
      };
    }
    return undefined;
  }
}
