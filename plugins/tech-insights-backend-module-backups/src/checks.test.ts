import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { parseEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import techInsightsBackend from '@backstage-community/plugin-tech-insights-backend';
import jsonRulesModule from '@backstage-community/plugin-tech-insights-backend-module-jsonfc';
import { ScorecardRow } from 'backstage-plugin-backups-common';
import request from 'supertest';
import { parse } from 'yaml';
import techInsightsModuleBackups from './index';

const CHECKS = parse(
  readFileSync(join(__dirname, '..', 'checks.yaml'), 'utf8'),
);

const PROTECTED: ScorecardRow = {
  entityRef: 'component:default/safe',
  title: 'safe',
  kind: 'component',
  verdict: 'protected',
  pastRpoByLastKnowledge: false,
  headline: '',
  loss: {
    volume: { kind: 'time', seconds: 3600 },
    site: { kind: 'time', seconds: 7200 },
  },
  clusters: [],
  destinations: ['NAS'],
  items: 1,
  sizeBytes: 1,
  level: { level: 4, expected: 3 },
  sla: { days: 30, made: 30, missed: 0, share: 1, notObservedDays: 0 },
};

const ROWS: ScorecardRow[] = [
  PROTECTED,
  {
    ...PROTECTED,
    entityRef: 'component:default/lost',
    verdict: 'at-risk',
    loss: {
      volume: { kind: 'everything' },
      site: { kind: 'everything' },
    },
    level: { level: 0, expected: 3 },
    sla: { days: 30, made: 3, missed: 27, share: 0.1, notObservedDays: 0 },
  },
  {
    ...PROTECTED,
    entityRef: 'component:default/silent',
    verdict: 'cannot-tell',
    loss: { volume: { kind: 'not-known' }, site: { kind: 'not-known' } },
    level: { level: 1 },
    sla: undefined,
  },
  {
    ...PROTECTED,
    entityRef: 'component:default/exempt',
    verdict: 'exempt',
    loss: {
      volume: { kind: 'not-judged' },
      site: { kind: 'not-judged' },
    },
    level: undefined,
    sla: undefined,
  },
];

describe('the checks that are shipped', () => {
  let scorecard: Server;

  beforeAll(async () => {
    scorecard = createServer((_, response) => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ entities: ROWS }));
    }).listen(0, '127.0.0.1');
    await once(scorecard, 'listening');
  });

  afterAll(() => {
    scorecard.close();
  });

  it('are met by what is safe, missed by what is not, and told apart from what is not known', async () => {
    const { port } = scorecard.address() as AddressInfo;
    const { server } = await startTestBackend({
      features: [
        techInsightsBackend,
        techInsightsModuleBackups,
        jsonRulesModule,
        catalogServiceMock.factory({ entities: [] }),
        // Facts are retrieved before the first request.
        mockServices.scheduler.factory({
          includeInitialDelayedTasksOnStartup: true,
        }),
        mockServices.rootConfig.factory({
          data: {
            techInsights: {
              ...CHECKS.techInsights,
              factRetrievers: {
                backupsFactRetriever: { cadence: '0 0 1 1 *' },
              },
            },
          },
        }),
        createServiceFactory({
          service: coreServices.discovery,
          deps: {},
          factory: () => ({
            getBaseUrl: async () => `http://127.0.0.1:${port}`,
            getExternalBaseUrl: async () => `http://127.0.0.1:${port}`,
          }),
        }),
      ],
    });
    const resultsOf = async (row: ScorecardRow) => {
      const { kind, namespace, name } = parseEntityRef(row.entityRef);
      const { body } = await request(server)
        .post(`/api/tech-insights/checks/run/${namespace}/${kind}/${name}`)
        .send({})
        .expect(200);
      return Object.fromEntries(
        (body as { check: { id: string }; result: boolean }[]).map(
          ({ check, result }) => [check.id.slice('backups'.length), result],
        ),
      );
    };
    const results = [];
    for (const row of ROWS) results.push(await resultsOf(row));
    expect(Object.keys(CHECKS.techInsights.factChecker.checks)).toHaveLength(5);
    expect(results).toEqual([
      {
        Protected: true,
        NotAtRisk: true,
        ExpectedLevel: true,
        SurvivesSite: true,
        MadeWhenDue: true,
      },
      {
        Protected: false,
        NotAtRisk: false,
        ExpectedLevel: false,
        SurvivesSite: false,
        MadeWhenDue: false,
      },
      { Protected: false, NotAtRisk: false, SurvivesSite: false },
      { Protected: true, NotAtRisk: true, SurvivesSite: true },
    ]);
  });
});
