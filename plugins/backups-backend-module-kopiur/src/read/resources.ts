import type { ResourceQuery } from 'backstage-plugin-backups-node';
import {
  PERSISTENT_VOLUME_CLAIMS,
  projectObject,
} from 'backstage-plugin-backups-node';
import { projectSnapshot } from './projectSnapshot';
import { projectSpec } from './projectSpec';

/** API group of Kopiur. */
export const KOPIUR_GROUP = 'kopiur.home-operations.com';

/** What all kinds of Kopiur have in common. A dump without them is of a cluster without it. */
const KOPIUR: Omit<ResourceQuery, 'plural' | 'kind'> = {
  group: KOPIUR_GROUP,
  versions: ['v1alpha1'],
  scope: 'namespaced',
  need: 'carries',
  absentFromFolder: 'none',
};

/** What is copied, and to which repositories. */
export const SNAPSHOT_POLICIES: ResourceQuery = {
  ...KOPIUR,
  plural: 'snapshotpolicies',
  kind: 'SnapshotPolicy',
  project: projectSpec(
    'repository',
    'repositories',
    'sources',
    'identity',
    'retention',
    'copyMethod',
    'volumeSnapshotClassName',
    'defaultDeletionPolicy',
    'deletion',
    'errorHandling',
    'files',
    'verification',
    'mover',
    'credentialProjection',
    'suspend',
  ),
};

/** When policies run. */
export const SNAPSHOT_SCHEDULES: ResourceQuery = {
  ...KOPIUR,
  plural: 'snapshotschedules',
  kind: 'SnapshotSchedule',
  onlySchedules: true,
  project: projectObject,
};

/** Each run, and each snapshot that a repository was seen to hold. */
export const SNAPSHOTS: ResourceQuery = {
  ...KOPIUR,
  plural: 'snapshots',
  kind: 'Snapshot',
  project: projectSnapshot,
};

const REPOSITORY_FIELDS = [
  'backend',
  'encryption',
  'mode',
  'suspend',
  'catalog',
  'maintenance',
  'onNamespaceDelete',
  'identityDefaults',
  'scheduleDefaults',
  'parameters',
];

/** Where copies live, for one namespace. */
export const REPOSITORIES: ResourceQuery = {
  ...KOPIUR,
  plural: 'repositories',
  kind: 'Repository',
  project: projectSpec(...REPOSITORY_FIELDS),
};

/** Where copies live, for the whole cluster. */
export const CLUSTER_REPOSITORIES: ResourceQuery = {
  ...KOPIUR,
  plural: 'clusterrepositories',
  kind: 'ClusterRepository',
  scope: 'cluster',
  need: 'enriches',
  project: projectSpec(...REPOSITORY_FIELDS),
};

/** Restores, and what would fill new claims. */
export const RESTORES: ResourceQuery = {
  ...KOPIUR,
  plural: 'restores',
  kind: 'Restore',
  need: 'enriches',
  project: projectSpec('source', 'target', 'policy', 'repository'),
};

/** Upkeep of repositories. */
export const MAINTENANCES: ResourceQuery = {
  ...KOPIUR,
  plural: 'maintenances',
  kind: 'Maintenance',
  need: 'enriches',
  project: projectSpec('repository', 'schedule', 'ownership', 'suspend'),
};

const REPLICATION_FIELDS = [
  'sourceRef',
  'destination',
  'destinationRef',
  'schedule',
  'selection',
  'pruning',
  'suspend',
];

/** Mirrors of whole repositories. */
export const REPOSITORY_REPLICATIONS: ResourceQuery = {
  ...KOPIUR,
  plural: 'repositoryreplications',
  kind: 'RepositoryReplication',
  project: projectSpec(...REPLICATION_FIELDS),
};

/** Copies of snapshots in another repository; Kopiur 0.10 and newer. */
export const SNAPSHOT_REPLICATIONS: ResourceQuery = {
  ...KOPIUR,
  plural: 'snapshotreplications',
  kind: 'SnapshotReplication',
  project: projectSpec(...REPLICATION_FIELDS),
};

/** Kopiur's objects tell the most of what is asked of claims. */
export const CLAIMS: ResourceQuery = {
  ...PERSISTENT_VOLUME_CLAIMS,
  need: 'enriches',
};

/** Everything this provider lists. No Secrets, no pods, no logs. */
export const RESOURCES: ResourceQuery[] = [
  SNAPSHOT_POLICIES,
  SNAPSHOT_SCHEDULES,
  SNAPSHOTS,
  REPOSITORIES,
  CLUSTER_REPOSITORIES,
  RESTORES,
  MAINTENANCES,
  REPOSITORY_REPLICATIONS,
  SNAPSHOT_REPLICATIONS,
  CLAIMS,
];
