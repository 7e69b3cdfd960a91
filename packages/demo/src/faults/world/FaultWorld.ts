import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  BackupsService,
  Collector,
  BackupsStore,
  KubernetesApiReader,
  WorkloadsProvider,
  sqliteDatabase,
} from 'backstage-plugin-backups-backend/testUtils';
import type { KubernetesApiReaderOptions } from 'backstage-plugin-backups-backend/testUtils';
import { createKopiurProvider } from 'backstage-plugin-backups-backend-module-kopiur';
import { createPgBackRestProvider } from 'backstage-plugin-backups-backend-module-pgbackrest';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import type { Knex } from 'knex';
import { catalogEntityOf } from '../../catalog/catalogEntityOf';
import type { LoopbackFault } from '../../loopback/fault/LoopbackFault';
import {
  LoopbackKubernetes,
  startLoopbackKubernetes,
} from '../../loopback/startLoopbackKubernetes';
import { DatabaseRows, readRows, writeRows } from './databaseRows';
import { loopbackTransport } from './loopbackTransport';

/** Between two readings of a cluster. Seconds. */
export const INTERVAL = 300;

/** Nobody listens: faults are told by the answers. */
const silentLogger: LoggerService = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => silentLogger,
};

/** A cluster of a world. */
export interface WorldCluster {
  /** What its API shows at an instant. */
  objectsAt(now: Date): KubernetesObject[];
  /** Only these are read; absent: all. */
  namespaces?: readonly string[];
}

/** How a world begins. */
export interface WorldOptions {
  clusters: Record<string, WorldCluster>;
  entities: readonly Entity[];
  now: Date;
  /** What the portal knows already; absent: nothing. */
  rows?: DatabaseRows;
}

type Limits = KubernetesApiReaderOptions['limits'];

/** Large enough for every list of a world, small enough to end soon. */
const MAXIMUM_BYTES = 4 * 1024 * 1024;

/** The same array for the same instant: a list costs nothing twice. */
function remembering(
  objectsAt: (now: Date) => KubernetesObject[],
  clock: () => Date,
): () => KubernetesObject[] {
  let shown: { at: number; objects: KubernetesObject[] } | undefined;
  return () => {
    const now = clock();
    if (shown?.at !== now.getTime()) {
      shown = { at: now.getTime(), objects: objectsAt(now) };
    }
    return shown.objects;
  };
}

/**
 * The real pipeline, from HTTP to answers, over clusters that fail on demand
 * and a clock that only moves when it is told to.
 */
export class FaultWorld {
  readonly api: LoopbackKubernetes;
  readonly knex: Knex;
  readonly #options: WorldOptions;
  readonly #clock: { now: Date };
  readonly #store: BackupsStore;
  #collector: Collector;

  private constructor(
    options: WorldOptions,
    parts: {
      api: LoopbackKubernetes;
      knex: Knex;
      store: BackupsStore;
      clock: { now: Date };
    },
  ) {
    this.#options = options;
    this.api = parts.api;
    this.knex = parts.knex;
    this.#store = parts.store;
    this.#clock = parts.clock;
    this.#collector = this.#newCollector({});
  }

  static async create(options: WorldOptions): Promise<FaultWorld> {
    const clock = { now: options.now };
    const api = await startLoopbackKubernetes({
      clusters: Object.fromEntries(
        Object.entries(options.clusters).map(([name, { objectsAt }]) => [
          name,
          { objects: remembering(objectsAt, () => clock.now) },
        ]),
      ),
    });
    const knex = sqliteDatabase();
    const store = await BackupsStore.create({ knex });
    if (options.rows) await writeRows(knex, options.rows);
    return new FaultWorld(options, { api, knex, store, clock });
  }

  get now(): Date {
    return this.#clock.now;
  }

  /** @param fault - `undefined`: all is well again */
  setFault(cluster: string, fault: LoopbackFault | undefined): void {
    this.api.setFault(cluster, fault);
  }

  /** @param minutes - since the world began */
  advanceTo(minutes: number): void {
    this.#clock.now = new Date(this.#options.now.getTime() + minutes * 60_000);
  }

  /**
   * Starts the portal anew: what it held in memory is gone.
   *
   * @param options - `requestMilliseconds`: how patient it is, by cluster
   */
  restart(
    options: { requestMilliseconds?: Record<string, number> } = {},
  ): void {
    this.#collector = this.#newCollector(options.requestMilliseconds ?? {});
  }

  /** Somebody presses "refresh": clusters are asked though they failed before. */
  hurry(): void {
    this.#collector.hurry();
  }

  async collect(): Promise<void> {
    await this.#collector.collect({ signal: new AbortController().signal });
  }

  /** @returns answers from what is kept, as they are given at an instant */
  serviceAt(now: Date): BackupsService {
    return new BackupsService({ store: this.#store, clock: () => now });
  }

  rows(): Promise<DatabaseRows> {
    return readRows(this.knex);
  }

  async close(): Promise<void> {
    await this.api.close();
    await this.knex.destroy();
  }

  #newCollector(requestMilliseconds: Record<string, number>): Collector {
    const clock = () => this.now;
    const readers = Object.entries(this.#options.clusters).map(
      ([cluster, { namespaces }]) => {
        const limits: Limits = {
          requestMilliseconds: requestMilliseconds[cluster],
          maximumBytes: MAXIMUM_BYTES,
          wait: async () => {},
        };
        if (limits.requestMilliseconds === undefined) {
          delete limits.requestMilliseconds;
        }
        return new KubernetesApiReader({
          cluster,
          namespaces,
          intervalSeconds: INTERVAL,
          transport: loopbackTransport(this.api.url(cluster)),
          limits,
          clock,
        });
      },
    );
    return new Collector({
      readers,
      providers: [
        new WorkloadsProvider({ storageClasses: {} }),
        createPgBackRestProvider(),
        createVolSyncProvider(),
        createKopiurProvider(),
      ],
      store: this.#store,
      tiers: {},
      logger: silentLogger,
      clock,
      listEntities: async () => this.#options.entities.map(catalogEntityOf),
    });
  }
}
