import { veilWords } from 'backstage-plugin-backups-node';
import type { DestinationPattern } from 'backstage-plugin-backups-node';
import { observe } from '../fixtures/observe';
import { claim, externalSecret, KOPIA, source } from '../fixtures/objects';

const NFS_VOLUME = {
  mountPath: 'repository',
  volumeSource: { nfs: { server: 'nas.lan', path: '/mnt/tank/kopia' } },
};

function kopia(
  spec: Record<string, unknown>,
  others: unknown[] = [],
  destinations: DestinationPattern[] = [],
) {
  return observe(
    [source({ spec: { kopia: { ...KOPIA, ...spec } } }), ...others],
    {
      destinations,
    },
  ).plan.destination;
}

function restic(repository: string, moverVolumes?: unknown[]) {
  return observe([
    source({
      spec: {
        kopia: undefined,
        restic: {
          repository: 'jukebox-restic',
          copyMethod: 'Snapshot',
          moverVolumes,
        },
      },
    }),
    externalSecret({
      target: {
        name: 'jukebox-restic',
        template: { data: { RESTIC_REPOSITORY: repository } },
      },
    }),
  ]).plan.destination;
}

describe('volumes mounted into the mover', () => {
  it('gives an NFS share', () => {
    expect(kopia({ moverVolumes: [NFS_VOLUME] })).toEqual({
      type: 'nfs',
      label: 'NFS nas.lan',
      server: 'nas.lan',
      path: '/mnt/tank/kopia',
      offSite: false,
      failureDomain: 'nas.lan',
      derivedFrom: [
        'spec.kopia.moverVolumes[0] of ReplicationSource media/jukebox: type, server, path, offSite, failureDomain',
      ],
    });
  });

  it('gives a claim, which breaks with its storage class', () => {
    const destination = kopia(
      {
        moverVolumes: [
          {
            mountPath: 'repo',
            volumeSource: {
              persistentVolumeClaim: { claimName: 'kopia-repo' },
            },
          },
        ],
      },
      [
        claim({ name: 'kopia-repo', spec: { storageClassName: 'local-path' } }),
        // A claim overrides the Secret: Kopia never looks at it.
        externalSecret({ data: { KOPIA_S3_BUCKET: 'ignored' } }),
      ],
    );
    expect(destination).toMatchObject({
      type: 'volume',
      label: 'volume kopia-repo',
      offSite: false,
      failureDomain: 'storage-class:home-1/local-path',
    });
    expect(destination.bucket).toBeUndefined();
  });

  it('does not know the failure domain of a claim that was not read', () => {
    const destination = kopia({
      moverVolumes: [
        {
          mountPath: 'repo',
          volumeSource: { persistentVolumeClaim: { claimName: 'unknown' } },
        },
      ],
    });
    expect(destination.type).toBe('volume');
    expect(destination.failureDomain).toBeUndefined();
  });

  it('is not fooled by a share that is mounted for something else', () => {
    const destination = kopia({ moverVolumes: [NFS_VOLUME] }, [
      externalSecret({
        data: {
          KOPIA_REPOSITORY: 's3://bucket/jukebox',
          KOPIA_S3_ENDPOINT: 's3.us-east-005.backblazeb2.com',
        },
      }),
    ]);
    expect(destination).toMatchObject({
      type: 's3',
      product: 'Backblaze B2',
      bucket: 'bucket',
    });
    expect(destination.server).toBeUndefined();
  });

  it('lets the path in the Secret choose among several shares', () => {
    expect(
      restic('/mnt/second/jukebox', [
        NFS_VOLUME,
        {
          mountPath: 'second',
          volumeSource: { nfs: { server: 'nas2.lan', path: '/restic' } },
        },
      ]),
    ).toMatchObject({
      type: 'nfs',
      server: 'nas2.lan',
      path: '/restic',
      prefix: 'jukebox',
    });
  });

  it('does not choose where nothing tells which share it is', () => {
    const destination = kopia({
      moverVolumes: [NFS_VOLUME, { ...NFS_VOLUME, mountPath: 'other' }],
    });
    expect(destination.type).toBe('unknown');
  });
});

describe('volumes that an admission policy mounts into movers', () => {
  /** As people write it, in either of the two languages of mutations. */
  const policy = (mounted: string) => ({
    apiVersion: 'admissionregistration.k8s.io/v1alpha1',
    kind: 'MutatingAdmissionPolicy',
    metadata: { name: 'mover-nfs' },
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
          expression: "object.metadata.name.startsWith('volsync-')",
        },
      ],
      mutations: [
        {
          patchType: 'JSONPatch',
          jsonPatch: {
            expression:
              '[JSONPatch{op: "add", path: "/spec/template/spec/volumes/-", value: Object.spec.template.spec.volumes{name: "share", nfs: Object.spec.template.spec.volumes.nfs{server: "nas.lan", path: "/mnt/tank/kopia"}}}]',
          },
        },
        { patchType: 'JSONPatch', jsonPatch: { expression: mounted } },
      ],
    },
  });
  const MOUNTED =
    '[JSONPatch{op: "add", path: "/spec/template/spec/containers/0/volumeMounts/-", value: Object.spec.template.spec.containers.volumeMounts{mountPath: "/repository", name: "share"}}]';
  const local = (path: string) =>
    externalSecret({ data: { KOPIA_REPOSITORY: `filesystem://${path}` } });

  it('are the destination where the Secret names the path at which they are mounted', () => {
    expect(kopia({}, [policy(MOUNTED), local('/repository/apps')])).toEqual({
      type: 'nfs',
      label: 'NFS nas.lan',
      server: 'nas.lan',
      path: '/mnt/tank/kopia',
      prefix: 'apps',
      offSite: false,
      failureDomain: 'nas.lan',
      derivedFrom: [
        'MutatingAdmissionPolicy mover-nfs, which mounts it at /repository: type, prefix, server, path, offSite, failureDomain',
      ],
    });
  });

  it.each([
    ['a Secret names another path', MOUNTED, local('/repository2')],
    ['nothing names a path', MOUNTED, undefined],
    [
      'the policy does not say where',
      '[JSONPatch{op: "add", path: "/metadata/labels/seen", value: "yes"}]',
      local('/repository'),
    ],
    [
      'another volume is mounted there',
      MOUNTED.replace('name: "share"', 'name: "jitter"'),
      local('/repository'),
    ],
  ])('are none where %s', (_, mounted, secret) => {
    const destination = kopia({}, [
      policy(mounted),
      ...(secret ? [secret] : []),
    ]);
    expect(destination.server).toBeUndefined();
  });

  it('are none of a copy that goes to a bucket, though its mover has them, too', () => {
    expect(
      kopia({}, [
        policy(MOUNTED),
        externalSecret({
          data: {
            KOPIA_REPOSITORY: 's3://bucket/jukebox',
            KOPIA_S3_ENDPOINT: 's3.us-east-005.backblazeb2.com',
          },
        }),
      ]),
    ).toMatchObject({ type: 's3', bucket: 'bucket' });
  });

  const leads = (...others: unknown[]) =>
    observe([source(), policy(MOUNTED), ...others]).plan.leads;
  const SHARE = {
    server: 'nas.lan',
    path: '/mnt/tank/kopia',
    by: 'MutatingAdmissionPolicy mover-nfs',
  };

  it('may be the place of a Secret that nothing is known of, and are asked about', () => {
    expect(leads()).toEqual({
      secretName: 'jukebox-volsync-secret',
      mounted: SHARE,
    });
  });

  it('may be the place where the template hides the path, and not where it names another', () => {
    const made = (value: string) =>
      leads(
        externalSecret({
          data: { KOPIA_REPOSITORY: value, KOPIA_PASSWORD: 'planted' },
          spec: {
            dataFrom: [{ extract: { key: 'volsync-template' } }],
            data: [
              { secretKey: 'x', remoteRef: { key: 'keys', property: 'p' } },
            ],
          },
        }),
      );
    expect(made('{{ .REPOSITORY }}/jukebox')).toEqual({
      secretName: 'jukebox-volsync-secret',
      madeFrom: {
        store: 'vault',
        keys: ['keys', 'volsync-template'].map(veilWords).sort(),
        template: ['KOPIA_REPOSITORY={{…}}/jukebox'],
      },
      mounted: SHARE,
    });
    expect(made('filesystem:///elsewhere')?.mounted).toBeUndefined();
  });

  it('stand behind what the source mounts itself', () => {
    expect(
      kopia({ moverVolumes: [NFS_VOLUME] }, [
        policy(MOUNTED.replace('/repository', '/mnt/repository')),
        local('/mnt/repository'),
      ]).derivedFrom[0],
    ).toMatch(/^spec\.kopia\.moverVolumes/);
  });
});

describe('names and configured patterns', () => {
  it.each([
    ['jukebox-b2', 'jukebox-secret', 'Backblaze B2', 'jukebox-b2'],
    [
      'jukebox',
      'jukebox-volsync-r2-secret',
      'Cloudflare R2',
      'jukebox-volsync-r2-secret',
    ],
    ['data-r2-updates-restic', 'x', 'Cloudflare R2', 'data-r2-updates-restic'],
    ['jukebox-nfs', 'x', 'NFS', 'jukebox-nfs'],
    ['jukebox-remote', 'x', 'remote', 'jukebox-remote'],
    ['jukebox-rgw-restic', 'x', 'Ceph RGW', 'jukebox-rgw-restic'],
  ])('guesses from %s and %s: %s', (name, repository, label, because) => {
    const { destination } = observe([
      source({ name, spec: { kopia: { ...KOPIA, repository } } }),
    ]).plan;
    expect(destination.label).toBe(label);
    expect(destination.derivedFrom[0]).toContain(`${because} (a guess)`);
    expect(destination.offSite).toBeUndefined();
    expect(destination.failureDomain).toBeUndefined();
  });

  it.each(['minio', 'b2', 'nas-indexer', 'jukebox-local-ai'])(
    'does not take an app called %s for a place',
    name => {
      const { destination } = observe([source({ name })]).plan;
      expect(destination.derivedFrom).toEqual([]);
    },
  );

  it('does not let a guess contradict what is known', () => {
    const { destination } = observe([
      source({ name: 'jukebox-b2' }),
      externalSecret({
        data: { KOPIA_S3_BUCKET: 'b', KOPIA_S3_ENDPOINT: 'minio.lan:9000' },
      }),
    ]).plan;
    expect(destination.product).toBeUndefined();
    expect(destination.label).toBe('S3 at minio.lan');
  });

  it('lets a pattern name a destination and fill the rest, nothing more', () => {
    const destination = kopia(
      {},
      [
        externalSecret({
          data: { KOPIA_S3_BUCKET: 'b', KOPIA_S3_ENDPOINT: 's3.example.com' },
        }),
      ],
      [
        {
          configPath: 'backups.destinations[0]',
          match: { endpoint: /example\.com$/ },
          label: 'Colocation',
          endpoint: 'ignored.example.net',
          offSite: true,
          failureDomain: 'colo',
        },
      ],
    );
    expect(destination).toMatchObject({
      label: 'Colocation',
      endpoint: 's3.example.com',
      offSite: true,
      failureDomain: 'colo',
    });
    expect(destination.derivedFrom[1]).toBe(
      'configuration backups.destinations[0]: label, failureDomain, offSite',
    );
  });
});
