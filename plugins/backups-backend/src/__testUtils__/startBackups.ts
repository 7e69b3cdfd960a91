import {
  ServiceMock,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  BackendFeature,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  Permission,
} from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { backupsPlugin } from '../plugin';
import tapedeckModule from './tapedeck';

/** A component of the catalog. */
export function componentEntity(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: { type: 'service', lifecycle: 'production', owner: 'group:media' },
  };
}

/** Answers every question about permissions the same way, and remembers it. */
export function permissionsThat(
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY,
): ServiceMock<PermissionsService> {
  const decide = (requests: readonly { permission: Permission }[]) =>
    requests.map(({ permission }) => ({
      // The catalog shows everything.
      result: permission.name.startsWith('backups.')
        ? result
        : AuthorizeResult.ALLOW,
    }));
  return mockServices.permissions.mock({
    authorize: async requests => decide(requests),
    authorizeConditional: async requests => decide(requests),
  });
}

/**
 * Starts the plugin and the Tapedeck module in a backend, and collects once.
 * `backups` is the configuration.
 */
export async function startBackups(options: {
  backups: JsonObject;
  /** What is not about backups. */
  config?: JsonObject;
  entities?: Entity[];
  features?: BackendFeature[];
  permissions?: ServiceMock<PermissionsService>;
}) {
  const permissions =
    options.permissions ?? permissionsThat(AuthorizeResult.ALLOW);
  const entities = catalogServiceMock({ entities: options.entities ?? [] });
  const catalog = catalogServiceMock.mock({
    getEntityByRef: (ref, config) => entities.getEntityByRef(ref, config),
    getEntitiesByRefs: (query, config) =>
      entities.getEntitiesByRefs(query, config),
    queryEntities: (query, config) => entities.queryEntities(query, config),
  });
  const { server, stop } = await startTestBackend({
    features: [
      backupsPlugin,
      tapedeckModule,
      mockServices.rootConfig.factory({
        data: { ...options.config, backups: options.backups },
      }),
      mockServices.scheduler.factory({
        includeInitialDelayedTasksOnStartup: true,
      }),
      permissions.factory,
      catalog.factory,
      ...(options.features ?? []),
    ],
  });
  const { getEntityByRef } = catalog;
  return { server, stop, permissions, getEntityByRef };
}
