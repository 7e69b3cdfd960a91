import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { copiedApp } from '../__testUtils__/manifests';
import { componentEntity } from '../__testUtils__/startBackups';
import tapedeckModule from '../__testUtils__/tapedeck';
import { backupsPlugin } from '../plugin';
import { routeUrl } from './__testUtils__/routeUrl';
import { AnyRoute, ROUTES } from 'backstage-plugin-backups-common';

const AS_OF = '2026-08-22T09:55:00Z';

describe('access restrictions of services, through the real auth service', () => {
  const folder = createMockDirectory();
  const backups = {
    folders: [{ cluster: 'home-1', path: folder.path, asOf: AS_OF }],
  };
  beforeEach(() => {
    folder.setContent({
      'all.json': JSON.stringify({
        kind: 'List',
        items: copiedApp('radarr', new Date(AS_OF)),
      }),
    });
  });

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
        catalogServiceMock.factory({ entities: [componentEntity('radarr')] }),
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
    const ofEntity = ['getEntityBackups', 'getPlanRuns', 'getPlanPoints'];
    const read = [...ofEntity, 'getForesight'];
    const everything = [
      ...ofEntity,
      'getSources',
      'getUnlinkedItems',
      'getScorecard',
      'getScorecardNeeds',
      'getScorecardChanges',
      'getScorecardTrend',
      'getScorecardFacets',
      'getScorecardOwners',
      'getScorecardDrills',
      'getScorecardSla',
      'getNotLinked',
      'exportScorecard',
      'getForesight',
      'getTogether',
      'getWorstDay',
      'getRestoreOptions',
      'getRunbook',
      'getRestorePack',
      'getUncoveredItems',
      'getCauses',
      'getDestinations',
      'getRepositories',
      'getExemptions',
      'getEstateFindings',
      'getLabelledApps',
    ];
    const open: Record<TokenName, string[]> = {
      // What may be reported is configuration, whatever a token is restricted to.
      unrestricted: Object.keys(ROUTES).filter(
        route => !['report', 'reportDrill'].includes(route),
      ),
      'read one entity': read,
      'read everything': everything,
      refresh: ['refresh'],
      'another plugin': [],
    };
    const url = routeUrl(ROUTES.getEntityBackups.path, 'radarr');
    const { body } = await request(server)
      .get(url)
      .set('Authorization', `Bearer ${tokenOf('unrestricted')}`)
      .expect(200);
    const planId = body.items[0].plans[0].id;
    for (const [name, routes] of Object.entries(open)) {
      const opened: string[] = [];
      const refused: number[] = [];
      for (const [
        key,
        { method, path, status: answered },
      ] of Object.entries<AnyRoute>(ROUTES)) {
        const { status } = await request(server)
          [method](routeUrl(path, 'radarr', planId))
          .set('Authorization', `Bearer ${tokenOf(name)}`);
        // Whoever may record a drill is told next that nothing was said of one.
        const expected = key === 'recordDrill' ? 400 : answered;
        if (status === expected) opened.push(key);
        else refused.push(status);
      }
      expect([name, opened]).toEqual([name, routes]);
      expect(refused.filter(status => status !== 403)).toEqual([]);
    }
    await request(server)
      .get(url)
      .set('Authorization', 'Bearer token-of-nobody')
      .expect(401);
  });
});
