import type { ResourceQuery } from 'backstage-plugin-backups-node';
import {
  PERSISTENT_VOLUMES,
  PERSISTENT_VOLUME_CLAIMS,
  UNPROJECTED_EXTERNAL_SECRETS,
  projectObject,
} from 'backstage-plugin-backups-node';
import { projectExternalSecret } from './projectExternalSecret';
import { projectCephCluster } from './projectCephCluster';
import { projectReconciler } from './projectReconciler';
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
  ...UNPROJECTED_EXTERNAL_SECRETS,
  project: projectExternalSecret,
};

/** Ceph by Rook: its version, for storage rules. */
export const CEPH_CLUSTERS: ResourceQuery = {
  group: 'ceph.rook.io',
  versions: ['v1'],
  plural: 'cephclusters',
  kind: 'CephCluster',
  scope: 'namespaced',
  need: 'enriches',
  absentFromFolder: 'none',
  project: projectCephCluster,
};

/** Policies that may mount something into movers. */
export const MUTATING_ADMISSION_POLICIES: ResourceQuery = {
  group: 'admissionregistration.k8s.io',
  versions: ['v1', 'v1beta1', 'v1alpha1'],
  plural: 'mutatingadmissionpolicies',
  kind: 'MutatingAdmissionPolicy',
  scope: 'cluster',
  need: 'enriches',
  absentFromFolder: 'none',
  project: projectObject,
};

/** What applies backup objects, by Flux. */
export const FLUX_KUSTOMIZATIONS: ResourceQuery = {
  group: 'kustomize.toolkit.fluxcd.io',
  versions: ['v1', 'v1beta2'],
  plural: 'kustomizations',
  kind: 'Kustomization',
  scope: 'namespaced',
  need: 'enriches',
  absentFromFolder: 'none',
  project: projectReconciler,
};

/** What applies backup objects, by Flux's Helm controller. */
export const FLUX_HELM_RELEASES: ResourceQuery = {
  group: 'helm.toolkit.fluxcd.io',
  versions: ['v2', 'v2beta2'],
  plural: 'helmreleases',
  kind: 'HelmRelease',
  scope: 'namespaced',
  need: 'enriches',
  absentFromFolder: 'none',
  project: projectReconciler,
};

/** What applies backup objects, by Argo CD. */
export const ARGO_APPLICATIONS: ResourceQuery = {
  group: 'argoproj.io',
  versions: ['v1alpha1'],
  plural: 'applications',
  kind: 'Application',
  scope: 'namespaced',
  need: 'enriches',
  absentFromFolder: 'none',
  project: projectReconciler,
};

/** Everything this provider lists. No Secrets, no pods, no jobs. */
export const RESOURCES: ResourceQuery[] = [
  REPLICATION_SOURCES,
  REPLICATION_DESTINATIONS,
  KOPIA_MAINTENANCES,
  EXTERNAL_SECRETS,
  PERSISTENT_VOLUME_CLAIMS,
  PERSISTENT_VOLUMES,
  CEPH_CLUSTERS,
  MUTATING_ADMISSION_POLICIES,
  FLUX_KUSTOMIZATIONS,
  FLUX_HELM_RELEASES,
  ARGO_APPLICATIONS,
];
