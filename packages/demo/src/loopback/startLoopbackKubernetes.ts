import { once } from 'node:events';
import { IncomingMessage, ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { Answer, jsonAnswer } from './answer/Answer';
import { deliver } from './answer/deliver';
import { pageNotFound } from './answer/plainAnswers';
import { internalError } from './answer/statusAnswer';
import {
  LoopbackCluster,
  LoopbackClusterOptions,
} from './cluster/LoopbackCluster';
import type { LoopbackFault } from './fault/LoopbackFault';
import { parseApiTarget } from './request/ApiTarget';
import type { RecordedRequest } from './request/RequestLog';

/** First part of the path of what is no cluster's. */
const CONTROL = '__loopback';

/**
 * A Kubernetes API on the loopback interface.
 *
 * @public
 */
export interface LoopbackKubernetes {
  /** @returns the address to give a client as that of the cluster's API server */
  url(cluster: string): string;
  /** @param fault - replaces the one before; `undefined`: all is well again */
  setFault(cluster: string, fault: LoopbackFault | undefined): void;
  /** @returns what the cluster was asked, the newest last */
  requests(cluster: string): RecordedRequest[];
  /** Forgets the requests of all clusters. */
  clearRequests(): void;
  /** Ends every connection, also those it keeps waiting. */
  close(): Promise<void>;
}

function bearerTokenOf({ headers }: IncomingMessage): string | undefined {
  return /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
}

function send(response: ServerResponse, answer: Answer): void {
  deliver({ type: 'whole', answer }, response);
}

/**
 * Starts API servers that serve manifests, read-only, on one loopback port with
 * one path per cluster. `GET /__loopback/requests` on the same port tells how
 * often each cluster was asked.
 *
 * @param options - `clusters`: by name; `port`: absent means any that is free
 * @throws ConflictError when the port is in use, InputError for a name that no
 * path can hold
 *
 * @public
 */
export async function startLoopbackKubernetes(options: {
  clusters: Record<string, LoopbackClusterOptions>;
  port?: number;
  host?: '127.0.0.1';
}): Promise<LoopbackKubernetes> {
  const { port = 0, host = '127.0.0.1' } = options;
  const clusters = new Map(
    Object.entries(options.clusters).map(([name, cluster]) => [
      name,
      new LoopbackCluster(name, cluster),
    ]),
  );
  for (const name of clusters.keys()) {
    if (name === CONTROL || encodeURIComponent(name) !== name) {
      throw new InputError(`A cluster cannot be called '${name}' here.`);
    }
  }
  const find = (name: string): LoopbackCluster => {
    const cluster = clusters.get(name);
    if (!cluster) throw new NotFoundError(`There is no cluster '${name}'.`);
    return cluster;
  };

  const totals = () =>
    Object.fromEntries(
      [...clusters].map(([name, { log }]) => [name, { total: log.total }]),
    );

  const serve = (request: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET' } = request;
    const { pathname, searchParams } = new URL(`http://${host}${request.url}`);
    const [, prefix, path] = /^\/([^/]*)(.*)$/.exec(pathname) ?? [];
    if (prefix === CONTROL && path === '/requests') {
      send(response, jsonAnswer({ clusters: totals() }));
      return;
    }
    const cluster = clusters.get(prefix);
    if (!cluster) {
      send(response, pageNotFound());
      return;
    }
    const query = Object.fromEntries(searchParams);
    const entry = cluster.log.add({ method, path, query });
    const delivery = cluster.respond({
      method,
      path,
      query: searchParams,
      bearerToken: bearerTokenOf(request),
      target: parseApiTarget(path),
    });
    entry.status = deliver(delivery, response);
  };

  const server = createServer((request, response) => {
    request.resume();
    try {
      serve(request, response);
    } catch {
      // The objects cannot be made, or the address is none.
      send(response, internalError());
    }
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ConflictError(
      `The loopback Kubernetes API cannot listen on port ${port}`,
      error,
    );
  }
  const { port: bound } = server.address() as AddressInfo;

  return {
    url(name) {
      find(name);
      return `http://${host}:${bound}/${name}`;
    },
    setFault: (name, fault) => find(name).setFault(fault),
    requests: name => find(name).log.entries(),
    clearRequests() {
      for (const { log } of clusters.values()) log.clear();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
