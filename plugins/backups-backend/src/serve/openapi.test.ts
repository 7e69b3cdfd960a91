import {
  createMockDirectory,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import Ajv from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import request from 'supertest';
import { OPENAPI_FILE, openApiText } from '../../dev/openapi/openApiFile';
import { BackupsStore } from '../keep/BackupsStore';
import { ChronicleStore } from '../keep/chronicle/ChronicleStore';
import { ScorecardStore } from '../keep/scorecard/ScorecardStore';
import { DrillStore } from '../keep/DrillStore';
import { RestoreFacts } from '../keep/RestoreFacts';
import { claim, copiedApp, tapeJob } from '../__testUtils__/manifests';
import { componentEntity, startBackups } from '../__testUtils__/startBackups';
import { testDatabases } from '../__testUtils__/databases';
import { BackupsService } from './BackupsService';
import { EntityAnswers } from './EntityAnswers';
import { RestoreService } from './restore/RestoreService';
import { EstateStore } from '../keep/estate/EstateStore';
import { EstateService } from './estate/EstateService';
import { createForesight } from './foresight/createForesight';
import { storesOf } from '../keep/openStores';
import { createRouter } from './createRouter';
import { ROUTES } from 'backstage-plugin-backups-common';
import { createScorecard } from './scorecard/createScorecard';

const BASE = '/api/backups';
const BY_NAME = `${BASE}/entities/by-name/component/default`;

describe('openapi.json', () => {
  const databases = testDatabases();
  const folder = createMockDirectory();
  const text = readFileSync(OPENAPI_FILE, 'utf8');

  it('is what routes and types say', () => {
    const outdated =
      text === openApiText()
        ? undefined
        : 'Run: yarn workspace backstage-plugin-backups-backend openapi';
    expect(outdated).toBeUndefined();
  });

  it('describes each route of the router, and the router has no other', async () => {
    const knex = await databases.init('SQLITE_3');
    const store = await BackupsStore.create({ knex });
    const scorecard = new ScorecardStore(knex);
    const service = new BackupsService({ store });
    const router = await createRouter({
      service,
      answers: new EntityAnswers({ service, store }),
      scorecard: createScorecard({
        store,
        scorecard,
        chronicle: new ChronicleStore(knex),
        catalog: catalogServiceMock.mock(),
        auth: mockServices.auth(),
        permissions: mockServices.permissions(),
      }),
      estate: new EstateService({
        store,
        estate: new EstateStore(knex),
      }),
      restore: new RestoreService({
        store,
        facts: new RestoreFacts(knex),
        drills: new DrillStore(knex),
        foresight: createForesight(storesOf(knex)),
        providers: [],
        templates: [],
        listRefs: async () => [],
      }),
      foresight: createForesight(storesOf(knex)),
      catalog: catalogServiceMock.mock(),
      auth: mockServices.auth(),
      httpAuth: mockServices.httpAuth(),
      permissions: mockServices.permissions(),
      auditor: mockServices.auditor.mock(),
      refresh: async () => ({ accepted: true }),
      drillSenders: [],
      receiveReport: async () => ({ outcome: 'known', newest: '' }),
    });
    // Middleware without a route of its own could answer unseen.
    expect(router.stack.filter(layer => !layer.route)).toEqual([]);
    const registered = router.stack.flatMap(({ route }) =>
      (route?.stack ?? []).map(({ method }) => `${method} ${route?.path}`),
    );
    expect(registered).toEqual(
      Object.values(ROUTES).map(({ method, path }) => `${method} ${path}`),
    );
    const described = Object.entries<JsonObject>(JSON.parse(text).paths);
    expect(
      described.flatMap(([path, operations]) =>
        Object.keys(operations).map(method => `${method} ${path}`),
      ),
    ).toEqual(registered.map(route => route.replace(/:(\w+)/g, '{$1}')));
  });

  describe('describes real answers', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    ajv.addSchema(JSON.parse(text), 'openapi');

    /** @returns what of a value is not as described */
    function deviations(type: string, value: unknown): string {
      ajv.validate({ $ref: `openapi#/components/schemas/${type}` }, value);
      return ajv.errorsText(ajv.errors, { dataVar: type });
    }

    async function start() {
      const copied = new Date('2026-08-22T09:30:00Z');
      folder.setContent({
        'all.json': JSON.stringify({
          kind: 'List',
          items: [
            ...copiedApp('radarr', copied),
            tapeJob('radarr-b', {
              claim: 'radarr',
              spec: { tape: 'B' },
              status: { error: 'torn' },
            }),
            tapeJob('radarr-off', { claim: 'radarr', spec: { paused: true } }),
            ...copiedApp('sonarr', copied).slice(0, 2),
            claim('orphan'),
          ],
        }),
        'broken.yaml': '@',
      });
      return startBackups({
        backups: {
          folders: [
            {
              cluster: 'home-1',
              path: folder.path,
              asOf: '2026-08-22T09:55:00Z',
            },
            { cluster: 'away', path: folder.resolve('missing') },
          ],
        },
        entities: ['radarr', 'sonarr', 'unheard-of'].map(componentEntity),
      });
    }

    it('of every route', async () => {
      const { server } = await start();
      const get = async (url: string) => (await request(server).get(url)).body;

      const radarr = await get(`${BY_NAME}/radarr`);
      expect(radarr.items[0].plans).toHaveLength(3);
      const answers: [string, unknown][] = [
        ['EntityBackups', radarr],
        ['EntityBackups', await get(`${BY_NAME}/sonarr`)],
        ['EntityBackups', await get(`${BY_NAME}/unheard-of`)],
        ...(await Promise.all(
          radarr.items[0].plans.map(
            async ({ id }: { id: string }): Promise<[string, unknown]> => [
              'RunPage',
              await get(`${BY_NAME}/radarr/plans/${id}/runs?limit=1`),
            ],
          ),
        )),
        ['SourcesResponse', await get(`${BASE}/sources`)],
        ['UnlinkedItemsResponse', await get(`${BASE}/unlinked-items`)],
        ['ScorecardPage', await get(`${BASE}/entities?limit=1`)],
        ['ScorecardFacetsResponse', await get(`${BASE}/scorecard/facets`)],
        ['NeedsResponse', await get(`${BASE}/scorecard/needs`)],
        ['ChangesResponse', await get(`${BASE}/scorecard/changes`)],
        [
          'RefreshResponse',
          (await request(server).post(`${BASE}/refresh`)).body,
        ],
      ];
      expect(answers).toHaveLength(13);
      for (const [type, answer] of answers) {
        expect(deviations(type, answer)).toBe('No errors');
      }
      expect(answers[6][1]).toMatchObject({
        sources: expect.arrayContaining([
          expect.objectContaining({
            id: 'away/tapedeck',
            outcome: 'never-read',
          }),
        ]),
      });
      expect(answers[7][1]).toMatchObject({ items: [{ name: 'orphan' }] });
    });

    it('of every way to be refused', async () => {
      const { server } = await start();
      for (const [url, status] of [
        [`${BY_NAME}/nobody`, 404],
        [`${BY_NAME}/radarr/plans/x/runs`, 400],
        [`${BASE}/entities?verdict=splendid`, 400],
        [`${BASE}/entities?cursor=x`, 400],
      ] as const) {
        const { body } = await request(server).get(url).expect(status);
        expect(deviations('Error', body)).toBe('No errors');
      }
      const { body } = await request(server)
        .get(`${BASE}/sources`)
        .set('Authorization', mockCredentials.none.header())
        .expect(401);
      expect(deviations('Error', body)).toBe('No errors');
    });

    it('and nothing else', () => {
      expect(deviations('RefreshResponse', { accepted: 'yes' })).toContain(
        'must be boolean',
      );
      expect(
        deviations('RefreshResponse', { accepted: true, more: 1 }),
      ).toContain('additional properties');
    });
  });
});
