import { QUERIES } from 'backups-demo/testUtils';
import { KubernetesAdmin } from './KubernetesAdmin';
import { RealContractCluster } from './RealContractCluster';
import { grantedKinds } from './ShippedAccount';

const VERBS = ['create', 'update', 'patch', 'delete', 'deletecollection'];

describe('the account of our RBAC manifest', () => {
  let cluster: RealContractCluster;
  let shipped: KubernetesAdmin;
  beforeAll(async () => {
    cluster = await RealContractCluster.start(QUERIES);
    const { server, account } = cluster;
    shipped = server.adminAs(account.token);
    await server.admin.expect('POST', '/api/v1/namespaces/default/secrets', {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'radarr-volsync-secret' },
      stringData: { KOPIA_PASSWORD: 'planted' },
    });
  });
  afterAll(() => cluster?.stop());

  const may = async (attributes: Record<string, string>) => {
    const { body } = await shipped.expect(
      'POST',
      '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: { resourceAttributes: attributes },
      },
    );
    return (body.status as { allowed: boolean }).allowed;
  };

  it('may read what providers ask for', () => {
    expect(grantedKinds()).toEqual(
      expect.arrayContaining(
        QUERIES.map(({ group, plural }) => ({ group, plural })),
      ),
    );
  });

  it.each(grantedKinds().map(kind => [kind.plural, kind] as const))(
    'may get and list %s, and do nothing else with them',
    async (_, { group, plural }) => {
      const about = { group, resource: plural };
      expect(await may({ ...about, verb: 'list' })).toBe(true);
      expect(await may({ ...about, verb: 'get' })).toBe(true);
      for (const verb of VERBS) {
        expect([verb, await may({ ...about, verb })]).toEqual([verb, false]);
      }
    },
  );

  it.each([
    '/api/v1/secrets',
    '/api/v1/namespaces/default/secrets',
    '/api/v1/namespaces/default/secrets/radarr-volsync-secret',
    '/api/v1/pods',
    '/api/v1/namespaces/default/pods/radarr-0/log',
    '/api/v1/configmaps',
  ])('is refused %s', async path => {
    const { status, body } = await shipped.request('GET', path);
    expect(status).toBe(403);
    expect(JSON.stringify(body)).not.toContain('planted');
    expect(body).toMatchObject({ kind: 'Status', reason: 'Forbidden' });
  });

  it('may not see the metadata of Secrets either', async () => {
    const { status, body } = await shipped.request(
      'GET',
      '/api/v1/secrets',
      undefined,
      'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
    );
    expect(status).toBe(403);
    expect(JSON.stringify(body)).not.toContain('radarr-volsync-secret"');
  });

  it('may not look into a pod', async () => {
    for (const subresource of ['exec', 'log', 'portforward']) {
      expect(await may({ resource: 'pods', subresource, verb: 'create' })).toBe(
        false,
      );
    }
  });
});
