import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import request from 'supertest';
import { copiedApp } from '../__testUtils__/manifests';
import { BASE, routeUrl } from './__testUtils__/routeUrl';
import { SAM, ownedEntity, ownersPolicy } from './__testUtils__/ownersPolicy';
import { startWithPolicy } from './__testUtils__/startWithPolicy';
import { ROUTES } from 'backstage-plugin-backups-common';

const AS_OF = '2026-08-22T09:55:00Z';
const APPS = ['radarr', 'sonarr', 'vault'];

describe('permissions, through the real catalog and the real permission backend', () => {
  const folder = createMockDirectory();
  const backups = {
    folders: [{ cluster: 'home-1', path: folder.path, asOf: AS_OF }],
  };

  beforeEach(() => {
    folder.setContent({
      'all.json': JSON.stringify({
        kind: 'List',
        items: APPS.flatMap(app => copiedApp(app, new Date(AS_OF))),
      }),
    });
  });

  const KIM = 'user:default/kim';
  const ROBIN = 'user:default/robin';

  const entities = [
    { name: 'radarr', owner: KIM, hidden: false },
    { name: 'sonarr', owner: ROBIN, hidden: false },
    { name: 'vault', owner: ROBIN, hidden: true },
  ].map(({ name, owner, hidden }) => ownedEntity(name, owner, hidden));

  async function start() {
    const { server } = await startWithPolicy({
      backups,
      policy: ownersPolicy,
      entities,
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

  it('show each user what the policy: ownersPolicy lets them see, and nothing of the rest', async () => {
    const { get, post } = await start();
    const plans = new Map<string, string>();
    for (const app of APPS) {
      const { body } = await get(
        SAM,
        routeUrl(ROUTES.getEntityBackups.path, app),
      );
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
      for (const path of [
        ROUTES.getEntityBackups.path,
        ROUTES.getPlanRuns.path,
      ]) {
        const answers = await Promise.all(
          APPS.map(app => get(user, routeUrl(path, app, plans.get(app)))),
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
      for (const { path } of [ROUTES.getSources, ROUTES.getUnlinkedItems]) {
        expect((await get(user, `${BASE}${path}`)).status).toBe(all);
      }
      expect(await post(user, `${BASE}/refresh`)).toBe(
        user === SAM ? 202 : 403,
      );
    }
    // A plan of somebody else's app is no plan of one's own.
    const theirs = routeUrl(
      ROUTES.getPlanRuns.path,
      'radarr',
      plans.get('sonarr'),
    );
    expect((await get(KIM, theirs)).status).toBe(404);
  }, 180_000);
});
