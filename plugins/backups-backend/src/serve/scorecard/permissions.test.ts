import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { ScorecardPage } from 'backstage-plugin-backups-common';
import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import request from 'supertest';
import { copiedApp } from '../../__testUtils__/manifests';
import { BASE } from '../__testUtils__/routeUrl';
import { SAM, ownedEntity, ownersPolicy } from '../__testUtils__/ownersPolicy';
import { startWithPolicy } from '../__testUtils__/startWithPolicy';

const AS_OF = '2026-08-22T09:55:00Z';
const PAIRS = 200;
const USERS = Array.from(
  { length: 12 },
  (_, index) => `user:default/user-${index}`,
);
const APPS = Array.from({ length: 40 }, (_, index) => `app-${index}`);

describe('lists under a conditional policy, through the real catalog and the real permission backend', () => {
  const folder = createMockDirectory();

  it('show for 200 random pairs of user and app exactly what the page of the app shows', async () => {
    folder.setContent({
      'all.json': JSON.stringify({
        kind: 'List',
        items: APPS.flatMap(app => copiedApp(app, new Date(AS_OF))),
      }),
    });
    const owners = fc.sample(fc.constantFrom(...USERS), {
      numRuns: APPS.length,
      seed: 5,
    });
    const hidden = fc.sample(fc.constantFrom(true, false, false), {
      numRuns: APPS.length,
      seed: 6,
    });
    const entities = APPS.map((name, index) =>
      ownedEntity(name, owners[index], hidden[index]),
    );
    const { server } = await startWithPolicy({
      backups: {
        folders: [
          { cluster: 'home-1', path: folder.path, asOf: AS_OF, complete: true },
        ],
      },
      policy: ownersPolicy,
      entities,
    });
    const get = (url: string, user: string) =>
      request(server)
        .get(url)
        .set('Authorization', mockCredentials.user.header(user));
    // The catalog processes what it is given in its own time.
    const owned = async (): Promise<number> => {
      const { body } = await get(
        '/api/catalog/entities?fields=relations&filter=kind=component',
        SAM,
      );
      return (body as Entity[]).filter(({ relations }) => relations?.length)
        .length;
    };
    while ((await owned()) < APPS.length);
    await request(server)
      .post(`${BASE}/refresh`)
      .set('Authorization', mockCredentials.user.header(SAM))
      .expect(202);
    const everything: ScorecardPage = (await get(`${BASE}/entities`, SAM)).body;
    expect(everything.total).toBe(APPS.length);

    const shown = new Map<string, ScorecardPage>();
    for (const user of USERS) {
      shown.set(user, (await get(`${BASE}/entities`, user).expect(200)).body);
    }
    const pairs = fc.sample(
      fc.tuple(fc.constantFrom(...USERS), fc.constantFrom(...APPS)),
      { numRuns: PAIRS, seed: 7 },
    );
    let seen = 0;
    for (const [user, app] of pairs) {
      const { status } = await get(
        `${BASE}/entities/by-name/component/default/${app}`,
        user,
      );
      const listed = shown
        .get(user)
        ?.entities.some(row => row.entityRef === `component:default/${app}`);
      expect([user, app, listed]).toEqual([user, app, status === 200]);
      if (listed) seen += 1;
    }
    // It would prove nothing if nobody saw anything.
    expect(seen).toBeGreaterThan(5);
    for (const [user, page] of shown) {
      const own = APPS.filter(
        (_, index) => owners[index] === user && !hidden[index],
      );
      expect([user, page.total, page.coverage?.counted]).toEqual([
        user,
        own.length,
        own.length,
      ]);
      const facets = (await get(`${BASE}/scorecard/facets`, user)).body;
      expect(facets.owners).toEqual(own.length > 0 ? [user] : []);
    }
  }, 180_000);
});
