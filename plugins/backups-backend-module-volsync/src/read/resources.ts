import type { ResourceQuery } from 'backstage-plugin-backups-node';
import { projectObject } from 'backstage-plugin-backups-node';
import { projectExternalSecret } from './projectExternalSecret';
import { projectReplication } from './projectReplication';

/** API group of VolSync and of its Kopia fork. */
export const VOLSYNC_GROUP = 'volsync.backube';

/** What is copied where. */
export const REPLICATION_SOURCES: ResourceQuery = {
  group: VOLSYNC_GROUP,
  versions: ['v1alpha1'],
  plural: 'replicationsources',
  kind: 'ReplicationSource',
  scope: 'namespaced',
  need: 'carries',
  project: projectReplication,
};

/** What was restored, and what would fill a new claim. */
export const REPLICATION_DESTINATIONS: ResourceQuery = {
  group: VOLSYNC_GROUP,
  versions: ['v1alpha1'],
  plural: 'replicationdestinations',
  kind: 'ReplicationDestination',
  scope: 'namespaced',
  need: 'enriches',
  project: projectReplication,
};

/** Upkeep of Kopia repositories; the Kopia fork only. */
export const KOPIA_MAINTENANCES: ResourceQuery = {
  group: VOLSYNC_GROUP,
  versions: ['v1alpha1'],
  plural: 'kopiamaintenances',
  kind: 'KopiaMaintenance',
  scope: 'namespaced',
  need: 'enriches',
  project: projectObject,
};

/** Where a repository is, without reading its Secret. */
export const EXTERNAL_SECRETS: ResourceQuery = {
  group: 'external-secrets.io',
  versions: ['v1', 'v1beta1'],
  plural: 'externalsecrets',
  kind: 'ExternalSecret',
  scope: 'namespaced',
  need: 'enriches',
  project: projectExternalSecret,
};

/** Claims; the built-in provider lists them too, so all of spec and status stays. */
export const PERSISTENT_VOLUME_CLAIMS: ResourceQuery = {
  group: '',
  versions: ['v1'],
  plural: 'persistentvolumeclaims',
  kind: 'PersistentVolumeClaim',
  scope: 'namespaced',
  need: 'carries',
  project: projectObject,
};

/** Everything this provider lists. No Secrets, no pods, no jobs. */
export const RESOURCES: ResourceQuery[] = [
  REPLICATION_SOURCES,
  REPLICATION_DESTINATIONS,
  KOPIA_MAINTENANCES,
  EXTERNAL_SECRETS,
  PERSISTENT_VOLUME_CLAIMS,
];
