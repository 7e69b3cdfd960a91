import type { KeptFields, ResourceQuery } from 'backstage-plugin-backups-node';
import { RETENTION, SECRET_KEY, S3_KEYS, projecting } from './keptFields';
import { DALIBO, OPERA } from './apiGroups';

const S3_REPOSITORY: KeptFields = {
  bucket: true,
  endpoint: true,
  region: true,
  repoPath: true,
  uriStyle: true,
  retentionPolicy: RETENTION,
  cipherConfig: { type: true, encryptionPass: SECRET_KEY },
  secretRef: S3_KEYS,
};

const TOLD_BACKUP: KeptFields = {
  label: true,
  type: true,
  prior: true,
  timestamp: { start: true, stop: true },
};

/** Repositories of dalibo's plugin. Its free environment is dropped. */
export const STANZAS: ResourceQuery = {
  group: DALIBO,
  versions: ['v1'],
  plural: 'stanzas',
  kind: 'Stanza',
  scope: 'namespaced',
  need: 'carries',
  absentFromFolder: 'none',
  project: projecting({
    spec: {
      stanzaConfiguration: {
        name: true,
        s3Repositories: [S3_REPOSITORY],
        azureRepositories: [
          {
            account: true,
            container: true,
            endpoint: true,
            repoPath: true,
            retentionPolicy: RETENTION,
            secretRef: { keyReference: SECRET_KEY },
          },
        ],
      },
    },
    status: {
      backupsCount: true,
      recoveryWindow: { firstBackup: TOLD_BACKUP, lastBackup: TOLD_BACKUP },
    },
  }),
};

/** Repositories of Opera's plugin. Its additional arguments are dropped. */
export const ARCHIVES: ResourceQuery = {
  group: OPERA,
  versions: ['v1'],
  plural: 'archives',
  kind: 'Archive',
  scope: 'namespaced',
  need: 'carries',
  absentFromFolder: 'none',
  project: projecting({
    spec: {
      configuration: {
        repositories: [
          {
            bucket: true,
            destinationPath: true,
            endpointURL: true,
            encryption: true,
            encryptionKey: SECRET_KEY,
            s3Credentials: { ...S3_KEYS, region: true, uriStyle: true },
            retention: RETENTION,
          },
        ],
      },
    },
  }),
};
