import type {
  AuthService,
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import type {
  CatalogService,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type {
  BackupsApi,
  LabelledAppsResponse,
} from 'backstage-plugin-backups-common';
import type { LabelsConfig } from '../config/readLabelsConfig';
import { componentsOfLabelledApps } from './componentsOfLabelledApps';
import { LABELS_ORIGIN, readCatalogNames } from './readCatalogNames';

/** What the provider asks. */
export interface LabelsEntityProviderOptions {
  config: LabelsConfig;
  api: Pick<BackupsApi, 'getLabelledApps'>;
  catalog: Pick<CatalogService, 'queryEntities'>;
  auth: AuthService;
  logger: LoggerService;
  schedule: SchedulerServiceTaskRunner;
}

/**
 * Offers the catalog a component for every app that has data, that labels name,
 * and that no other entity stands for.
 */
export class LabelsEntityProvider implements EntityProvider {
  readonly #options: LabelsEntityProviderOptions;
  #connection: EntityProviderConnection | undefined;

  constructor(options: LabelsEntityProviderOptions) {
    this.#options = options;
  }

  getProviderName(): string {
    return 'backups-labels';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#options.schedule.run({
      id: `${this.getProviderName()}:refresh`,
      fn: async signal => {
        try {
          await this.refresh(signal);
        } catch (error) {
          this.#options.logger.error(
            `Cannot tell which apps have no component; nothing is changed: ${stringifyError(
              error,
            )}`,
          );
        }
      },
    });
  }

  /**
   * Asks again. Only a complete answer removes anything.
   *
   * @throws what asking the backups plugin or the catalog throws; nothing is changed then
   */
  async refresh(signal?: AbortSignal): Promise<void> {
    const connection = this.#connection;
    if (!connection) return;
    const { complete, apps } = await this.#ask(signal);
    const { catalog, auth, config } = this.#options;
    const names = await readCatalogNames(catalog, auth, config.namespace);
    const entities = componentsOfLabelledApps(apps, config, names).map(located);
    if (complete) {
      await connection.applyMutation({ type: 'full', entities });
    } else if (entities.length > 0) {
      await connection.applyMutation({
        type: 'delta',
        added: entities,
        removed: [],
      });
    }
  }

  async #ask(signal?: AbortSignal): Promise<LabelledAppsResponse> {
    const { auth, api } = this.#options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'backups',
    });
    return api.getLabelledApps({ token, signal });
  }
}

/**
 * Without a location key: whoever registers an entity of the same name takes
 * its place, which a key of ours would refuse.
 */
function located({ place, entity }: { place: string; entity: Entity }) {
  return {
    entity: {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: {
          ...entity.metadata.annotations,
          [ANNOTATION_LOCATION]: `backups:${place}`,
          [ANNOTATION_ORIGIN_LOCATION]: LABELS_ORIGIN,
        },
      },
    },
  };
}
