import {
  claim,
  destination,
  externalSecret,
  source,
} from '../fixtures/objects';
import { at, observe } from '../fixtures/observe';

const READY = {
  conditions: [{ type: 'Ready', status: 'True', reason: 'SecretSynced' }],
};
const secretOf = (name: string) =>
  externalSecret({
    name,
    target: { name: `${name}-volsync-secret`, template: { data: {} } },
    status: READY,
  });
const sourceOf = (name: string) =>
  source({
    name,
    spec: {
      kopia: { repository: `${name}-volsync-secret`, copyMethod: 'Snapshot' },
    },
  });

/** What one homelab's own script looks for, facts §1.7: each is found here, too. */
describe('the five checks of a drift script', () => {
  it('1: an object is not on the mover its repository is made for', () => {
    const { finding } = observe([
      source({
        spec: {
          kopia: undefined,
          restic: { repository: 'jukebox-volsync-secret', copyMethod: 'Clone' },
        },
      }),
      externalSecret({ data: { KOPIA_REPOSITORY: 's3://bucket/jukebox/' } }),
    ]);
    expect(finding('mover-and-secret-differ')).toMatchObject({
      severity: 'erodes',
      title: 'jukebox uses restic, and its Secret is made for another mover.',
    });
  });

  it('2: the Secret of a repository is made by nothing, or no longer follows its store', () => {
    const { findings, codes } = observe([
      sourceOf('jukebox'),
      sourceOf('radarr'),
      sourceOf('sonarr'),
      secretOf('jukebox'),
      secretOf('radarr'),
    ]);
    expect(
      findings
        .filter(({ finding }) => finding.code === 'credential-without-source')
        .map(({ about }) => about.object.name),
    ).toEqual(['sonarr']);
    expect(codes).not.toContain('credential-not-syncing');

    expect(
      observe([
        source(),
        externalSecret({
          status: {
            conditions: [
              { type: 'Ready', status: 'False', reason: 'SecretSyncedError' },
            ],
          },
        }),
      ]).finding('credential-not-syncing').title,
    ).toBe('The credentials of jukebox no longer follow vault.');
    // Where Secrets come from elsewhere, nothing is missing.
    expect(observe([sourceOf('jukebox')]).codes).not.toContain(
      'credential-without-source',
    );
  });

  it('3: a ReplicationDestination has no source', () => {
    expect(observe([source(), destination()]).codes).not.toContain(
      'orphan-destination',
    );
    expect(observe([destination()]).finding('orphan-destination').title).toBe(
      'jukebox-dst restores from a repository that no ReplicationSource here writes to.',
    );
  });

  it('4: a cache volume has another size than its source asks for', () => {
    const asking = (cacheCapacity: string) =>
      source({
        spec: {
          kopia: {
            repository: 'jukebox-volsync-secret',
            copyMethod: 'Snapshot',
            cacheCapacity,
          },
        },
      });
    const cache = claim({
      name: 'volsync-src-jukebox-cache',
      spec: {
        storageClassName: 'openebs-hostpath',
        resources: { requests: { storage: '8Gi' } },
      },
    });
    expect(observe([asking('8192Mi'), cache]).codes).not.toContain(
      'cache-size-differs',
    );
    expect(
      observe([asking('16Gi'), cache]).finding('cache-size-differs').title,
    ).toBe(
      'The cache volume of jukebox asks for 8Gi, and its source for 16Gi.',
    );
  });

  it('5: a source is in error, has never synced, or not for a day', () => {
    const { plan } = observe([
      source({
        status: {
          conditions: [
            {
              type: 'Synchronizing',
              status: 'False',
              reason: 'Error',
              message: 'no such secret',
              lastTransitionTime: '2026-08-22T06:33:12Z',
            },
          ],
          lastSyncTime: '2026-08-20T06:33:02Z',
        },
      }),
    ]);
    // Never and too long ago are told by judge, from these.
    expect(plan).toMatchObject({
      controllerError: { message: expect.stringContaining('no such secret') },
      lastSuccess: { finishedAt: at('2026-08-20T06:33:02Z') },
      reportsSuccess: true,
    });
    expect(observe([source({ status: undefined })]).plan.lastSuccess).toBe(
      undefined,
    );
  });
});

describe('what applies a backup object', () => {
  const applied = source({
    labels: {
      'app.kubernetes.io/name': 'jukebox',
      'kustomize.toolkit.fluxcd.io/name': 'jukebox',
      'kustomize.toolkit.fluxcd.io/namespace': 'media',
    },
  });
  const kustomization = (status: string) => ({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: 'jukebox', namespace: 'media' },
    status: {
      conditions: [
        {
          type: 'Ready',
          status,
          reason: 'BuildFailed',
          message: 'token=hunter2 refused',
        },
      ],
    },
  });

  it('is told of when it does not, without its message', () => {
    const { finding } = observe([applied, kustomization('False')]);
    expect(finding('not-reconciled')).toMatchObject({
      title: 'Kustomization media/jukebox does not apply jukebox: BuildFailed.',
    });
    expect(JSON.stringify(finding('not-reconciled'))).not.toContain('hunter2');
    expect(observe([applied, kustomization('True')]).codes).not.toContain(
      'not-reconciled',
    );
  });

  it('may be Argo CD', () => {
    const tracked = source({
      annotations: {
        'argocd.argoproj.io/tracking-id':
          'jukebox:volsync.backube/ReplicationSource:media/jukebox',
      },
    });
    const application = (phase: string) => ({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'jukebox', namespace: 'argocd' },
      status: { operationState: { phase } },
    });
    expect(
      observe([tracked, application('Failed')]).finding('not-reconciled').title,
    ).toBe(
      'Application argocd/jukebox does not apply jukebox: synchronisation failed.',
    );
    expect(observe([tracked, application('Succeeded')]).codes).not.toContain(
      'not-reconciled',
    );
  });
});

describe('what a mover needs', () => {
  const policy = {
    apiVersion: 'admissionregistration.k8s.io/v1alpha1',
    kind: 'MutatingAdmissionPolicy',
    metadata: { name: 'volsync-mover-nfs' },
    spec: {
      failurePolicy: 'Fail',
      reinvocationPolicy: 'IfNeeded',
      matchConstraints: {
        resourceRules: [
          {
            apiGroups: ['batch'],
            apiVersions: ['v1'],
            operations: ['CREATE'],
            resources: ['jobs'],
          },
        ],
      },
      matchConditions: [
        {
          name: 'mover',
          expression: 'object.metadata.name.startsWith("volsync-")',
        },
      ],
      mutations: [
        {
          patchType: 'ApplyConfiguration',
          applyConfiguration: {
            expression:
              'Object{spec: Object.spec{volumes: [Object.spec.volumes{name: "repository", nfs: Object.spec.volumes.nfs{server: "nas.internal", path: "/mnt/tank/backups"}}]}}',
          },
        },
      ],
    },
  };

  it('is what is mounted into it, whoever does, and its cache', () => {
    const { plan } = observe([
      policy,
      source({
        spec: {
          kopia: {
            repository: 'jukebox-volsync-secret',
            copyMethod: 'Snapshot',
            cacheCapacity: '8Gi',
            cacheStorageClassName: 'openebs-hostpath',
          },
        },
      }),
    ]);
    expect(plan.needs).toEqual([
      {
        kind: 'mount',
        what: 'NFS nas.internal:/mnt/tank/backups',
        host: 'nas.internal',
        because: expect.stringContaining('volsync-mover-nfs'),
      },
      {
        kind: 'cache',
        what: 'a cache volume of 8Gi of class openebs-hostpath',
        because: expect.any(String),
      },
    ]);
    // What is mounted nobody knows where says nothing about where this one copies to.
    expect(plan.destination.server).toBeUndefined();
  });

  it('is not what a policy about something else mounts', () => {
    const other = {
      ...policy,
      spec: {
        ...policy.spec,
        matchConditions: [
          { name: 'x', expression: 'object.metadata.name.startsWith("web-")' },
        ],
      },
    };
    expect(
      observe([other, source()]).plan.needs?.map(({ kind }) => kind),
    ).toEqual(['cache']);
  });
});

describe('storage rules', () => {
  const ceph = (version: string, enabled: boolean) => ({
    apiVersion: 'ceph.rook.io/v1',
    kind: 'CephCluster',
    metadata: { name: 'rook-ceph', namespace: 'rook-ceph' },
    spec: { csi: { readAffinity: { enabled } } },
    status: { version: { version, image: `quay.io/ceph/ceph:v${version}` } },
  });
  const volume = (driver: string) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'pvc-1' },
    spec: {
      accessModes: ['ReadWriteMany'],
      capacity: { storage: '2Gi' },
      csi: { driver, volumeHandle: 'volume-1' },
    },
  });
  const bound = claim({
    spec: { storageClassName: 'ceph-filesystem', volumeName: 'pvc-1' },
  });
  const codesOf = (
    objects: unknown[],
    ignoredRules: Parameters<typeof observe>[1] = {},
  ) =>
    observe([bound, source(), ...objects], {
      withoutClaim: true,
      ...ignoredRules,
    }).codes.filter(code => code.startsWith('ceph'));

  it('tell of CephFS and of read affinity on the version that is affected', () => {
    expect(
      codesOf([
        ceph('20.2.0-0', true),
        volume('rook-ceph.cephfs.csi.ceph.com'),
      ]),
    ).toEqual(['ceph-read-affinity', 'cephfs-behind-volsync']);
  });

  it('say nothing of other versions, of block volumes, or where the version is not known', () => {
    const cephFs = volume('rook-ceph.cephfs.csi.ceph.com');
    expect(codesOf([ceph('20.2.1-0', true), cephFs])).toEqual([]);
    expect(codesOf([ceph('120.2.0', true), cephFs])).toEqual([]);
    expect(codesOf([cephFs])).toEqual([]);
    expect(
      codesOf([ceph('20.2.0-0', false), volume('rook-ceph.rbd.csi.ceph.com')]),
    ).toEqual([]);
  });

  it('can be switched off by an annotation on the object they are about', () => {
    const cephFs = volume('rook-ceph.cephfs.csi.ceph.com');
    const exempt = (...rules: string[]) => ({
      annotations: { 'backups/exempt-rules': `${rules.join(', ')}: known` },
    });
    const cluster = ceph('20.2.0-0', true);
    const quiet = {
      ...cluster,
      metadata: { ...cluster.metadata, ...exempt('ceph-read-affinity') },
    };
    const codes = (annotated: Parameters<typeof claim>[0], of: object) =>
      observe([claim(annotated), source(), of, cephFs], {
        withoutClaim: true,
      }).codes.filter(code => code.startsWith('ceph'));
    const spec = {
      spec: { storageClassName: 'ceph-filesystem', volumeName: 'pvc-1' },
    };
    expect(codes(spec, quiet)).toEqual(['cephfs-behind-volsync']);
    expect(
      codes({ ...spec, ...exempt('cephfs-behind-volsync') }, quiet),
    ).toEqual([]);
    expect(
      codes({ ...spec, ...exempt('ceph-read-affinity') }, cluster),
    ).toEqual(['ceph-read-affinity', 'cephfs-behind-volsync']);
  });

  it('can be switched off one by one', () => {
    expect(
      codesOf(
        [ceph('20.2.0-0', true), volume('rook-ceph.cephfs.csi.ceph.com')],
        { ignoredStorageRules: ['ceph-read-affinity'] },
      ),
    ).toEqual(['cephfs-behind-volsync']);
  });
});
