import { ConfigReader } from '@backstage/config';
import { readBackupsConfig } from './readBackupsConfig';

describe('clusters in the configuration', () => {
  const read = (backups: object) =>
    readBackupsConfig(new ConfigReader({ backups }), new Map());

  it.each([
    [{}, true],
    [{ folders: [] }, true],
    [{ folders: [{ cluster: 'a', path: 'a' }] }, false],
    [{ kubeconfigs: [{ cluster: 'a', inCluster: true }] }, false],
    [
      {
        folders: [{ cluster: 'a', path: 'a' }],
        kubernetes: { enabled: true },
      },
      true,
    ],
    [{ kubernetes: { enabled: false } }, false],
  ])('%j: the Kubernetes plugin is read: %p', (backups, enabled) => {
    expect(read(backups).kubernetes).toEqual({ enabled });
  });

  it('reads kubeconfigs and the treatment of clusters', () => {
    expect(
      read({
        kubeconfigs: [
          { cluster: 'a', file: 'kube/config', context: 'a' },
          { cluster: 'b', file: 'b', skipTLSVerify: true },
          { cluster: 'c', inCluster: true },
        ],
        clusters: {
          a: { namespaces: ['media', 'games-2'] },
          b: { judge: 'plans-only' },
          c: { judge: 'off' },
        },
      }),
    ).toMatchObject({
      kubeconfigs: [
        {
          cluster: 'a',
          from: {
            kind: 'file',
            path: 'kube/config',
            context: 'a',
            skipTLSVerify: false,
          },
        },
        {
          cluster: 'b',
          from: { kind: 'file', path: 'b', skipTLSVerify: true },
        },
        { cluster: 'c', from: { kind: 'in-cluster' } },
      ],
      clusters: {
        a: { judge: 'full', namespaces: ['media', 'games-2'] },
        b: { judge: 'plans-only' },
        c: { judge: 'off' },
      },
    });
  });

  it.each([
    [
      { kubernetes: { enable: true } },
      "backups.kubernetes.enable. Did you mean 'enabled'?",
    ],
    [
      { kubeconfigs: [{ cluster: 'a', path: 'x' }] },
      'backups.kubeconfigs[0].path. Valid keys there: cluster, file, context, inCluster, skipTLSVerify.',
    ],
    [
      { kubeconfigs: [{ cluster: 'a' }] },
      'backups.kubeconfigs[0]: give either file or inCluster: true.',
    ],
    [
      { kubeconfigs: [{ cluster: 'a', inCluster: true, file: 'x' }] },
      'backups.kubeconfigs[0]: with inCluster, neither file, context nor skipTLSVerify can be given.',
    ],
    [
      { clusters: { a: { judge: 'plans' } } },
      'Configuration at backups.clusters.a.judge',
    ],
    [
      { clusters: { a: { namespace: 'x' } } },
      "backups.clusters.a.namespace. Did you mean 'namespaces'?",
    ],
    [
      { clusters: { a: { namespaces: ['../x'] } } },
      'Configuration at backups.clusters.a.namespaces[0]: is not a name of a namespace.',
    ],
    [
      { clusters: { a: { namespaces: [] } } },
      'Configuration at backups.clusters.a.namespaces',
    ],
  ])('refuses %j', (backups, message) => {
    expect(() => read(backups)).toThrow(message);
  });
});
