import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogBackend from '@backstage/plugin-catalog-backend';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  RESOURCE_TYPE_CATALOG_ENTITY,
  catalogEntityReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import permissionBackend from '@backstage/plugin-permission-backend';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  backupsPermissions,
  backupsReadPermission,
} from 'backstage-plugin-backups-common';
import { Router } from 'express';
import request from 'supertest';
import tapedeckModule from '../__testUtils__/tapedeck';
import { copiedApp } from '../__testUtils__/manifests';
import {
  componentEntity,
  permissionsThat,
} from '../__testUtils__/startBackups';
import { backupsPlugin } from '../plugin';
import { createRouter } from './createRouter';
import { ROUTES } from './routes';

const AS_OF = '2026-08-22T09:55:00Z';
const BASE = '/api/backups';

function urlOf(path: string, name: string, planId = '0123456789abcdef') {
  return `${BASE}${path
    .replace(':kind', 'component')
    .replace(':namespace', 'default')
    .replace(':name', name)
    .replace(':planId', planId)}`;
}

describe('permissions', () => {
  const folder = createMockDirectory();
  const backups = {
    folders: [{ cluster: 'home-1', path: folder.path, asOf: AS_OF }],
  };
  const APPS = ['radarr', 'sonarr', 'vault'];

  beforeEach(() => {
    folder.setContent({
      'all.json': JSON.stringify({
        kind: 'List',
        items: APPS.flatMap(app => copiedApp(app, new Date(AS_OF))),
      }),
    });
  });

  describe('of users, through the real catalog and the real permission backend', () => {
    const KIM = 'user:default/kim';
    const ROBIN = 'user:default/robin';
    /** Runs the platform. */
    const SAM = 'user:default/sam';
    const HIDDEN = 'example.com/hidden';

    const entities: Entity[] = [
      { name: 'radarr', owner: KIM, hidden: false },
      { name: 'sonarr', owner: ROBIN, hidden: false },
      { name: 'vault', owner: ROBIN, hidden: true },
    ].map(({ name, owner, hidden }) => {
      const entity = componentEntity(name);
      const location = 'url:https://example.com/catalog';
      return {
        ...entity,
        metadata: {
          ...entity.metadata,
          annotations: {
            'backstage.io/managed-by-location': location,
            'backstage.io/managed-by-origin-location': location,
            ...(hidden && { [HIDDEN]: 'true' }),
          },
        },
        spec: { ...entity.spec, owner },
      };
    });

    /**
     * The mocked tokens, with what they leave out of the real ones: a plugin
     * that asks on behalf of a user is named beside the user.
     */
    const namingAuth = createServiceFactory({
      service: coreServices.auth,
      deps: { plugin: coreServices.pluginMetadata },
      factory({ plugin }) {
        const auth = mockServices.auth({
          pluginId: plugin.getId(),
          disableDefaultAuthPolicy: false,
        });
        const authenticate = auth.authenticate.bind(auth);
        auth.authenticate = async (token, options) => {
          const credentials = await authenticate(token, options);
          return token.startsWith('mock-service-token:') &&
            auth.isPrincipal(credentials, 'user')
            ? mockCredentials.user(credentials.principal.userEntityRef, {
                actor: { subject: 'plugin:somebody' },
              })
            : credentials;
        };
        return auth;
      },
    });

    /** Owners see the backups of what is theirs, and only Sam sees it all. */
    const policy: PermissionPolicy = {
      async handle({ permission }, user) {
        const own = user?.info.ownershipEntityRefs ?? [];
        if (own.includes(SAM)) return { result: AuthorizeResult.ALLOW };
        if (isPermission(permission, catalogEntityReadPermission)) {
          return createCatalogConditionalDecision(permission, {
            not: catalogConditions.hasAnnotation({ annotation: HIDDEN }),
          });
        }
        return isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)
          ? createCatalogConditionalDecision(
              permission,
              catalogConditions.isEntityOwner({ claims: own }),
            )
          : { result: AuthorizeResult.DENY };
      },
    };

    async function start() {
      const { server } = await startTestBackend({
        features: [
          backupsPlugin,
          tapedeckModule,
          catalogBackend,
          permissionBackend,
          permissionsServiceFactory,
          permissionsRegistryServiceFactory,
          namingAuth,
          mockServices.rootConfig.factory({
            data: { backups, permission: { enabled: true } },
          }),
          createBackendModule({
            pluginId: 'permission',
            moduleId: 'test-policy',
            register(registration) {
              registration.registerInit({
                deps: { extension: policyExtensionPoint },
                init: async ({ extension }) => extension.setPolicy(policy),
              });
            },
          }),
          createBackendModule({
            pluginId: 'catalog',
            moduleId: 'test-entities',
            register(registration) {
              registration.registerInit({
                deps: { catalog: catalogProcessingExtensionPoint },
                init: async ({ catalog }) =>
                  catalog.addEntityProvider({
                    getProviderName: () => 'test',
                    connect: connection =>
                      connection.applyMutation({
                        type: 'full',
                        entities: entities.map(entity => ({ entity })),
                      }),
                  }),
              });
            },
          }),
        ],
      });
      const as = (user: string) => ({
        Authorization: mockCredentials.user.header(user),
      });
      // The catalog processes what it is given in its own time.
      const owned = async (name: string): Promise<boolean> => {
        const url = `/api/catalog/entities/by-name/component/default/${name}`;
        const { body } = await request(server).get(url).set(as(SAM));
        return Boolean(body.relations?.length);
      };
      for (const app of APPS) while (!(await owned(app)));
      await request(server).post(`${BASE}/refresh`).set(as(SAM)).expect(202);
      return {
        async get(user: string, url: string) {
          const response = await request(server).get(url).set(as(user));
          return { status: response.status, body: response.body };
        },
        post: async (user: string, url: string) =>
          (await request(server).post(url).set(as(user))).status,
      };
    }

    it('show each user what the policy lets them see, and nothing of the rest', async () => {
      const { get, post } = await start();
      const plans = new Map<string, string>();
      for (const app of APPS) {
        const { body } = await get(SAM, urlOf(ROUTES.entityBackups.path, app));
        expect(body).toMatchObject({ linked: true, verdict: 'protected' });
        plans.set(app, body.items[0].plans[0].id);
      }

      const statuses: Record<string, number[]> = {
        // Not in the catalog they see: not there, whoever owns it.
        [KIM]: [200, 403, 404],
        [ROBIN]: [403, 200, 404],
        [SAM]: [200, 200, 200],
        'user:default/stranger': [403, 403, 404],
      };
      for (const [user, expected] of Object.entries(statuses)) {
        for (const path of [ROUTES.entityBackups.path, ROUTES.planRuns.path]) {
          const answers = await Promise.all(
            APPS.map(app => get(user, urlOf(path, app, plans.get(app)))),
          );
          expect([user, path, answers.map(({ status }) => status)]).toEqual([
            user,
            path,
            expected,
          ]);
          for (const { status, body } of answers) {
            if (status === 200) continue;
            expect(Object.keys(body).sort()).toEqual([
              'error',
              'request',
              'response',
            ]);
            expect(JSON.stringify(body)).not.toMatch(/downloads|Tape A/);
          }
        }
        const all = user === SAM ? 200 : 403;
        for (const { path } of [ROUTES.sources, ROUTES.unlinkedItems]) {
          expect((await get(user, `${BASE}${path}`)).status).toBe(all);
        }
        expect(await post(user, `${BASE}/refresh`)).toBe(
          user === SAM ? 202 : 403,
        );
      }
      // A plan of somebody else's app is no plan of one's own.
      const theirs = urlOf(ROUTES.planRuns.path, 'radarr', plans.get('sonarr'));
      expect((await get(KIM, theirs)).status).toBe(404);
    }, 60_000);
  });

  describe('of services, through the real auth service', () => {
    const TOKENS = {
      unrestricted: undefined,
      'read one entity': [{ plugin: 'backups', permission: 'backups.read' }],
      'read everything': [
        { plugin: 'backups', permissionAttribute: { action: 'read' } },
      ],
      refresh: [{ plugin: 'backups', permission: ['backups.refresh'] }],
      'another plugin': [{ plugin: 'catalog' }],
    };
    type TokenName = keyof typeof TOKENS;
    const tokenOf = (name: string) => `token-${name.replaceAll(' ', '-')}`;

    async function start() {
      const { server } = await startTestBackend({
        features: [
          backupsPlugin,
          tapedeckModule,
          authServiceFactory,
          httpAuthServiceFactory,
          permissionsServiceFactory,
          catalogServiceMock.factory({ entities: APPS.map(componentEntity) }),
          mockServices.scheduler.factory({
            includeInitialDelayedTasksOnStartup: true,
          }),
          mockServices.rootConfig.factory({
            data: {
              backups,
              permission: { enabled: true },
              backend: {
                auth: {
                  externalAccess: Object.entries(TOKENS).map(
                    ([name, accessRestrictions]) => ({
                      type: 'static',
                      options: {
                        token: tokenOf(name),
                        subject: tokenOf(name),
                      },
                      ...(accessRestrictions && { accessRestrictions }),
                    }),
                  ),
                },
              },
            },
          }),
        ],
      });
      return server;
    }

    it('open what their access restrictions name, and nothing else', async () => {
      const server = await start();
      const read = ['entityBackups', 'planRuns'];
      const open: Record<TokenName, string[]> = {
        unrestricted: Object.keys(ROUTES),
        'read one entity': read,
        'read everything': [...read, 'sources', 'unlinkedItems'],
        refresh: ['refresh'],
        'another plugin': [],
      };
      const url = urlOf(ROUTES.entityBackups.path, 'radarr');
      const { body } = await request(server)
        .get(url)
        .set('Authorization', `Bearer ${tokenOf('unrestricted')}`)
        .expect(200);
      const planId = body.items[0].plans[0].id;
      for (const [name, routes] of Object.entries(open)) {
        const opened: string[] = [];
        for (const [key, { method, path, response }] of Object.entries(
          ROUTES,
        )) {
          const { status } = await request(server)
            [method](urlOf(path, 'radarr', planId))
            .set('Authorization', `Bearer ${tokenOf(name)}`);
          if (status === response.status) opened.push(key);
          else expect([name, key, status]).toEqual([name, key, 403]);
        }
        expect([name, opened]).toEqual([name, routes]);
      }
      await request(server)
        .get(url)
        .set('Authorization', 'Bearer token-of-nobody')
        .expect(401);
    });
  });

  describe('of routes', () => {
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
      const router = await createRouter({
        service: service as Parameters<typeof createRouter>[0]['service'],
        catalog: catalogServiceMock({ entities: APPS.map(componentEntity) }),
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
        const url = urlOf(path, 'radarr');
        const agent = request(server);
        const { status } = await (method === 'post'
          ? agent.post(url)
          : agent.get(url));
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
      expect(permissions.authorize).toHaveBeenCalledTimes(asked.length);
      const known = new Set(backupsPermissions.map(({ name }) => name));
      for (const { path, permission } of Object.values<{
        path: string;
        permission: string;
      }>(ROUTES)) {
        expect(known).toContain(permission);
        // What is about one entity is checked on that entity.
        expect([path, permission === backupsReadPermission.name]).toEqual([
          path,
          path.includes(':name'),
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
});
