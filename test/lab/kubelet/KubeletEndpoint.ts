import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LabFolder } from '../machine/LabFolder';
import { runProgram } from '../machine/runProgram';
import type { Sandbox } from './Sandbox';

/** Finds the process of a container; without a name: of the pod's first. */
export type FindContainer = (
  namespace: string,
  pod: string,
  container?: string,
) => Sandbox | undefined;

/**
 * Where an API server asks for logs, over TLS. Programs in containers are run in
 * a way of our own, `POST /run/<namespace>/<pod>?word=…`: a real kubelet speaks
 * SPDY there.
 */
export class KubeletEndpoint {
  readonly #server: Server;
  readonly #find: FindContainer;

  private constructor(key: Buffer, cert: Buffer, find: FindContainer) {
    this.#find = find;
    this.#server = createServer({ key, cert }, (request, response) => {
      this.#answer(request, response);
    });
  }

  static async start(
    folder: LabFolder,
    find: FindContainer,
  ): Promise<KubeletEndpoint> {
    const key = folder.of('kubelet.key');
    const certificate = folder.of('kubelet.crt');
    await runProgram('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
      ...['-subj', '/CN=kubelet.lab', '-keyout', key, '-out', certificate],
    ]);
    const endpoint = new KubeletEndpoint(
      readFileSync(key),
      readFileSync(certificate),
      find,
    );
    await new Promise<void>(resolve => {
      endpoint.#server.listen(0, '127.0.0.1', resolve);
    });
    return endpoint;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'https://k');
    const [, verb, namespace, pod, container] = pathname.split('/');
    const sandbox = this.#find(namespace, pod, container);
    if (!sandbox) {
      response.statusCode = 400;
      response.end(
        `container "${container}" in pod "${pod}" is waiting to start: PodInitializing`,
      );
    } else if (verb === 'containerLogs') {
      response.end(sandbox.output);
    } else if (verb === 'run') {
      const child = sandbox.run(searchParams.getAll('word'));
      request.pipe(child.stdin!);
      child.stdin!.on('error', () => {
        // It ended without reading: its code tells.
      });
      const parts: Buffer[] = [];
      for (const stream of [child.stdout, child.stderr]) {
        stream!.on('data', part => parts.push(part));
      }
      child.on('close', code => {
        response.setHeader('X-Exit-Code', String(code ?? 137));
        response.end(Buffer.concat(parts));
      });
    } else {
      response.statusCode = 404;
      response.end();
    }
  }
}
