import type { ResourceQuery } from 'backstage-plugin-backups-node';

/** Jobs that mirror a repository or maintain it. */
export const CRON_JOBS: ResourceQuery = {
  group: 'batch',
  versions: ['v1'],
  plural: 'cronjobs',
  kind: 'CronJob',
  scope: 'namespaced',
  need: 'carries',
  absentFromFolder: 'none',
};

/** What became of their runs. */
export const JOBS: ResourceQuery = {
  group: 'batch',
  versions: ['v1'],
  plural: 'jobs',
  kind: 'Job',
  scope: 'namespaced',
  need: 'enriches',
  absentFromFolder: 'none',
  // What it runs is in its CronJob.
  project: ({ apiVersion, kind, metadata, status }) => ({
    apiVersion,
    kind,
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace,
      creationTimestamp: metadata.creationTimestamp,
      ownerReferences: metadata.ownerReferences,
    },
    status,
  }),
};
