import { sentenceOf } from 'backstage-plugin-backups-node';
import type { VolumePoint } from '../restore/RestoreValue';
import type { Backup } from '../read/Backup';
import type { ClusterContext } from './ClusterContext';
import type { Observed } from './Observed';
import { begunAt } from './contextOf';
import { defaultLocation } from './defaultLocation';
import { intentOf } from './Intent';
import { isFromElsewhere } from './isFromElsewhere';
import { backupStage, uploadStage } from './phases';
import type { Target } from './Target';
import type { Upload } from './uploadOf';
import type { VolumeWay } from './volumeWay';
import { whyNotTaken } from './whyNotTaken';

/** What became of one claim in one Backup. Instants are epoch seconds. */
export type Outcome =
  | { outcome: 'waiting' | 'running' }
  | { outcome: 'succeeded'; endedAt: number; point: VolumePoint }
  | { outcome: 'failed'; endedAt?: number; message: string }
  /** It ended well, and there is no copy of this claim. */
  | { outcome: 'nothing'; endedAt?: number; message: string; fix?: string }
  /** What became of it cannot be known from what was read. */
  | { outcome: 'untold' };

/** One Backup that was to take one claim. */
export type Attempt = Outcome & {
  backup: Observed<Backup>;
  upload?: Upload;
  way: VolumeWay;
  /** Name of the location. */
  location: string;
  begunAt: number;
};

function pointOf(
  backup: Observed<Backup>,
  upload: Upload | undefined,
): VolumePoint {
  const isFiles = upload?.kind === 'PodVolumeBackup';
  return {
    backup: backup.object.metadata.name,
    kind: upload?.kind ?? 'snapshot',
    snapshotId: upload?.snapshotId,
    // A file system is read from the start of its upload on; a snapshot was made
    // some time before its own.
    at: (isFiles ? upload.startedAt : undefined) ?? begunAt(backup),
    sizeBytes: upload?.totalBytes,
    expiresAt: backup.value.status?.expiration,
    pod: upload?.pod,
    volume: upload?.volume,
  };
}

/** What an upload that ended well says where it holds nothing. */
function emptyBecause(upload: Upload): string | undefined {
  const words = `${upload.kind} ${upload.subject.object.name}`;
  if (upload.snapshotId === undefined) {
    const said = upload.message ? `: ${upload.message}` : '.';
    return `${words} ended without a snapshot${said}`;
  }
  return upload.totalBytes === 0 ? `${words} copied 0 bytes.` : undefined;
}

function failureOf({ value }: Observed<Backup>): string {
  const { status = {} } = value;
  const { phase, failureReason, validationErrors = [], errors } = status;
  const said = [failureReason, ...validationErrors].filter(Boolean).join('; ');
  const count = errors === undefined ? '' : `, ${errors} errors`;
  return sentenceOf(said ? `${phase}: ${said}` : `${phase}${count}`);
}

function uploaded(backup: Observed<Backup>, upload: Upload): Outcome {
  if (upload.isLeaving) return { outcome: 'untold' };
  const ended = backup.value.status?.completionTimestamp;
  const stage = uploadStage(upload.phase);
  switch (stage) {
    case 'done': {
      const message = emptyBecause(upload);
      if (message !== undefined) {
        return {
          outcome: 'nothing',
          endedAt: upload.endedAt ?? ended,
          message,
        };
      }
      // What was read from the bucket has objects that were made long after.
      const isTimed =
        (upload.startedAt ?? upload.endedAt ?? ended) !== undefined ||
        backup.value.status?.startTimestamp !== undefined;
      if (!isTimed) return { outcome: 'untold' };
      return {
        outcome: 'succeeded',
        // Until the Backup itself has ended, nothing can be restored from it.
        endedAt: Math.max(ended ?? 0, upload.endedAt ?? 0, begunAt(backup)),
        point: pointOf(backup, upload),
      };
    }
    case 'failed':
      return {
        outcome: 'failed',
        endedAt: upload.endedAt ?? ended,
        message: [`${upload.kind} ${upload.phase}`, upload.message]
          .filter(Boolean)
          .join(': '),
      };
    case 'running':
    case 'unknown':
      return { outcome: 'untold' };
    default: {
      const unplaced: never = stage;
      throw new Error(`Upload without a place: ${String(unplaced)}`);
    }
  }
}

/** The best of what several pods that mount one claim made of it. */
const BEST: Outcome['outcome'][] = [
  'succeeded',
  'failed',
  'nothing',
  'untold',
  'running',
  'waiting',
];

function bestOf(
  backup: Observed<Backup>,
  uploads: readonly Upload[],
): (Outcome & { upload: Upload }) | undefined {
  return uploads
    .map(upload => ({ ...uploaded(backup, upload), upload }))
    .sort((a, b) => BEST.indexOf(a.outcome) - BEST.indexOf(b.outcome))
    .at(0);
}

/** A Backup that can be restored from, and has no upload of the claim. */
function notUploaded(
  backup: Observed<Backup>,
  target: Target,
  way: VolumeWay,
  context: ClusterContext,
): Outcome {
  const { spec = {}, status = {} } = backup.value;
  const endedAt = status.completionTimestamp;
  if (way === 'none') return { outcome: 'untold' };
  if (way === 'snapshot') {
    const made =
      (status.csiVolumeSnapshotsCompleted ?? 0) +
      (status.volumeSnapshotsCompleted ?? 0);
    if (made > 0) {
      // Which volumes they are of is in the bucket only.
      return {
        outcome: 'succeeded',
        endedAt: endedAt ?? begunAt(backup),
        point: pointOf(backup, undefined),
      };
    }
  }
  const { uploadsRead } = context;
  const wasRead =
    way === 'snapshot' ||
    (way === 'moved' ? uploadsRead.snapshots : uploadsRead.fileSystems);
  if (!wasRead) return { outcome: 'untold' };
  if (status.phase === 'PartiallyFailed') {
    return {
      outcome: 'failed',
      endedAt,
      message: `${failureOf(backup)}; there is no copy of this volume.`,
    };
  }
  return {
    outcome: 'nothing',
    endedAt,
    ...whyNotTaken({
      backup: backup.object.metadata.name,
      way,
      spec,
      status,
      mounts: target.mounts,
      volume: context.volumes.get(target.volumeName ?? ''),
      volumeMode: target.volumeMode,
    }),
  };
}

function outcomeOf(
  backup: Observed<Backup>,
  uploads: readonly Upload[],
  target: Target,
  way: VolumeWay,
  context: ClusterContext,
): Outcome & { upload?: Upload } {
  const stage = backupStage(backup);
  switch (stage) {
    case 'waiting':
      return { outcome: 'waiting' };
    case 'running':
      return { outcome: 'running' };
    case 'usable':
      return (
        bestOf(backup, uploads) ?? notUploaded(backup, target, way, context)
      );
    case 'failed':
      return {
        outcome: 'failed',
        endedAt: backup.value.status?.completionTimestamp,
        message: failureOf(backup),
      };
    case 'leaving':
    case 'unknown':
      return { outcome: 'untold' };
    default: {
      const unplaced: never = stage;
      throw new Error(`Backup without a place: ${String(unplaced)}`);
    }
  }
}

/**
 * What became of a claim in each of some Backups. A Backup that did not look at
 * it, or that is of another claim of its name, is left out.
 *
 * @param backups - newest first
 * @returns newest first
 */
export function attemptsOf(
  backups: readonly Observed<Backup>[],
  target: Target,
  context: ClusterContext,
): Attempt[] {
  return backups.flatMap((backup): Attempt[] => {
    const { namespace, name } = backup.object.metadata;
    const { spec = {} } = backup.value;
    const isForeign = isFromElsewhere(backup);
    const uploads = context.uploads.of(namespace, name).of(target, isForeign);
    const began = begunAt(backup);
    const looked =
      !isForeign &&
      target.exists &&
      (target.createdAt ?? 0) <= began &&
      intentOf(backup, target).isTaken;
    if (uploads.length === 0 && !looked) return [];
    const { way } = intentOf(backup, target);
    if (uploads.length === 0 && way === 'none') return [];
    const outcome = outcomeOf(backup, uploads, target, way, context);
    return [
      {
        ...outcome,
        backup,
        way,
        location:
          outcome.upload?.location ??
          spec.storageLocation ??
          defaultLocation(namespace, context),
        begunAt: began,
      },
    ];
  });
}
