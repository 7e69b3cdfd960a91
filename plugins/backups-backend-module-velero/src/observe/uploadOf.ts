import type {
  KubernetesObject,
  ParseProblem,
  Subject,
} from 'backstage-plugin-backups-node';
import {
  isBeingDeleted,
  parseLeniently,
  sentenceOf,
  subjectOf,
} from 'backstage-plugin-backups-node';
import { dataUploadSchema, podVolumeBackupSchema } from '../read/Upload';

/** One volume of one Backup that was to leave the cluster. Instants are epoch seconds. */
export interface Upload {
  kind: 'PodVolumeBackup' | 'DataUpload';
  subject: Subject;
  /** Value of the label that names the Backup, see `labelValue`. */
  backup: string;
  /** Namespace of the data. */
  namespace: string;
  /** Name of the claim; absent for volumes that are not claims. */
  claim?: string;
  /** Of the claim that was copied. */
  claimUid?: string;
  /** Pod and volume, for file systems. */
  pod?: string;
  volume?: string;
  location?: string;
  /** `kopia`, `restic`, or the name of another data mover. */
  method: string;
  /** As it is read; absent: nobody took it on yet. */
  phase?: string;
  snapshotId?: string;
  startedAt?: number;
  endedAt?: number;
  totalBytes?: number;
  bytesDone?: number;
  /** Its object is being deleted. */
  isLeaving: boolean;
  /** Redacted. */
  message?: string;
  problems: readonly ParseProblem[];
}

const BACKUP_LABEL = 'velero.io/backup-name';
const UID_LABEL = 'velero.io/pvc-uid';
const CLAIM_ANNOTATION = 'velero.io/pvc-name';

type Status = NonNullable<ReturnType<typeof dataUploadSchema.parse>['status']>;

function statusOf(status: Status | undefined) {
  const { phase, snapshotID, message, progress } = status ?? {};
  return {
    phase,
    snapshotId: snapshotID || undefined,
    startedAt: status?.startTimestamp,
    endedAt: status?.completionTimestamp,
    totalBytes: progress?.totalBytes,
    bytesDone: progress?.bytesDone,
    message: message ? sentenceOf(message) : undefined,
  };
}

/**
 * Reads what Velero says of one volume. An object that names neither its Backup
 * nor its volume tells nothing.
 *
 * @param kind - lists do not repeat it
 */
export function uploadOf(
  cluster: string,
  kind: Upload['kind'],
  object: KubernetesObject,
): Upload | undefined {
  const { labels = {}, annotations = {} } = object.metadata;
  const backup = labels[BACKUP_LABEL];
  if (!backup) return undefined;
  const parts = { spec: object.spec, status: object.status };
  const subject = subjectOf(cluster, kind, object);
  if (kind === 'DataUpload') {
    const parsed = parseLeniently(dataUploadSchema, parts);
    const value = parsed?.value;
    const { sourceNamespace, sourcePVC, datamover, backupStorageLocation } =
      value?.spec ?? {};
    if (!sourceNamespace || !sourcePVC) return undefined;
    return {
      kind,
      subject,
      backup,
      namespace: sourceNamespace,
      claim: sourcePVC,
      claimUid: labels[UID_LABEL],
      location: backupStorageLocation,
      // Velero's own data mover is Kopia.
      method: !datamover || datamover === 'velero' ? 'kopia' : datamover,
      ...statusOf(value?.status),
      isLeaving: isBeingDeleted(object),
      problems: parsed?.problems ?? [],
    };
  }
  const parsed = parseLeniently(podVolumeBackupSchema, parts);
  const value = parsed?.value;
  const { pod, volume, uploaderType, tags, backupStorageLocation } =
    value?.spec ?? {};
  if (!pod?.namespace) return undefined;
  return {
    kind,
    subject,
    backup,
    namespace: pod.namespace,
    claim: annotations[CLAIM_ANNOTATION] || undefined,
    claimUid: labels[UID_LABEL] ?? tags?.['pvc-uid'],
    pod: pod.name,
    volume,
    location: backupStorageLocation,
    // Before there was a choice, it was restic.
    method: uploaderType || 'restic',
    ...statusOf(value?.status),
    isLeaving: isBeingDeleted(object),
    problems: parsed?.problems ?? [],
  };
}
