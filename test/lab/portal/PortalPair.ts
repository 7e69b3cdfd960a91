import {
  LoopbackKubernetes,
  homelabManifestsAt,
  startLoopbackKubernetes,
} from 'backups-demo';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import createKnex, { Knex } from 'knex';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../machine/eventually';
import { LabFolder } from '../machine/LabFolder';
import { embeddedPostgres } from '../postgres/embeddedPostgres';
import { PostgresServer } from '../postgres/PostgresServer';
import { LabPortal } from './LabPortal';

const CLUSTER = 'home-1';
const KUBERNETES_TOKEN = 'kube-token';
/** A request of a cycle after its first ones. */
export const MID_CYCLE = '/apis/volsync.backube/v1alpha1/replicationsources';

/** A row of `runs`. */
export interface RunRow {
  plan_id: string;
  outcome: string;
  finished_at: string | null;
}

/** A portal, and its own door to the cluster: whoever collects is seen there. */
export interface Side {
  portal: LabPortal;
  kubernetes: LoopbackKubernetes;
}

/**
 * Two portals on one PostgreSQL over one cluster. The cluster is the stand-in:
 * it can be made to keep a cycle waiting.
 */
export class PortalPair {
  objects: KubernetesObject[];
  readonly sides: Side[] = [];
  readonly #folder = new LabFolder('portals');
  readonly #catalogFolder: string;
  readonly #intervalSeconds: number;
  #database?: PostgresServer;
  #knex?: Knex;

  private constructor(intervalSeconds: number) {
    this.#intervalSeconds = intervalSeconds;
    const now = new Date();
    this.objects = homelabManifestsAt({ cluster: CLUSTER, now, anchor: now });
    this.#catalogFolder = this.#folder.make('catalog');
    const manifests = join(this.#catalogFolder, 'workloads.json');
    const items = this.objects.filter(({ apiVersion }) =>
      apiVersion?.startsWith('apps/'),
    );
    writeFileSync(
      manifests,
      JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
    );
    chmodSync(manifests, 0o644);
  }

  static async start(options: {
    intervalSeconds: number;
  }): Promise<PortalPair> {
    const pair = new PortalPair(options.intervalSeconds);
    try {
      pair.#database = await PostgresServer.create(
        'portals',
        pair.#folder,
        embeddedPostgres(pair.#folder),
      );
      await pair.#database.start();
      // One after the other: the first makes the databases.
      await pair.add('first');
      await pair.add('second');
      return pair;
    } catch (error) {
      await pair.stop();
      throw error;
    }
  }

  /** Starts a further portal. */
  async add(name: string): Promise<Side> {
    if (!this.#database) throw new Error('There is no database.');
    const kubernetes = await startLoopbackKubernetes({
      clusters: {
        [CLUSTER]: { token: KUBERNETES_TOKEN, objects: () => this.objects },
      },
    });
    const portal = await LabPortal.start({
      name,
      folder: this.#folder,
      database: this.#database,
      cluster: { url: kubernetes.url(CLUSTER), token: KUBERNETES_TOKEN },
      catalogFolder: this.#catalogFolder,
      intervalSeconds: this.#intervalSeconds,
      serviceToken: 'token-of-the-lab',
    }).catch(async error => {
      await kubernetes.close();
      throw error;
    });
    const side = { portal, kubernetes };
    this.sides.push(side);
    return side;
  }

  /** The database of the backups plugin. */
  get knex(): Knex {
    if (!this.#database) throw new Error('There is no database.');
    this.#knex ??= createKnex({
      client: 'pg',
      connection: this.#database.connectionString.replace(
        /\/postgres$/,
        '/backstage_plugin_backups',
      ),
    });
    return this.#knex;
  }

  /** Requests that a side sent to the cluster since the last call of `forgetRequests`. */
  requestsOf({ kubernetes }: Side): string[] {
    return kubernetes.requests(CLUSTER).map(({ path }) => path);
  }

  forgetRequests(): void {
    for (const { kubernetes } of this.sides) kubernetes.clearRequests();
  }

  /** From its middle on, the cluster answers nobody. */
  holdCycles(): void {
    for (const { kubernetes } of this.sides) {
      kubernetes.setFault(CLUSTER, { kind: 'silence', path: MID_CYCLE });
    }
  }

  /** The cluster answers a side again. */
  release({ kubernetes }: Side): void {
    kubernetes.setFault(CLUSTER, undefined);
  }

  /** @returns the side whose cycle is held in its middle, and the other */
  async heldCollector(): Promise<[Side, Side]> {
    this.forgetRequests();
    const held = await eventually('A cycle reaches its middle', async () =>
      this.sides.find(side => this.requestsOf(side).includes(MID_CYCLE)),
    );
    const [other] = this.sides.filter(side => side !== held);
    return [held, other];
  }

  /** Each source that copies something has finished one more run. */
  runEveryPlan(): void {
    const finished = new Date(Math.floor(Date.now() / 1000) * 1000)
      .toISOString()
      .replace('.000Z', 'Z');
    this.objects = this.objects.map(object => {
      const status = object.status as
        | { lastSyncTime?: string; lastSyncStartTime?: string }
        | undefined;
      if (object.kind !== 'ReplicationSource' || !status?.lastSyncTime) {
        return object;
      }
      return { ...object, status: { ...status, lastSyncTime: finished } };
    });
  }

  runs(): Promise<RunRow[]> {
    return this.knex<RunRow>('runs').orderBy('id');
  }

  async planIds(): Promise<string[]> {
    const rows = await this.knex<{ id: string }>('plans').orderBy('id');
    return rows.map(({ id }) => id);
  }

  /** @returns ids of the plans that are ReplicationSources */
  async volsyncPlanIds(): Promise<Set<string>> {
    const rows = await this.knex<{ id: string; source_id: string }>(
      'plans',
    ).where('source_id', `${CLUSTER}/volsync`);
    return new Set(rows.map(({ id }) => id));
  }

  /** @returns when the cluster was last read to its end, epoch seconds */
  async readAt(): Promise<number> {
    const rows = await this.knex<{ body: string }>('sources');
    const instants = rows.map(
      ({ body }) => (JSON.parse(body) as { readAt: number }).readAt,
    );
    return instants.length === 0 ? 0 : Math.min(...instants);
  }

  /** Waits for a whole cycle that begins from now on. */
  async cycle(seconds = 60): Promise<void> {
    const now = Math.floor(Date.now() / 1000);
    await eventually('A whole cycle', async () => (await this.readAt()) > now, {
      seconds,
    });
  }

  async stop(): Promise<void> {
    await this.#knex?.destroy();
    await Promise.all(
      this.sides.map(async ({ portal, kubernetes }) => {
        portal.thaw();
        await portal.stop();
        await kubernetes.close();
      }),
    );
    await this.#database?.stop();
    this.#folder.remove();
  }
}
