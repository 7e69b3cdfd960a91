import type { KubernetesManifest } from './KubernetesManifest';
import { NAMESPACE } from './volumes';

/** A CronJob that people write themselves, and what is special about it. */
export interface OwnCronJobWish {
  name: string;
  namespace?: string;
  createdAt?: string;
  schedule?: string;
  image?: string;
  command?: readonly string[];
  args?: readonly string[];
  /** Each volume, with where its container has it: `{ mountPath: '/data' }`. */
  volumes: readonly {
    mount: { mountPath: string; readOnly?: true };
    volume: { name: string; [source: string]: unknown };
  }[];
  /** What else its spec says: `{ suspend: true }`. */
  spec?: object;
  status: object;
}

/** @returns a CronJob of one container that runs restic at three, unless it is wished otherwise */
export function ownCronJob({
  name,
  namespace = NAMESPACE,
  createdAt,
  schedule = '0 3 * * *',
  image = 'restic/restic:0.17.3',
  command,
  args,
  volumes,
  spec,
  status,
}: OwnCronJobWish): KubernetesManifest {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, namespace, creationTimestamp: createdAt },
    spec: {
      schedule,
      jobTemplate: {
        spec: {
          template: {
            spec: {
              containers: [
                {
                  name: 'main',
                  image,
                  command,
                  args,
                  volumeMounts: volumes.map(({ mount, volume }) => ({
                    name: volume.name,
                    ...mount,
                  })),
                },
              ],
              volumes: volumes.map(({ volume }) => volume),
            },
          },
        },
      },
      ...spec,
    },
    status,
  };
}

/** @returns the command with which restic copies the data of an app to a bucket */
export function resticCommand(app: string): string[] {
  return [
    'restic',
    '-r',
    `s3:https://s3.eu-central-003.backblazeb2.com/attic/${app}`,
    'backup',
    '/data',
  ];
}

/** @returns the claim of an app as a volume at `/data` */
export function dataOf(app: string, readOnly?: true) {
  return {
    mount: { mountPath: '/data', readOnly },
    volume: { name: 'data', persistentVolumeClaim: { claimName: app } },
  };
}
