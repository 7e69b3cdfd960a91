import { observe } from '../fixtures/observe';
import { claim, KOPIA, source } from '../fixtures/objects';

describe('restoreValueOf', () => {
  it('keeps what a destination must repeat, and nothing else', () => {
    const { plan } = observe(
      [
        claim({
          spec: {
            dataSourceRef: {
              apiGroup: 'volsync.backube',
              kind: 'ReplicationDestination',
              name: 'jukebox-dst',
            },
          },
        }),
        source({
          spec: {
            kopia: {
              ...KOPIA,
              storageClassName: 'ceph-block',
              volumeSnapshotClassName: 'csi-ceph-block',
              accessModes: ['ReadWriteOnce'],
              cacheStorageClassName: 'openebs-hostpath',
              cacheCapacity: '8Gi',
              moverSecurityContext: {
                runAsUser: 568,
                runAsGroup: 568,
                fsGroup: 568,
              },
              moverVolumes: [
                {
                  mountPath: 'repository',
                  volumeSource: { nfs: { server: 'nas.lan', path: '/kopia' } },
                },
                {
                  mountPath: 'ca',
                  volumeSource: { secret: { secretName: 'ca' } },
                },
              ],
              additionalArgs: ['--password=hunter2'],
              actions: { beforeSnapshot: 'curl -u a:hunter2 x' },
            },
          },
        }),
      ],
      { withoutClaim: true },
    );
    expect(JSON.parse(JSON.stringify(plan.restore))).toEqual({
      mover: 'kopia',
      sourceName: 'jukebox',
      sourceNamespace: 'media',
      sourcePVC: 'jukebox',
      repositorySecret: 'jukebox-volsync-secret',
      identity: 'jukebox@media:/data',
      copyMethod: 'Snapshot',
      storageClassName: 'ceph-block',
      volumeSnapshotClassName: 'csi-ceph-block',
      accessModes: ['ReadWriteOnce'],
      cacheStorageClassName: 'openebs-hostpath',
      cacheCapacity: '8Gi',
      moverSecurityContext: { runAsUser: 568, runAsGroup: 568, fsGroup: 568 },
      moverVolumes: [
        { mountPath: 'repository', nfs: { server: 'nas.lan', path: '/kopia' } },
        { mountPath: 'ca', secretName: 'ca' },
      ],
      claim: {
        accessModes: ['ReadWriteOnce'],
        storage: '2Gi',
        storageClassName: 'ceph-block',
        volumeMode: 'Filesystem',
      },
      populators: ['jukebox-dst'],
    });
  });

  it('keeps overrides of the identity, which a sourceIdentity would ignore', () => {
    const { plan } = observe([
      source({ spec: { kopia: { ...KOPIA, username: 'u', hostname: 'h' } } }),
    ]);
    expect(plan.restore).toMatchObject({
      username: 'u',
      hostname: 'h',
      identity: 'u@h:/data',
    });
  });
});
