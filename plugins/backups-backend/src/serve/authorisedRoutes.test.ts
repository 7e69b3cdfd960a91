import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  AnyRoute,
  ROUTES,
  backupsPermissions,
} from 'backstage-plugin-backups-common';
import { Router } from 'express';
import request from 'supertest';
import { gzipSync } from 'node:zlib';
import {
  componentEntity,
  permissionsThat,
} from '../__testUtils__/startBackups';
import { routeUrl } from './__testUtils__/routeUrl';
import { createRouter } from './createRouter';
import { NotLinkedEntities } from './scorecard/NotLinkedEntities';
import { VisibleEntities } from './scorecard/VisibleEntities';
import { ScorecardServices } from './scorecard/serveScorecard';

/** A body that the route which takes one understands. */
const DRILL = {
  itemKey: 'home-1/downloads/PersistentVolumeClaim/radarr',
  planId: '0123456789abcdef',
  scenario: 'look',
  outcome: 'proven',
  finishedAt: '2026-08-22T10:00:00Z',
  check: 'The library was there.',
};

/** The same, as a job reports it. */
const { itemKey: _itemKey, planId: _planId, ...TOLD } = DRILL;
const REPORTED_DRILL = {
  ...TOLD,
  entityRef: 'component:default/radarr',
  item: 'radarr',
};

describe('permissions of routes', () => {
  const answer = jest.fn();
  const serving = () => {
    answer();
    return Promise.resolve({ accepted: true });
  };

  async function routerThat(
    result: AuthorizeResult.ALLOW | AuthorizeResult.DENY,
  ): Promise<{
    router: Router;
    permissions: ReturnType<typeof permissionsThat>;
  }> {
    const permissions = permissionsThat(result);
    const service = new Proxy({}, { get: () => serving });
    const lists = {
      catalog: catalogServiceMock(),
      auth: mockServices.auth(),
      permissions,
      listRefs: async () => [],
    };
    const router = await createRouter({
      service: service as Parameters<typeof createRouter>[0]['service'],
      answers: {
        answerOf: async () => {
          await serving();
          const json = Buffer.from('{}');
          return { etag: '"1"', json, packed: gzipSync(json) };
        },
      },
      estate: service as Parameters<typeof createRouter>[0]['estate'],
      scorecard: {
        scorecard: service as ScorecardServices['scorecard'],
        reports: service as ScorecardServices['reports'],
        exporter: service as ScorecardServices['exporter'],
        visible: new VisibleEntities(lists),
        notLinked: new NotLinkedEntities({
          ...lists,
          listRefs: async () => {
            await serving();
            return [];
          },
        }),
      },
      restore: service as Parameters<typeof createRouter>[0]['restore'],
      foresight: service as Parameters<typeof createRouter>[0]['foresight'],
      catalog: catalogServiceMock({ entities: [componentEntity('radarr')] }),
      auth: mockServices.auth(),
      httpAuth: mockServices.httpAuth(),
      permissions,
      auditor: mockServices.auditor.mock({
        createEvent: async () => ({
          success: async () => {},
          fail: async () => {},
        }),
      }),
      refresh: serving,
      drillSenders: [{ subject: 'external:test-service', entities: ['*'] }],
      receiveReport: async () => {
        await serving();
        return { outcome: 'known', newest: '' };
      },
    });
    return { router, permissions };
  }

  /** Asks every route a router has, whatever any table says. */
  async function answering(
    router: Router,
  ): Promise<{ route: string; status: number; served: boolean }[]> {
    const { server } = await startTestBackend({
      features: [
        createBackendModule({
          pluginId: 'backups',
          moduleId: 'test-router',
          register(registration) {
            registration.registerInit({
              deps: {
                http: mockServices.httpRouter.factory().service,
              },
              init: async ({ http }) => http.use(router),
            });
          },
        }),
      ],
    });
    const routes = router.stack.flatMap(({ route }) =>
      (route?.stack ?? []).map(({ method }) => ({
        method,
        path: String(route?.path),
      })),
    );
    const asked = [];
    for (const { method, path } of routes) {
      answer.mockClear();
      const url = routeUrl(path, 'radarr');
      const agent = request(server);
      // Reports are for services: everybody else is refused before.
      const { status } = await (method === 'post'
        ? agent
            .post(url)
            .send(path === '/reports/drill' ? REPORTED_DRILL : DRILL)
        : agent.get(url)
      ).set(
        'Authorization',
        path.startsWith('/reports')
          ? mockCredentials.service.header()
          : mockCredentials.user.header(),
      );
      const served = answer.mock.calls.length > 0;
      asked.push({ route: `${method} ${path}`, status, served });
    }
    return asked;
  }

  it('are asked for before anything is done, on every route there is', async () => {
    const { router, permissions } = await routerThat(AuthorizeResult.DENY);
    const asked = await answering(router);
    expect(asked).toHaveLength(Object.keys(ROUTES).length);
    expect(
      asked.filter(({ status, served }) => status !== 403 || served),
    ).toEqual([]);
    // Lists ask what could be seen, all others whether something may be done.
    const routes = Object.values<AnyRoute>(ROUTES);
    const lists = routes.filter(({ scope }) => scope === 'entities');
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(
      lists.length,
    );
    expect(permissions.authorize).toHaveBeenCalledTimes(
      asked.length - lists.length,
    );
    const known = new Set(backupsPermissions.map(({ name }) => name));
    for (const { path, permission, scope } of routes) {
      expect(known).toContain(permission.name);
      // What is about one entity is checked on that entity, and what is about
      // many is made only of those that pass.
      const onEntity = isResourcePermission(
        permission,
        RESOURCE_TYPE_CATALOG_ENTITY,
      );
      expect([path, onEntity]).toEqual([path, scope !== 'portal']);
      expect([path, path.includes(':name')]).toEqual([
        path,
        scope === 'entity',
      ]);
    }
  });

  it('that somebody forgets are noticed by the test above', async () => {
    const { router } = await routerThat(AuthorizeResult.DENY);
    router.get('/forgotten', async (_, response) => {
      response.json(await serving());
    });
    const asked = await answering(router);
    expect(
      asked.filter(({ status, served }) => status !== 403 || served),
    ).toEqual([{ route: 'get /forgotten', status: 200, served: true }]);
  });

  it('answer who has them', async () => {
    const { router } = await routerThat(AuthorizeResult.ALLOW);
    const asked = await answering(router);
    expect(asked.filter(({ served }) => !served)).toEqual([]);
  });
});
