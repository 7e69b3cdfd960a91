import {
  DirectTransport,
  KubernetesApiReader,
} from 'backstage-plugin-backups-backend/testUtils';
import { ClusterReader, ClusterSnapshot } from 'backstage-plugin-backups-node';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NOW, OBJECTS, QUERIES } from '../contract/homelabReading';
import type { LoopbackFault } from '../loopback/fault/LoopbackFault';
import type { RecordedRequest } from '../loopback/request/RequestLog';
import {
  LoopbackKubernetes,
  startLoopbackKubernetes,
} from '../loopback/startLoopbackKubernetes';

const NAME = 'home-1';
const TOKEN = 'kube-token';

/** Milliseconds: what is asked of a busy machine is answered in this time. */
const PATIENCE = 60_000;

/** Milliseconds: how long a reader waits for an answer that does not come. */
const IMPATIENCE = 1_000;

/** Reads the demo homelab from the loopback API, with a kubeconfig. */
export class LoopbackReading {
  objects = OBJECTS;
  /** How long it would have waited between attempts, in milliseconds. */
  waits: number[] = [];
  readonly folder: string;
  #api?: LoopbackKubernetes;
  #requestMilliseconds = PATIENCE;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async start(): Promise<LoopbackReading> {
    const reading = new LoopbackReading(
      await mkdtemp(join(tmpdir(), 'backups-demo-readers-')),
    );
    const api = await startLoopbackKubernetes({
      clusters: {
        [NAME]: {
          objects: () => reading.objects,
          token: TOKEN,
          resources: QUERIES.map(query => ({
            ...query,
            namespaced: query.scope === 'namespaced',
          })),
        },
      },
    });
    reading.#api = api;
    const named = { name: 'home' };
    await writeFile(
      join(reading.folder, 'kubeconfig'),
      JSON.stringify({
        'current-context': 'home',
        clusters: [{ ...named, cluster: { server: api.url(NAME) } }],
        users: [{ ...named, user: { token: TOKEN } }],
        contexts: [{ ...named, context: { cluster: 'home', user: 'home' } }],
      }),
    );
    return reading;
  }

  async stop(): Promise<void> {
    await this.#api?.close();
    await rm(this.folder, { recursive: true });
  }

  get api(): LoopbackKubernetes {
    if (!this.#api) throw new Error('It was not started.');
    return this.#api;
  }

  /** All is well, and nothing has been asked. */
  reset(): void {
    this.api.setFault(NAME, undefined);
    this.#requestMilliseconds = PATIENCE;
    this.api.clearRequests();
    this.objects = OBJECTS;
    this.waits = [];
  }

  fail(fault: LoopbackFault): void {
    this.api.setFault(NAME, fault);
    this.#requestMilliseconds =
      fault.kind === 'silence' || fault.kind === 'slow-drip'
        ? IMPATIENCE
        : PATIENCE;
  }

  requests(): RecordedRequest[] {
    return this.api.requests(NAME);
  }

  /** @param options - `namespaces`: only these; `reader`: another one than that of the API */
  read(
    options: { namespaces?: string[]; reader?: ClusterReader } = {},
  ): Promise<ClusterSnapshot> {
    const reader = options.reader ?? this.#reader(options.namespaces);
    return reader.read(QUERIES, { signal: new AbortController().signal });
  }

  #reader(namespaces?: string[]): ClusterReader {
    const path = join(this.folder, 'kubeconfig');
    return new KubernetesApiReader({
      cluster: NAME,
      transport: new DirectTransport({
        cluster: NAME,
        from: { kind: 'file', path, skipTLSVerify: true },
      }),
      intervalSeconds: 300,
      namespaces,
      clock: () => NOW,
      limits: {
        requestMilliseconds: this.#requestMilliseconds,
        maximumBytes: 8 * 1024 * 1024,
        wait: async milliseconds => {
          this.waits.push(milliseconds);
        },
      },
    });
  }
}
