import type { KubernetesObject } from 'backstage-plugin-backups-node';

const NAMESPACE = 'shop';
const SECURITY = { runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000 };
const CUSTOM_CA = { secretName: 'authority', key: 'ca.crt' };

function copied(name: string, mover: object): KubernetesObject[] {
  const metadata = { name, namespace: NAMESPACE };
  return [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata,
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'ceph-block',
        resources: { requests: { storage: '5Gi' } },
      },
    },
    {
      apiVersion: 'volsync.backube/v1alpha1',
      kind: 'ReplicationSource',
      metadata,
      spec: {
        sourcePVC: name,
        trigger: { schedule: '0 * * * *' },
        ...mover,
      },
    },
  ];
}

const OPTIONS = {
  copyMethod: 'Snapshot',
  moverSecurityContext: SECURITY,
  moverServiceAccount: 'mover',
  customCA: CUSTOM_CA,
};

/** What the homelab has not: identities and movers with settings of their own. */
export const OTHER_COPIES: KubernetesObject[] = [
  ...copied('named', {
    kopia: {
      ...OPTIONS,
      repository: 'kopia-keys',
      username: 'somebody',
      hostname: 'elsewhere',
    },
  }),
  ...copied('elsewhere', {
    kopia: {
      ...OPTIONS,
      repository: 'kopia-keys',
      sourcePathOverride: '/var/lib/shop',
    },
  }),
  ...copied('named-elsewhere', {
    kopia: {
      ...OPTIONS,
      repository: 'kopia-keys',
      username: 'somebody',
      hostname: 'elsewhere',
      sourcePathOverride: '/var/lib/shop',
    },
  }),
  ...copied('mounted', {
    restic: {
      ...OPTIONS,
      repository: 'restic-keys',
      moverVolumes: [
        {
          mountPath: 'repository',
          volumeSource: { persistentVolumeClaim: { claimName: 'repository' } },
        },
        {
          mountPath: 'keys',
          volumeSource: { secret: { secretName: 'sftp-keys' } },
        },
      ],
    },
  }),
];
