import type { ResourceQuery } from 'backstage-plugin-backups-node';
import { UNPROJECTED_EXTERNAL_SECRETS } from 'backstage-plugin-backups-node';
import { projectExternalSecret } from './projectExternalSecret';
import { BARMAN_GROUP } from './apiGroups';
import { projecting, BARMAN_STORE } from './keptFields';
import {
  CLUSTERS,
  BACKUPS,
  SCHEDULED_BACKUPS,
  DATABASES,
  POOLERS,
} from './cloudNativePg';
import { STANZAS, ARCHIVES } from './pgBackRestPlugins';

/** Of their templates only hosts and names of databases are kept. */
export const EXTERNAL_SECRETS: ResourceQuery = {
  ...UNPROJECTED_EXTERNAL_SECRETS,
  project: projectExternalSecret,
};

/** Repositories of the barman-cloud plugin. */
export const OBJECT_STORES: ResourceQuery = {
  group: BARMAN_GROUP,
  versions: ['v1'],
  plural: 'objectstores',
  kind: 'ObjectStore',
  scope: 'namespaced',
  need: 'carries',
  absentFromFolder: 'none',
  project: projecting({
    spec: { retentionPolicy: true, configuration: BARMAN_STORE },
    status: { serverRecoveryWindow: true },
  }),
};

/** Everything this provider lists. No Secrets, no pods, nothing is executed. */
export const RESOURCES: ResourceQuery[] = [
  CLUSTERS,
  BACKUPS,
  SCHEDULED_BACKUPS,
  DATABASES,
  POOLERS,
  EXTERNAL_SECRETS,
  STANZAS,
  ARCHIVES,
  OBJECT_STORES,
];
