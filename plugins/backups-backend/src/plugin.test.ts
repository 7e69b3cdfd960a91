import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  backupsPermissions,
  backupsReadPermission,
  AnyRoute,
  ROUTES,
} from 'backstage-plugin-backups-common';
import request from 'supertest';
import { stringify } from 'yaml';
import { claim, copiedApp, deployment } from './__testUtils__/manifests';
import {
  componentEntity,
  permissionsThat,
  startBackups,
} from './__testUtils__/startBackups';

const RADARR = '/api/backups/entities/by-name/component/default/radarr';
const SONARR = RADARR.replace('radarr', 'sonarr');
const NO_PLAN = '/plans/0123456789abcdef/runs';

/** Every route of the table, with an entity and a plan where it needs some. */
const REQUESTS = Object.values<AnyRoute>(ROUTES).map(route => ({
  ...route,
  url: `/api/backups${route.path
    .replace(':kind', 'component')
    .replace(':namespace', 'default')
    .replace(':name', 'radarr')
    .replace(':planId', '0123456789abcdef')}`,
}));

describe('the backups plugin', () => {
  const folder = createMockDirectory();
  const asOf = '2026-08-22T09:55:00Z';
  const backups = {
    folders: [{ cluster: 'home-1', path: folder.path, asOf }],
  };
  const entities = ['radarr', 'sonarr'].map(componentEntity);
  const service = { Authorization: mockCredentials.service.header() };

  beforeEach(() => {
    const objects = copiedApp('radarr', new Date('2026-08-22T09:08:00Z'));
    folder.setContent({
      'apps/radarr.yaml': objects
        .map(object => stringify(object))
        .join('---\n'),
      'sonarr.json': JSON.stringify({
        kind: 'List',
        items: [claim('sonarr'), deployment('sonarr')],
      }),
      'broken.yaml': 'kind: Deployment\nspec: @nothing\n',
    });
  });

  it('tells from a folder of manifests how safe an app is', async () => {
    const { server } = await startBackups({ backups, entities });
    const { status, body } = await request(server).get(RADARR);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      entityRef: 'component:default/radarr',
      now: '2026-08-22T09:55:00.000Z',
      clock: 'dump',
      linked: true,
      verdict: 'protected',
      headline: 'Protected. Newest copy 47 min old (Tape A).',
      loss: {
        volume: { kind: 'time', seconds: 47 * 60, destination: 'Tape A' },
        site: { kind: 'time', seconds: 47 * 60, destination: 'Tape A' },
      },
      problems: [],
      items: [
        {
          key: 'home-1/downloads/PersistentVolumeClaim/radarr',
          sizeBytes: 5 * 1024 ** 3,
          rpo: { seconds: 86_400, origin: 'assumed' },
          plans: [
            {
              provider: 'tapedeck',
              object: 'TapeJob downloads/radarr',
              state: 'healthy',
              lastSuccess: { dataTime: '2026-08-22T09:08:00.000Z' },
              dueAt: '2026-08-22T10:00:00.000Z',
            },
          ],
        },
      ],
    });
    expect(JSON.stringify(body)).toContain('broken.yaml:2');
    // What stands in the broken file nobody knows.
    expect((await request(server).get(SONARR)).body).toMatchObject({
      verdict: 'cannot-tell',
      loss: { volume: { kind: 'not-known' } },
    });

    const [plan] = body.items[0].plans;
    const runs = await request(server).get(`${RADARR}/plans/${plan.id}/runs`);
    expect(runs.body).toMatchObject({
      runs: [{ outcome: 'succeeded', finishedAt: '2026-08-22T09:08:00.000Z' }],
    });
  });

  it('reads what names an entity whatever its case', async () => {
    const { server } = await startBackups({ backups, entities });
    const { body } = await request(server).get(
      RADARR.replace('component', 'Component').replace('radarr', 'Radarr'),
    );
    expect(body).toMatchObject({ linked: true });
  });

  it('answers nobody who is not signed in', async () => {
    const { server } = await startBackups({ backups, entities });
    for (const { method, url } of REQUESTS) {
      const { status } = await request(server)
        [method](url)
        .set('Authorization', mockCredentials.none.header());
      expect([url, status]).toEqual([url, 401]);
    }
  });

  it.each(['user', 'service'] as const)(
    'asks on every route for the permission of its table, and refuses a %s without it',
    async principal => {
      const permissions = permissionsThat(AuthorizeResult.DENY);
      const { server } = await startBackups({ backups, entities, permissions });
      for (const { method, url, permission, onlyServices } of REQUESTS) {
        if (onlyServices && principal === 'user') continue;
        permissions.authorize.mockClear();
        permissions.authorizeConditional.mockClear();
        const { status, body } = await request(server)
          [method](url)
          .set('Authorization', mockCredentials[principal].header());
        expect([url, status]).toEqual([url, 403]);
        expect(body.error.message).toContain(
          `needs permission ${permission.name}`,
        );
        // A list asks once for all of its entities.
        const asked = [
          ...permissions.authorize.mock.calls,
          ...permissions.authorizeConditional.mock.calls,
        ].map(([questions]) => questions);
        expect([url, asked.length]).toEqual([url, 1]);
        expect(asked[0][0]).toEqual({
          permission: backupsPermissions.find(
            ({ name }) => name === permission.name,
          ),
          ...(url.includes('radarr') && {
            resourceRef: 'component:default/radarr',
          }),
        });
      }
    },
  );

  it('takes a report of nobody who is signed in, whatever they may', async () => {
    const { server } = await startBackups({ backups, entities });
    for (const { method, url } of REQUESTS.filter(
      ({ onlyServices }) => onlyServices,
    )) {
      const { status } = await request(server)
        [method](url)
        .set('Authorization', mockCredentials.user.header());
      expect([url, status]).toEqual([url, 403]);
    }
  });

  const PLANS = `${RADARR}${NO_PLAN}`;
  const NOBODY = RADARR.replace('radarr', 'nobody');

  it("asks at once whether a user may see an entity and its backups, and reads with the user's own credentials where it has to read", async () => {
    const { server, getEntityByRef, permissions } = await startBackups({
      backups,
      entities,
    });
    await request(server).get(RADARR).expect(200);
    const resourceRef = 'component:default/radarr';
    expect(permissions.authorize.mock.calls).toEqual([
      [
        [
          { permission: backupsReadPermission, resourceRef },
          { permission: catalogEntityReadPermission, resourceRef },
        ],
        { credentials: mockCredentials.user() },
      ],
    ]);
    expect(getEntityByRef).not.toHaveBeenCalled();

    await request(server).get(PLANS).expect(404);
    expect(getEntityByRef).toHaveBeenCalledWith(resourceRef, {
      credentials: mockCredentials.user(),
    });
  });

  it('tells nobody that there is an entity which the catalog does not show them', async () => {
    const { server, getEntityByRef, permissions } = await startBackups({
      backups,
      entities,
    });
    const { body } = await request(server).get(NOBODY).expect(404);
    permissions.authorize.mockImplementation(async questions =>
      questions.map(({ permission: { name } }) => ({
        result:
          name === catalogEntityReadPermission.name
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      })),
    );
    const hidden = await request(server).get(RADARR).expect(404);
    expect(hidden.body.error.message).toBe(
      body.error.message.replace('nobody', 'radarr'),
    );
    getEntityByRef.mockResolvedValueOnce(undefined);
    await request(server).get(PLANS).expect(404);
  });

  it('authorises a service first and reads with its own credentials: restricted tokens cannot be passed on', async () => {
    const { server, getEntityByRef, permissions } = await startBackups({
      backups,
      entities,
    });
    await request(server).get(RADARR).set(service).expect(200);
    expect(permissions.authorize.mock.calls).toEqual([
      [
        [
          {
            permission: backupsReadPermission,
            resourceRef: 'component:default/radarr',
          },
        ],
        { credentials: mockCredentials.service() },
      ],
    ]);
    await request(server).get(PLANS).set(service).expect(404);
    expect(getEntityByRef).toHaveBeenCalledWith('component:default/radarr', {
      credentials: mockCredentials.service('plugin:backups'),
    });

    permissions.authorize.mockResolvedValue([{ result: AuthorizeResult.DENY }]);
    getEntityByRef.mockClear();
    await request(server).get(RADARR).set(service).expect(403);
    await request(server).get(PLANS).set(service).expect(403);
    expect(getEntityByRef).not.toHaveBeenCalled();
  });

  it('sends an answer packed or plain, and not again to a page that has it', async () => {
    const { server } = await startBackups({ backups, entities });
    const ask = (headers: Record<string, string>) =>
      request(server).get(RADARR).set(headers);
    const packed = await ask({ 'Accept-Encoding': 'gzip' }).expect(200);
    const plain = await ask({ 'Accept-Encoding': 'identity' }).expect(200);

    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(packed.body).toEqual(plain.body);
    expect(plain.body).toMatchObject({ linked: true });

    const { etag } = packed.headers;
    expect(plain.headers.etag).toBe(etag);
    const again = await ask({ 'If-None-Match': etag }).expect(304);
    expect(again.text).toBe('');
    await ask({ 'If-None-Match': '"another"' }).expect(200);
  });

  it('says what an entity, a plan or a parameter is not', async () => {
    const { server } = await startBackups({ backups, entities });
    const messageOf = async (url: string, status: number) => {
      const response = await request(server).get(url);
      expect([url, response.status]).toEqual([url, status]);
      return response.body.error.message;
    };
    expect(await messageOf(RADARR.replace('radarr', 'nobody'), 404)).toBe(
      'There is no entity component:default/nobody.',
    );
    expect(await messageOf(`${RADARR}${NO_PLAN}`, 404)).toContain('No plan');
    // A plan that is there, but belongs to someone else.
    const { body } = await request(server).get(RADARR);
    for (const part of ['runs', 'points']) {
      const plan = `/plans/${body.items[0].plans[0].id}/${part}`;
      await request(server).get(`${RADARR}${plan}`).expect(200);
      expect(await messageOf(`${SONARR}${plan}`, 404)).toContain('No plan');
    }

    for (const wrong of [
      '/plans/short/runs',
      `${NO_PLAN}?limit=0`,
      `${NO_PLAN}?limit=201`,
      `${NO_PLAN}?cursor=-1`,
      `${NO_PLAN}?cursor=x`,
    ]) {
      await messageOf(`${RADARR}${wrong}`, 400);
    }
    await messageOf(`${RADARR}${NO_PLAN}?cursor=${2 ** 53 - 1}`, 404);
  });

  it('reads anew when it is asked to, but not twice in a row', async () => {
    const { server } = await startBackups({ backups, entities });
    const { body: before } = await request(server).get(SONARR);
    expect(before.problems).not.toEqual([]);
    folder.addContent({
      'tape.json': JSON.stringify(copiedApp('sonarr', new Date(asOf))[2]),
    });

    const refresh = () => request(server).post('/api/backups/refresh');
    const first = await refresh();
    expect([first.status, first.body]).toEqual([202, { accepted: true }]);
    expect((await request(server).get(SONARR)).body).toMatchObject({
      verdict: 'protected',
    });
    const second = await refresh();
    expect([second.status, second.body]).toEqual([202, { accepted: false }]);
  });

  it.each([
    [{ folder: [] }, "backups.folder. Did you mean 'folders'?"],
    [
      { folders: [{ cluster: 'a', path: 'b', Mode: 'live' }] },
      "backups.folders[0].Mode. Did you mean 'mode'?",
    ],
    [
      { providers: { tapdeck: {} } },
      "backups.providers.tapdeck. Did you mean 'tapedeck'?",
    ],
    [
      { providers: { tapedeck: { speed: 2 } } },
      'backups.providers.tapedeck.speed. Valid keys there: none.',
    ],
    [
      { folders: [1, 2].map(() => ({ cluster: 'a', path: 'b' })) },
      "backups.folders: cluster 'a' is read already",
    ],
  ])('does not start with %j', async (mistake, message) => {
    await expect(startBackups({ backups: mistake })).rejects.toThrow(message);
  });
});
