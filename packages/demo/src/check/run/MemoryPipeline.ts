import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import type {
  EntityBackups,
  ForesightView,
  ReportResponse,
} from 'backstage-plugin-backups-common';
import {
  BackupsService,
  Collector,
  BackupsStore,
  EstateService,
  ReportReceiver,
  WorkloadsProvider,
  createForesight,
  readBackupsConfig,
  storesOf,
  sqliteDatabase,
} from 'backstage-plugin-backups-backend/testUtils';
import type { Stores } from 'backstage-plugin-backups-backend/testUtils';
import { readDestinationPatterns } from 'backstage-plugin-backups-node';
import type {
  BackupsProvider,
  ClusterReader,
} from 'backstage-plugin-backups-node';
import type { Knex } from 'knex';
import { Readable } from 'node:stream';
import { catalogEntityOf } from '../../catalog/catalogEntityOf';
import type { BackupsSettings } from '../settings/BackupsSettings';
import { NasOfCase, trueNasOf } from './NasOfCase';
import { SYSTEMS } from './systems';

/** Who sends the reports. */
const SENDER = 'check';
const LARGEST_REPORT = 1024 * 1024 * 1024;

/** A report of a job beside a repository. */
export interface ReportOfCase {
  kind: string;
  repository: string;
  takenAt: Date;
  intervalSeconds?: number;
  body: Buffer;
}

/** What a pipeline in memory is made of. */
export interface MemoryPipelineOptions {
  settings: BackupsSettings;
  nas?: NasOfCase;
  logger: LoggerService;
  /** The only clock there is. */
  clock(): Date;
}

/** @returns the same store, which is asked once for what was asked before */
function askedOnce<T extends object>(
  store: T,
  answers: Map<string, unknown>,
  name: string,
): T {
  return new Proxy(store, {
    get(target, key) {
      const method: unknown = Reflect.get(target, key, target);
      if (typeof method !== 'function') return method;
      return (...asked: unknown[]) => {
        const question = `${name}.${String(key)}(${JSON.stringify(asked)})`;
        if (!answers.has(question)) {
          answers.set(question, method.apply(target, asked));
        }
        return answers.get(question);
      };
    },
  });
}

/**
 * The pipeline of the portal without the portal: the same collector, providers,
 * reports and services over a database in memory. It opens no connection.
 */
export class MemoryPipeline {
  readonly #options: MemoryPipelineOptions;
  readonly #knex: Knex;
  readonly #stores: Stores;
  readonly #config: ReturnType<typeof readBackupsConfig>;
  #providers: BackupsProvider[];
  /** What was read of the stores since they were last written to. */
  readonly #answers = new Map<string, unknown>();

  private constructor(options: MemoryPipelineOptions, knex: Knex) {
    this.#options = options;
    this.#knex = knex;
    this.#stores = storesOf(knex);
    this.#providers = this.#newProviders();
    this.#config = readBackupsConfig(
      new ConfigReader({ backups: options.settings }),
      new Map(
        this.#providers.map(({ id, configKeys = [] }) => [id, configKeys]),
      ),
    );
  }

  /** @throws InputError when the settings are wrong, as at the start of a portal */
  static async create(options: MemoryPipelineOptions): Promise<MemoryPipeline> {
    const knex = sqliteDatabase();
    try {
      await BackupsStore.create({ knex });
      return new MemoryPipeline(options, knex);
    } catch (error) {
      await knex.destroy();
      throw error;
    }
  }

  /** Starts the portal anew: what it held in memory is gone. */
  restart(): void {
    this.#providers = this.#newProviders();
  }

  /** One cycle. What is not in `readers` is not read. */
  async collect(
    readers: ClusterReader[],
    entities: readonly Entity[],
  ): Promise<void> {
    const { logger, clock } = this.#options;
    const { clusters, storageClasses, tiers, exemptions } = this.#config;
    const collector = new Collector({
      readers,
      clusters,
      providers: [
        new WorkloadsProvider({ storageClasses }),
        ...this.#providers,
      ],
      store: this.#stores.backups,
      estate: this.#stores.estate,
      reports: {
        store: this.#stores.reports,
        expected: [],
        isExpected: () => true,
      },
      tiers,
      exemptions,
      logger,
      clock,
      listEntities: async () => entities.map(catalogEntityOf),
    });
    this.#answers.clear();
    await collector.collect({ signal: new AbortController().signal });
    this.#answers.clear();
  }

  /** @throws InputError, or another error in words, when the report is refused */
  async receive(report: ReportOfCase): Promise<ReportResponse> {
    const { kind, repository, takenAt, intervalSeconds, body } = report;
    const formats = this.#providers.flatMap(({ reports = [] }) => reports);
    const receiver = new ReportReceiver({
      formats,
      config: {
        maxBytes: LARGEST_REPORT,
        senders: formats.map(format => ({
          subject: SENDER,
          kind: format.kind,
          repositories: ['*'],
        })),
      },
      store: this.#stores.reports,
      logger: this.#options.logger,
      clock: this.#options.clock,
    });
    this.#answers.clear();
    return receiver.receive({
      subject: SENDER,
      kind,
      repository,
      takenAt: Math.floor(takenAt.getTime() / 1000),
      intervalSeconds,
      body: Readable.from([body]),
    });
  }

  /** @returns what the page of an entity shows now, whenever that is */
  entityBackups(entity: Entity): Promise<EntityBackups> {
    const { backups: store, reports, drills, estate } = this.#stores;
    const { clock } = this.#options;
    const reads = this.#answers;
    return new BackupsService({
      store: askedOnce(store, reads, 'backups'),
      reports: askedOnce(reports, reads, 'reports'),
      drills: askedOnce(drills, reads, 'drills'),
      estate: askedOnce(estate, reads, 'estate'),
      clock,
    }).getEntityBackups(entity);
  }

  get service(): BackupsService {
    const { backups: store, reports, drills, estate } = this.#stores;
    const { clock } = this.#options;
    return new BackupsService({ store, reports, drills, estate, clock });
  }

  /** @returns what is ahead of an entity now */
  foresight(entity: Entity): Promise<ForesightView> {
    return createForesight(this.#stores, this.#options.clock).getForesight(
      entity,
    );
  }

  get estate(): EstateService {
    const { backups: store, reports: repositories, estate } = this.#stores;
    const { clock } = this.#options;
    return new EstateService({ store, estate, repositories, clock });
  }

  async close(): Promise<void> {
    await this.#knex.destroy();
  }

  #newProviders(): BackupsProvider[] {
    const { settings, nas, clock } = this.#options;
    const config = new ConfigReader({ backups: settings });
    return [
      ...SYSTEMS.map(create => create({ config })),
      trueNasOf(nas, {
        destinations: readDestinationPatterns(config),
        clock,
      }),
    ];
  }
}
