import { NAS, cloudSyncTask, nasAnswers } from '../estate/cloudSync';
import type { KubernetesManifest } from '../estate/KubernetesManifest';
import {
  KOPIUR_SHARE,
  kopiurPolicy,
  kopiurRepository,
  kopiurSnapshot,
} from '../estate/kopiur';
import { NAMESPACE, claim, deployment, nfsDeployment } from '../estate/volumes';
import { STORE, replicationSource, repositorySecret } from '../estate/volSync';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';
const ADDRESS = '10.0.0.5';

/** A claim on an export of a server. */
function onServer(name: string, server: string): KubernetesManifest[] {
  const [one, volume] = claim({ name, storageClass: 'nfs' });
  return [
    deployment(name),
    one,
    {
      ...volume,
      spec: {
        storageClassName: 'nfs',
        nfs: { server, path: `/mnt/tank/apps/${name}` },
      },
    },
  ];
}

/** What copies it to the share of the repository every night. */
function copiedToShare(name: string): KubernetesManifest[] {
  return [
    kopiurRepository('nas'),
    ...kopiurPolicy(name),
    kopiurSnapshot(name, '2026-10-14T03:00:00Z'),
  ];
}

function tool(server: string): KubernetesManifest {
  const { spec, ...rest } = nfsDeployment('saver', {
    server,
    path: '/mnt/pool',
  }) as KubernetesManifest & {
    spec: { template: { spec: { containers: { image: string }[] } } };
  };
  spec.template.spec.containers[0].image = 'kopia/kopia:0.20';
  return { ...rest, spec };
}

function once(
  app: string,
  title: string,
  objects: readonly KubernetesManifest[],
  expected: Case['expected'],
  nas?: Record<string, unknown>,
): Case {
  return {
    title,
    apps: [app],
    steps: [{ at: NOW, objects, ...(nas && { nas }) }],
    expected,
  };
}

const DONE = nasAnswers([
  cloudSyncTask({
    started: '2026-10-14T01:00:00Z',
    finished: '2026-10-14T01:12:00Z',
  }),
]);

const NOT_ACCUSED: Case['expected'] = {
  verdict: 'cannot-tell',
  says: [/pool\.internal, which may be the server it lies on/],
  never: [/nothing copies/i, /everything that could hold one/],
};

/** One server under two names: nothing here resolves them, so nothing is concluded from them. */
export const SERVER_NAME_CASES: readonly Case[] = [
  ...[ADDRESS, 'pool', 'pool.local'].map(server =>
    once(
      'wiki',
      `claims no independence between ${server} and ${KOPIUR_SHARE.server}`,
      [...onServer('wiki', server), ...copiedToShare('wiki')],
      {
        verdict: 'cannot-tell',
        copies: [{ state: 'healthy', counted: false }],
        says: [/may be one machine under two names/, /Write one name for it/],
        left: {},
      },
    ),
  ),
  // The same name: it is lost with the volume, red.
  once(
    'wiki',
    'counts no copy on the server of the volume itself',
    [...onServer('wiki', KOPIUR_SHARE.server), ...copiedToShare('wiki')],
    { verdict: 'at-risk', headline: /lives where the volume lives/ },
  ),
  // Two names in full: two machines, green.
  once(
    'wiki',
    'counts a copy on a server of another name',
    [...onServer('wiki', 'vault.internal'), ...copiedToShare('wiki')],
    { verdict: 'protected', copies: [{ state: 'healthy', counted: true }] },
  ),
  once(
    'gallery',
    'accuses no share that a task of a NAS may copy, which is mounted by its address',
    [nfsDeployment('gallery', { server: ADDRESS, path: '/mnt/pool/pictures' })],
    NOT_ACCUSED,
    DONE,
  ),
  once(
    'gallery',
    'says that nothing copies another folder of an address',
    [nfsDeployment('gallery', { server: ADDRESS, path: '/mnt/pool/music' })],
    { verdict: 'at-risk', headline: /nothing copies/ },
    DONE,
  ),
  once(
    'gallery',
    'accuses no share that a tool mounts by its name, and the app by its address',
    [
      nfsDeployment('gallery', { server: ADDRESS, path: '/mnt/pool/pictures' }),
      tool(NAS),
    ],
    NOT_ACCUSED,
  ),
  once(
    'browser',
    'accuses no share that may be where copies are kept',
    [
      nfsDeployment('browser', { ...KOPIUR_SHARE, server: ADDRESS }),
      ...onServer('wiki', 'vault.internal'),
      ...copiedToShare('wiki'),
    ],
    {
      ...NOT_ACCUSED,
      says: [/keeps its copies in \/mnt\/tank\/kopia there/],
    },
  ),
  // By the same name it is that place for sure: nothing has to copy it, and its app says whose copies it keeps.
  once(
    'browser',
    'says whose copies a share keeps that an app mounts',
    [
      nfsDeployment('browser', KOPIUR_SHARE),
      ...onServer('wiki', 'vault.internal'),
      ...copiedToShare('wiki'),
    ],
    {
      verdict: 'no-data',
      says: [/keeps the copies of vault\.internal:\/mnt\/tank\/apps\/wiki/],
      never: [/nothing copies/i],
    },
  ),
  once(
    'minio',
    'says whose copies the store of a cluster keeps',
    [
      deployment('minio'),
      ...claim({ name: 'minio', storageClass: 'spare' }),
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'minio', namespace: NAMESPACE },
        spec: {
          selector: { 'app.kubernetes.io/name': 'minio' },
          ports: [{ port: 9000 }],
        },
      },
      deployment('diary'),
      ...claim({ name: 'diary' }),
      ...(JSON.parse(
        JSON.stringify([
          repositorySecret('diary'),
          replicationSource('diary', {
            lastSync: '2026-10-14T09:00:42Z',
            nextSync: '2026-10-14T10:00:00Z',
          }),
        ]).replaceAll(`https://${STORE}`, 'http://minio.home.svc:9000'),
      ) as KubernetesManifest[]),
    ],
    { verdict: 'no-data', says: [/minio keeps the copies of diary/] },
  ),
];
