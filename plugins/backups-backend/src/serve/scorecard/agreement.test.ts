import {
  AuthService,
  DiscoveryService,
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import {
  actionsRegistryServiceMock,
  metricsServiceMock,
} from '@backstage/backend-test-utils/alpha';
import techInsightsBackend from '@backstage-community/plugin-tech-insights-backend';
import {
  NeedsResponse,
  ScorecardExport,
  ScorecardPage,
  VERDICTS,
  Verdict,
  thingsToDo,
} from 'backstage-plugin-backups-common';
import actionsModule from 'backstage-plugin-backups-backend-module-actions';
import techInsightsModule, {
  createBackupsFactRetriever,
} from 'backstage-plugin-tech-insights-backend-module-backups';
import request from 'supertest';
import { copiedApp } from '../../__testUtils__/manifests';
import {
  componentEntity,
  startBackups,
} from '../../__testUtils__/startBackups';
import { BASE } from '../__testUtils__/routeUrl';

const APPS = ['bazarr', 'lidarr', 'radarr', 'sonarr'];
const HOUR = 3_600_000;

/** A gauge's series, by their attributes. */
type Gauges = Map<string, () => Promise<Map<string, number>>>;

function watchedMetrics() {
  const gauges: Gauges = new Map();
  const metrics = metricsServiceMock.mock({
    createObservableGauge: name => ({
      addCallback: callback =>
        gauges.set(name, async () => {
          const series = new Map<string, number>();
          await callback({
            observe: (value, attributes) =>
              series.set(Object.values(attributes ?? {}).join('/'), value),
          });
          return series;
        }),
      removeCallback: () => {},
    }),
  });
  const factory = createServiceFactory({
    service: metricsServiceRef,
    deps: {},
    factory: () => metrics,
  });
  return { gauges, factory };
}

function countsOf(verdicts: Verdict[]): Record<string, number> {
  return Object.fromEntries(
    VERDICTS.map(verdict => [
      verdict,
      verdicts.filter(other => other === verdict).length,
    ]),
  );
}

describe('page, API, export, metrics, Tech Insights and the action', () => {
  const folder = createMockDirectory();

  it('tell the same of every app, and the same numbers', async () => {
    const now = Date.now();
    const COPIED = new Date(now - HOUR / 2);
    folder.setContent({
      'all.json': JSON.stringify({
        kind: 'List',
        items: [
          ...copiedApp('radarr', COPIED),
          ...copiedApp('sonarr', COPIED),
          ...copiedApp('bazarr', new Date(now - 500 * HOUR)),
          // Nothing copies it.
          ...copiedApp('lidarr', COPIED).slice(0, 2),
        ],
      }),
    });
    const { gauges, factory } = watchedMetrics();
    const actions = actionsRegistryServiceMock();
    const services: { auth?: AuthService; discovery?: DiscoveryService } = {};
    const { server } = await startBackups({
      backups: {
        folders: [
          {
            cluster: 'home-1',
            path: folder.path,
            mode: 'live',
            complete: true,
          },
        ],
      },
      config: {
        techInsights: {
          factRetrievers: {
            backupsFactRetriever: { cadence: '0 0 1 1 *' },
          },
        },
      },
      entities: APPS.map(componentEntity),
      features: [
        factory,
        createServiceFactory({
          service: actionsRegistryServiceRef,
          deps: {},
          factory: () => actions,
        }),
        actionsModule,
        techInsightsBackend,
        techInsightsModule,
        createBackendModule({
          pluginId: 'tech-insights',
          moduleId: 'test-services',
          register(registration) {
            registration.registerInit({
              deps: {
                auth: coreServices.auth,
                discovery: coreServices.discovery,
              },
              init: async deps => {
                Object.assign(services, deps);
              },
            });
          },
        }),
      ],
    });
    const get = async (path: string) =>
      (await request(server).get(path).expect(200)).body;

    const page: ScorecardPage = await get(`${BASE}/entities`);
    const verdicts = new Map(
      page.entities.map(row => [row.entityRef, row.verdict]),
    );
    const counts = countsOf([...verdicts.values()]);
    expect(counts).toMatchObject({ 'at-risk': 2, protected: 2 });
    expect(page.coverage).toMatchObject({
      protected: counts.protected,
      needsAttention: counts['needs-attention'],
      cannotTell: counts['cannot-tell'],
      atRisk: counts['at-risk'],
      exempt: counts.exempt,
      noData: counts['no-data'],
    });

    const { header, body }: ScorecardExport = await get(
      `${BASE}/scorecard/export`,
    );
    expect(header.coverage).toEqual(page.coverage);
    expect(
      new Map(body.entities.map(row => [row.entityRef, row.verdict])),
    ).toEqual(verdicts);

    const series = await gauges.get('backups.entities')?.();
    expect(Object.fromEntries(series ?? [])).toEqual(counts);

    const retriever = createBackupsFactRetriever();
    // The real backend has taken the module in.
    const schemas = await get(
      `/api/tech-insights/fact-schemas?ids[]=${retriever.id}`,
    );
    expect(schemas).toMatchObject([{ id: retriever.id }]);
    const facts = await retriever.handler({
      auth: services.auth!,
      discovery: services.discovery!,
      logger: mockServices.logger.mock(),
      config: mockServices.rootConfig(),
      urlReader: mockServices.urlReader.mock(),
    });
    expect(
      new Map(
        facts.map(fact => [
          `component:default/${fact.entity.name}`,
          fact.facts.verdict,
        ]),
      ),
    ).toEqual(verdicts);
    expect(facts.filter(fact => fact.facts.protected)).toHaveLength(
      counts.protected,
    );

    expect([...actions.actions.values()]).toMatchObject([
      { attributes: { readOnly: true, destructive: false } },
      { attributes: { readOnly: true, destructive: false } },
      { attributes: { readOnly: true, destructive: false } },
    ]);
    const [id, askId, needsId] = actions.actions.keys();
    for (const [entityRef, verdict] of verdicts) {
      const own = await get(
        `${BASE}/entities/by-name/component/default/${entityRef.split('/')[1]}`,
      );
      const { output } = await actions.invoke({
        id,
        input: { entityRef },
        credentials: mockCredentials.user(),
      });
      expect([own.verdict, output]).toEqual([
        verdict,
        expect.objectContaining({ verdict, headline: own.headline }),
      ]);
      const asked = await actions.invoke({
        id: askId,
        input: { entityRef, question: 'deploy' },
        credentials: mockCredentials.user(),
      });
      const answers: Record<string, string> = {
        'at-risk': 'no',
        'cannot-tell': 'not-known',
      };
      expect(asked.output).toMatchObject({
        answer: answers[String(verdict)] ?? 'yes',
        reasons: [{ text: own.headline }],
      });
    }

    const owner = page.entities[0].owner!;
    const answer: NeedsResponse = await get(
      `${BASE}/scorecard/needs?owner=${encodeURIComponent(owner)}`,
    );
    // Nothing copies one app, and one copy is far too old.
    expect(answer).toMatchObject({ counted: 4, urgent: 2 });
    const listed = await actions.invoke({
      id: needsId,
      input: { owner: [owner] },
      credentials: mockCredentials.user(),
    });
    expect(listed.output).toMatchObject({
      counted: answer.counted,
      urgent: answer.urgent,
      later: answer.later,
    });
    const { needs } = listed.output as { needs: unknown[] };
    expect(needs).toHaveLength(answer.urgent);
    expect(thingsToDo(answer.needs).urgent).toHaveLength(answer.urgent);

    await expect(
      actions.invoke({ id, input: { entityRef: 'nonsense' } }),
    ).rejects.toThrow('no reference of an entity');
  });
});
