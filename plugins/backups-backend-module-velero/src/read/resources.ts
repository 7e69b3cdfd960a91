import type {
  KubernetesObject,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import {
  isRecord,
  PERSISTENT_VOLUME_CLAIMS,
  PERSISTENT_VOLUMES,
  projectObject,
} from 'backstage-plugin-backups-node';

/** API group of Velero. */
export const VELERO_GROUP = 'velero.io';

/** Hold commands, manifests or settings that nobody here needs. */
const DROPPED = new Set([
  'hooks',
  'orderedResources',
  'metadata',
  'uploaderConfig',
  'uploaderSettings',
  'dataMoverConfig',
  'dataMoverResult',
  'repositoryConfig',
  'resticIdentifier',
  'repoIdentifier',
  'caCert',
  'caCertRef',
]);

function withoutDropped(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) =>
      DROPPED.has(key) ? [] : [[key, withoutDropped(entry)]],
    ),
  );
}

/**
 * Projects an object of Velero: without commands of hooks, certificates and
 * settings of movers.
 *
 * @param object - is not changed
 */
export function projectVelero(object: KubernetesObject): KubernetesObject {
  const projected = projectObject(object);
  return {
    ...projected,
    spec: withoutDropped(projected.spec),
    status: withoutDropped(projected.status),
  };
}

/** Keys of `spec.config` that say where a location is; others may hold anything. */
const CONFIG = new Set(['region', 's3Url', 'storageAccount', 'resourceGroup']);

function projectLocation(object: KubernetesObject): KubernetesObject {
  const projected = projectVelero(object);
  const { spec } = projected;
  if (!isRecord(spec) || !isRecord(spec.config)) return projected;
  const config = Object.fromEntries(
    Object.entries(spec.config).filter(([key]) => CONFIG.has(key)),
  );
  return { ...projected, spec: { ...spec, config } };
}

function velero(
  plural: string,
  kind: string,
  need: ResourceQuery['need'],
): ResourceQuery {
  const ofUploads = plural === 'datauploads' || plural === 'datadownloads';
  return {
    group: VELERO_GROUP,
    versions: ofUploads ? ['v2alpha1'] : ['v1'],
    plural,
    kind,
    scope: 'namespaced',
    need,
    // A folder without Velero says nothing of Velero. What it means that single
    // kinds are missing is decided where they are asked for.
    absentFromFolder: 'none',
    project:
      plural === 'backupstoragelocations' ? projectLocation : projectVelero,
  };
}

/** When what is taken. */
export const SCHEDULES = velero('schedules', 'Schedule', 'carries');

/** Runs. They say nothing of single volumes. */
export const BACKUPS = velero('backups', 'Backup', 'carries');

/**
 * Volumes that were copied as file systems. A folder without one does not say
 * whether there is none: unread, nothing is called empty.
 */
export const POD_VOLUME_BACKUPS: ResourceQuery = {
  ...velero('podvolumebackups', 'PodVolumeBackup', 'enriches'),
  absentFromFolder: 'unread',
};

/** Volumes whose snapshots were copied, likewise. Since Velero 1.12. */
export const DATA_UPLOADS: ResourceQuery = {
  ...velero('datauploads', 'DataUpload', 'enriches'),
  absentFromFolder: 'unread',
};

/** Where copies live. */
export const STORAGE_LOCATIONS = velero(
  'backupstoragelocations',
  'BackupStorageLocation',
  'carries',
);

/** Upkeep of the Kopia repositories. */
export const BACKUP_REPOSITORIES = velero(
  'backuprepositories',
  'BackupRepository',
  'enriches',
);

/** What was restored. */
export const RESTORES = velero('restores', 'Restore', 'enriches');

/** Volumes that were restored as file systems. */
export const POD_VOLUME_RESTORES = velero(
  'podvolumerestores',
  'PodVolumeRestore',
  'enriches',
);

/** Volumes that data movers restored. */
export const DATA_DOWNLOADS = velero(
  'datadownloads',
  'DataDownload',
  'enriches',
);

/** API group of OpenShift's OADP, which runs Velero. */
export const OADP_GROUP = 'oadp.openshift.io';

/** What a location was measured to be: bucket settings, speed. OADP only. */
export const DATA_PROTECTION_TESTS: ResourceQuery = {
  group: OADP_GROUP,
  versions: ['v1alpha1'],
  plural: 'dataprotectiontests',
  kind: 'DataProtectionTest',
  scope: 'namespaced',
  need: 'enriches',
  absentFromFolder: 'none',
  project: object => {
    const { spec, ...rest } = projectObject(object);
    return {
      ...rest,
      // A location may be written out in it, with settings of any kind.
      spec: isRecord(spec) && { backupLocationName: spec.backupLocationName },
    };
  },
};

/** Of a pod template only its labels, annotations and volumes. */
function projectWorkload(object: KubernetesObject): KubernetesObject {
  const { spec } = object;
  const template = isRecord(spec) ? spec.template : undefined;
  const podSpec = isRecord(template) ? template.spec : undefined;
  return {
    ...projectObject(object),
    spec: isRecord(spec) && {
      replicas: spec.replicas,
      volumeClaimTemplates: spec.volumeClaimTemplates,
      template: isRecord(template) && {
        metadata: template.metadata,
        spec: isRecord(podSpec) && { volumes: podSpec.volumes },
      },
    },
    status: undefined,
  };
}

function workload(plural: string, kind: string): ResourceQuery {
  return {
    group: 'apps',
    versions: ['v1'],
    plural,
    kind,
    scope: 'namespaced',
    need: 'enriches',
    absentFromFolder: 'none',
    project: projectWorkload,
  };
}

/** What mounts a claim: Velero copies file systems of running pods only. */
export const WORKLOADS: ResourceQuery[] = [
  workload('deployments', 'Deployment'),
  workload('statefulsets', 'StatefulSet'),
  workload('daemonsets', 'DaemonSet'),
];

/** Everything this provider lists. No Secrets, no pods. */
export const RESOURCES: ResourceQuery[] = [
  SCHEDULES,
  BACKUPS,
  POD_VOLUME_BACKUPS,
  DATA_UPLOADS,
  STORAGE_LOCATIONS,
  BACKUP_REPOSITORIES,
  RESTORES,
  POD_VOLUME_RESTORES,
  DATA_DOWNLOADS,
  DATA_PROTECTION_TESTS,
  PERSISTENT_VOLUME_CLAIMS,
  PERSISTENT_VOLUMES,
  ...WORKLOADS,
];
