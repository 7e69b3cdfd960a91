import { homelabManifestsAt } from '../../homelab/homelabManifestsAt';
import { getJson } from '../__testUtils__/getJson';
import {
  LoopbackKubernetes,
  startLoopbackKubernetes,
} from '../startLoopbackKubernetes';

const ANCHOR = new Date('2026-08-22T10:00:00Z');
const VOLSYNC = '/apis/volsync.backube/v1alpha1';

describe('discovery', () => {
  let api: LoopbackKubernetes;
  let url: string;

  beforeAll(async () => {
    api = await startLoopbackKubernetes({
      clusters: {
        'home-1': {
          objects: () =>
            homelabManifestsAt({
              cluster: 'home-1',
              now: ANCHOR,
              anchor: ANCHOR,
            }),
        },
        listed: {
          objects: () => [],
          resources: [
            {
              group: 'volsync.backube',
              versions: ['v1alpha1'],
              plural: 'replicationsources',
              kind: 'ReplicationSource',
              namespaced: true,
            },
          ],
        },
      },
    });
    url = api.url('home-1');
  });

  afterAll(() => api.close());

  it('tells its version', async () => {
    const { status, body } = await getJson(`${url}/version`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ major: '1', gitVersion: 'v1.34.1' });
  });

  it('serves the core group in version 1', async () => {
    const { body } = await getJson(`${url}/api`);
    expect(body).toMatchObject({ kind: 'APIVersions', versions: ['v1'] });
  });

  it('names the groups of its objects and those that are built in', async () => {
    const { body } = await getJson(`${url}/apis`);
    expect(body.kind).toBe('APIGroupList');
    expect(
      body.groups?.map(group => group.preferredVersion.groupVersion),
    ).toEqual(
      expect.arrayContaining([
        'apps/v1',
        'batch/v1',
        'autoscaling/v2',
        'networking.k8s.io/v1',
        'storage.k8s.io/v1',
        'volsync.backube/v1alpha1',
        'snapshot.storage.k8s.io/v1',
      ]),
    );
    const names = body.groups?.map(({ name }) => name) ?? [];
    expect(new Set(names).size).toBe(names.length);
  });

  it('says how a kind of a CRD is written in URLs', async () => {
    const { body } = await getJson(`${url}${VOLSYNC}`);
    expect(body).toMatchObject({
      kind: 'APIResourceList',
      groupVersion: 'volsync.backube/v1alpha1',
    });
    expect(body.resources).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'kopiamaintenances',
          kind: 'KopiaMaintenance',
        }),
        expect.objectContaining({
          name: 'replicationsources',
          singularName: 'replicationsource',
          kind: 'ReplicationSource',
          namespaced: true,
          verbs: expect.arrayContaining(['get', 'list']),
        }),
      ]),
    );
  });

  it('tells the scope of a kind', async () => {
    const { body } = await getJson(`${url}/apis/storage.k8s.io/v1`);
    expect(body.resources).toEqual([
      expect.objectContaining({ name: 'storageclasses', namespaced: false }),
    ]);
  });

  it('describes one group', async () => {
    const { body } = await getJson(`${url}/apis/apps`);
    expect(body).toMatchObject({
      kind: 'APIGroup',
      name: 'apps',
      versions: [{ groupVersion: 'apps/v1', version: 'v1' }],
    });
  });

  it.each(['/apis/velero.io/v1', '/apis/velero.io', '/x'])(
    'says "404 page not found" to %s, which nothing serves',
    async path => {
      const response = await fetch(`${url}${path}`);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('text/plain');
      expect(await response.text()).toBe('404 page not found\n');
    },
  );

  it('serves a listed kind that has no object', async () => {
    const listed = api.url('listed');
    const { body: groups } = await getJson(`${listed}/apis`);
    expect(groups.groups?.map(({ name }) => name)).toContain('volsync.backube');
    const { status, body } = await getJson(
      `${listed}${VOLSYNC}/replicationsources`,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ kind: 'ReplicationSourceList', items: [] });
  });
});
