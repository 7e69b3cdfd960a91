import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

/**
 * Gives the catalog all entities of one source at once.
 */
export class DemoEntityProvider implements EntityProvider {
  private connection?: EntityProviderConnection;

  private constructor(
    private readonly source: string,
    private readonly load: () => Promise<Entity[]>,
    private readonly logger: LoggerService,
  ) {}

  /**
   * @param options - `source` names the provider and its locations; `load`
   * gives every entity there is
   */
  static create(options: {
    source: string;
    load: () => Promise<Entity[]>;
    logger: LoggerService;
  }): DemoEntityProvider {
    return new DemoEntityProvider(options.source, options.load, options.logger);
  }

  getProviderName(): string {
    return `backups-demo:${this.source}`;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.connection = connection;
    await this.refresh();
  }

  /** Reads again. What cannot be read removes nothing. */
  async refresh(): Promise<void> {
    if (!this.connection) return;
    const locationKey = this.getProviderName();
    let entities: Entity[];
    try {
      entities = await this.load();
    } catch (error) {
      this.logger.error(
        `Cannot make entities from ${this.source}: ${stringifyError(error)}`,
      );
      return;
    }
    await this.connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({
        locationKey,
        entity: {
          ...entity,
          metadata: {
            ...entity.metadata,
            annotations: {
              ...entity.metadata.annotations,
              [ANNOTATION_LOCATION]: locationKey,
              [ANNOTATION_ORIGIN_LOCATION]: locationKey,
            },
          },
        },
      })),
    });
  }
}
