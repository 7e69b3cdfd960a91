import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  BackupsService,
  Collector,
  BackupsStore,
  KubernetesApiReader,
  projectEntity,
  sqliteDatabase,
} from 'backstage-plugin-backups-backend/testUtils';
import type { KubernetesTransport } from 'backstage-plugin-backups-backend/testUtils';
import type { EntityBackups } from 'backstage-plugin-backups-common';
import { planStateAt } from 'backstage-plugin-backups-common';
import { PROVIDERS } from 'backups-demo/testUtils';
import type { Knex } from 'knex';

const silent: LoggerService = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => silent,
};

/** From a cluster to answers, without a portal around it. */
export class LabPipeline {
  private constructor(
    private readonly knex: Knex,
    private readonly store: BackupsStore,
    private readonly collector: Collector,
    private readonly service: BackupsService,
    private readonly entities: readonly Entity[],
  ) {}

  static async create(options: {
    transport: KubernetesTransport;
    entities: readonly Entity[];
    clock: () => Date;
  }): Promise<LabPipeline> {
    const { transport, entities, clock } = options;
    const knex = sqliteDatabase();
    const store = await BackupsStore.create({ knex });
    const collector = new Collector({
      readers: [
        new KubernetesApiReader({
          cluster: 'home-1',
          transport,
          intervalSeconds: 300,
          clock,
        }),
      ],
      providers: PROVIDERS,
      store,
      tiers: {},
      logger: silent,
      listEntities: async () => entities.map(projectEntity),
      clock,
    });
    const service = new BackupsService({ store, clock });
    return new LabPipeline(knex, store, collector, service, entities);
  }

  async collect(): Promise<void> {
    await this.collector.collect({ signal: new AbortController().signal });
  }

  /** @returns everything that is told, by entity */
  async views(): Promise<Record<string, EntityBackups>> {
    const views: Record<string, EntityBackups> = {};
    for (const entity of this.entities) {
      views[entity.metadata.name] = await this.service.getEntityBackups(entity);
    }
    return views;
  }

  /** @returns the state of every plan at an instant, by key */
  async states(now: Date): Promise<Map<string, string>> {
    const { plans, sources } = await this.store.load();
    const currentUntil = new Map(
      sources.map(source => [source.id, source.currentUntil]),
    );
    return new Map(
      plans.map(({ fact, thresholds, sourceId }) => [
        fact.key,
        planStateAt(
          thresholds,
          now.getTime() / 1000,
          currentUntil.get(sourceId) ?? 0,
        ).state,
      ]),
    );
  }

  stop(): Promise<void> {
    return this.knex.destroy();
  }
}
