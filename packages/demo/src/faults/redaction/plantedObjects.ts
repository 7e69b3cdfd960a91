import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { plantedCopies } from './plantedCopies';
import { plantedMetadata } from './plantedMetadata';
import type { Planter } from './Planter';

function workloads(planter: Planter): KubernetesObject[] {
  const template = (where: string) => ({
    metadata: {
      labels: {
        'example.com/password': planter.word(`pod label of a ${where}`),
      },
      annotations: { 'example.com/x': planter.word(`pod of a ${where}`) },
    },
    spec: {
      containers: [
        {
          name: 'app',
          args: [`--token=${planter.word(`argument of a ${where}`)}`],
          env: [
            { name: 'PASSWORD', value: planter.word(`variable of a ${where}`) },
          ],
          volumeMounts: [
            { name: 'data', mountPath: '/data' },
            { name: 'films', mountPath: '/films' },
          ],
        },
      ],
      volumes: [
        { name: 'data', persistentVolumeClaim: { claimName: 'jukebox' } },
        {
          name: 'films',
          nfs: {
            server: `u:${planter.word(`NFS server of a ${where}`)}@nas.lan`,
            path: '/films',
          },
        },
      ],
    },
  });
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: plantedMetadata(planter, 'Deployment', 'jukebox'),
      spec: { template: template('Deployment') },
    },
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: plantedMetadata(planter, 'CronJob', 'jukebox-job'),
      spec: { jobTemplate: { spec: { template: template('CronJob') } } },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: plantedMetadata(planter, 'StatefulSet', 'broken'),
      spec: { template: planter.word('malformed pod template') },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: plantedMetadata(planter, 'StatefulSet', 'jukebox-set'),
      spec: {
        template: template('StatefulSet'),
        volumeClaimTemplates: [
          {
            metadata: plantedMetadata(planter, 'claim template', 'set'),
            spec: {},
          },
        ],
      },
    },
  ];
}

function volumes(planter: Planter): KubernetesObject[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: plantedMetadata(planter, 'PersistentVolumeClaim', 'jukebox'),
      spec: { storageClassName: 'nfs', volumeName: 'jukebox-volume' },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        ...plantedMetadata(planter, 'exempt PersistentVolumeClaim', 'cache'),
        annotations: {
          'backups/exempt': `is rebuilt with token=${planter.word('reason')}`,
        },
      },
      spec: { volumeName: 'static-volume' },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: plantedMetadata(
        planter,
        'static PersistentVolume',
        'static-volume',
      ),
      spec: {
        nfs: {
          server: `u:${planter.word('server of a static volume')}@nas.lan`,
          path: '/cache',
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: plantedMetadata(planter, 'PersistentVolume', 'jukebox-volume'),
      spec: {
        mountOptions: [`password=${planter.word('mount option')}`],
        csi: {
          driver: 'nfs.csi.k8s.io',
          volumeAttributes: {
            server: `u:${planter.word('server of a volume')}@nas.lan`,
            password: planter.word('attribute of a volume'),
          },
        },
      },
    },
  ];
}

/** An app and its copies, with a secret wherever one has ever been left. */
export function plantedObjects(planter: Planter): KubernetesObject[] {
  return [
    ...volumes(planter),
    ...workloads(planter),
    ...plantedCopies(planter),
  ];
}

/** Secrets, as a dump of everything holds them. */
export function plantedSecrets(planter: Planter): KubernetesObject[] {
  const encoded = Buffer.from(planter.word('data of a Secret'));
  return [
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: plantedMetadata(planter, 'Secret', 'jukebox-secret'),
      ...{
        data: { KOPIA_PASSWORD: encoded.toString('base64') },
        stringData: { NOTE: planter.word('stringData of a Secret') },
      },
    },
  ];
}
