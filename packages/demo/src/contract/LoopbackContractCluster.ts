import { DirectTransport } from 'backstage-plugin-backups-backend/testUtils';
import type { KubernetesTransport } from 'backstage-plugin-backups-backend/testUtils';
import type {
  KubernetesObject,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import { mkdtemp, rm } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  LoopbackKubernetes,
  startLoopbackKubernetes,
} from '../loopback/startLoopbackKubernetes';
import type { ContractCluster } from './ContractCluster';

const NAME = 'home-1';
const TOKEN = 'kube-token';

/** The stand-in, held to the contract. */
export class LoopbackContractCluster implements ContractCluster {
  readonly #folder: string;
  readonly #queries: readonly ResourceQuery[];
  readonly #missing = new Set<string>();
  #objects: readonly KubernetesObject[] = [];
  #api: LoopbackKubernetes;

  private constructor(
    folder: string,
    queries: readonly ResourceQuery[],
    api: LoopbackKubernetes,
  ) {
    this.#folder = folder;
    this.#queries = queries;
    this.#api = api;
  }

  /** @param queries - kinds that it serves */
  static async start(
    queries: readonly ResourceQuery[],
  ): Promise<LoopbackContractCluster> {
    const folder = await mkdtemp(join(tmpdir(), 'backups-contract-'));
    const api = await startLoopbackKubernetes({ clusters: {} });
    const cluster = new LoopbackContractCluster(folder, queries, api);
    await cluster.#restart();
    return cluster;
  }

  async load(objects: readonly KubernetesObject[]): Promise<void> {
    this.#objects = objects;
  }

  asHeld(objects: readonly KubernetesObject[]): KubernetesObject[] {
    return [...objects];
  }

  transport(): KubernetesTransport {
    this.#api.setFault(NAME, undefined);
    return this.#transportWith(TOKEN);
  }

  async confinedTo(
    namespaces: readonly string[],
  ): Promise<KubernetesTransport> {
    const transport = this.#transportWith(TOKEN);
    return {
      credentialsAt: transport.credentialsAt,
      get: (...request) => {
        this.#api.setFault(NAME, {
          kind: 'forbidden',
          within: { allBut: namespaces },
        });
        return transport.get(...request);
      },
    };
  }

  withStrangeToken(): KubernetesTransport {
    return this.#transportWith('strange-token');
  }

  async forgetVersions(): Promise<void> {
    this.#api.setFault(NAME, { kind: 'expired-continue', times: 1 });
  }

  async uninstall({ kind }: ResourceQuery): Promise<void> {
    this.#missing.add(kind);
    await this.#restart();
  }

  async install({ kind }: ResourceQuery): Promise<void> {
    this.#missing.delete(kind);
    await this.#restart();
  }

  async stop(): Promise<void> {
    await this.#api.close();
    await rm(this.#folder, { recursive: true });
  }

  async #restart(): Promise<void> {
    await this.#api.close();
    this.#api = await startLoopbackKubernetes({
      clusters: {
        [NAME]: {
          token: TOKEN,
          objects: () =>
            this.#objects.filter(({ kind = '' }) => !this.#missing.has(kind)),
          resources: this.#queries
            .filter(({ kind }) => !this.#missing.has(kind))
            .map(query => ({
              ...query,
              namespaced: query.scope === 'namespaced',
            })),
        },
      },
    });
  }

  #transportWith(token: string): KubernetesTransport {
    const path = join(this.#folder, `${token}.kubeconfig`);
    const name = 'home';
    writeFileSync(
      path,
      JSON.stringify({
        'current-context': name,
        clusters: [{ name, cluster: { server: this.#api.url(NAME) } }],
        users: [{ name, user: { token } }],
        contexts: [{ name, context: { cluster: name, user: name } }],
      }),
    );
    return new DirectTransport({
      cluster: NAME,
      from: { kind: 'file', path, skipTLSVerify: true },
    });
  }
}
