import { resourceOf } from './resourceOf';

describe('resourceOf', () => {
  it.each([
    ['ReplicationSource', 'replicationsources'],
    ['SnapshotPolicy', 'snapshotpolicies'],
    ['StorageClass', 'storageclasses'],
    ['Gateway', 'gateways'],
    ['Ingress', 'ingresses'],
  ])('writes many of %s as %s', (kind, plural) => {
    expect(
      resourceOf({
        apiVersion: 'example.com/v1',
        kind,
        metadata: { name: 'a', namespace: 'b' },
      }),
    ).toEqual({
      group: 'example.com',
      versions: ['v1'],
      plural,
      kind,
      namespaced: true,
    });
  });

  it('knows the core group and objects without a namespace', () => {
    expect(
      resourceOf({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'a' } }),
    ).toMatchObject({ group: '', namespaced: false });
  });

  it('has nothing to say about an object that does not say what it is', () => {
    expect(resourceOf({ metadata: { name: 'a' } })).toBeUndefined();
  });
});
