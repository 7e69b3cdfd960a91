import type { KubernetesObject } from 'backstage-plugin-backups-node';

const KEYS = {
  accessKeyId: { name: 'shop-keys', key: 'id' },
  secretAccessKey: { name: 'shop-keys', key: 'secret' },
};

function cluster(name: string, spec: object): KubernetesObject {
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: { name, namespace: 'shop' },
    spec: {
      instances: 1,
      imageName: 'ghcr.io/cloudnative-pg/postgresql:18',
      storage: { size: '10Gi', storageClass: 'local' },
      bootstrap: { initdb: { database: 'shop', owner: 'shop' } },
      ...spec,
    },
  };
}

function plugin(name: string, parameters: object) {
  return { plugins: [{ name, isWALArchiver: true, parameters }] };
}

const S3 = {
  bucket: 'shop',
  endpoint: 's3.us-east-005.backblazeb2.com',
  region: 'us-east-005',
  repoPath: '/shop',
  secretRef: KEYS,
};

/** What the homelab has not: other tools that copy databases, and two repositories. */
export const OTHER_DATABASES: KubernetesObject[] = [
  cluster('dalibo', plugin('pgbackrest.dalibo.com', { stanzaRef: 'two' })),
  {
    apiVersion: 'pgbackrest.dalibo.com/v1',
    kind: 'Stanza',
    metadata: { name: 'two', namespace: 'shop' },
    spec: {
      stanzaConfiguration: {
        name: 'dalibo',
        s3Repositories: [
          {
            ...S3,
            retentionPolicy: { full: 14, fullType: 'count' },
            cipherConfig: {
              encryptionPass: { name: 'shop-keys', key: 'passphrase' },
            },
          },
          {
            ...S3,
            endpoint: 'abc.r2.cloudflarestorage.com',
            uriStyle: 'path',
          },
        ],
      },
    },
  },
  cluster(
    'opera',
    plugin('pgbackrest.cnpg.opera.com', { pgbackrestObjectName: 'archive' }),
  ),
  {
    apiVersion: 'pgbackrest.cnpg.opera.com/v1',
    kind: 'Archive',
    metadata: { name: 'archive', namespace: 'shop' },
    spec: {
      configuration: {
        repositories: [
          {
            bucket: 'shop',
            endpointURL: 's3.us-east-005.backblazeb2.com',
            destinationPath: '/shop',
            s3Credentials: { ...KEYS, region: 'us-east-005' },
            retention: { full: 7 },
          },
          {
            bucket: 'second',
            endpointURL: 's3.example.com',
            destinationPath: '/shop',
            s3Credentials: { ...KEYS, region: 'x' },
          },
        ],
      },
    },
  },
  cluster(
    'barman',
    plugin('barman-cloud.cloudnative-pg.io', { barmanObjectName: 'store' }),
  ),
  {
    apiVersion: 'barmancloud.cnpg.io/v1',
    kind: 'ObjectStore',
    metadata: { name: 'store', namespace: 'shop' },
    spec: {
      configuration: {
        destinationPath: 's3://shop/barman',
        endpointURL: 'https://s3.example.com',
        s3Credentials: KEYS,
      },
    },
  },
  cluster('in-tree', {
    backup: {
      barmanObjectStore: {
        destinationPath: 's3://shop/in-tree',
        endpointURL: 'https://s3.example.com',
        s3Credentials: KEYS,
      },
    },
  }),
  cluster('snapshots', {
    backup: { volumeSnapshot: { className: 'csi-ceph-block' } },
  }),
];
