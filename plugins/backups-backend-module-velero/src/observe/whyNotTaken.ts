import { run } from 'backstage-plugin-backups-common';
import { commandInText, sentenceOf } from 'backstage-plugin-backups-node';
import type { Backup } from '../read/Backup';
import type { Volume } from '../read/Volumes';
import type { Mounts } from './mountsOf';
import type { VolumeWay } from './volumeWay';
import { isOptedOut } from './volumeWay';

/** What is known of a volume that a Backup did not take. */
export interface Untaken {
  backup: string;
  way: VolumeWay;
  spec: NonNullable<Backup['spec']>;
  status: NonNullable<Backup['status']>;
  /** `undefined`: workloads were not read. */
  mounts: Mounts | undefined;
  volume: Volume | undefined;
  volumeMode: string | undefined;
}

/** Why, and what to do about it. */
interface Reason {
  because: string;
  fix: string;
}

const MOVE_SNAPSHOTS =
  'Take it with moved snapshots instead (snapshotMoveData: true), which need no running pod, or let it run when the Schedule does.';

function fileSystemReason({
  mounts,
  volume,
  volumeMode,
}: Untaken): Reason | undefined {
  if (volume?.spec?.hostPath) {
    return {
      because: 'it is a hostPath volume, which file system backups leave out.',
      fix: 'Move the data to a volume of another kind, or copy it with another tool.',
    };
  }
  if (volumeMode === 'Block') {
    return {
      because: 'it is a block volume, which file system backups leave out.',
      fix: 'Take it with moved snapshots (snapshotMoveData: true).',
    };
  }
  if (mounts?.length === 0) {
    return {
      because:
        'no Deployment, StatefulSet or DaemonSet mounts it now, and file system backups take volumes of running pods only.',
      fix: MOVE_SNAPSHOTS,
    };
  }
  if (mounts?.every(({ replicas }) => replicas === 0)) {
    return {
      because: `${mounts[0].described} asks for 0 replicas now, and file system backups take volumes of running pods only.`,
      fix: MOVE_SNAPSHOTS,
    };
  }
  if (mounts && isOptedOut(mounts)) {
    return {
      because:
        'an annotation of its pods leaves it out (backup.velero.io/backup-volumes-excludes).',
      fix: 'Take the volume out of the annotation, or say with backups/exempt on the claim why it needs no copy.',
    };
  }
  return undefined;
}

/** What is true of the volume now, and would make Velero pass it over. */
function reasonOf(untaken: Untaken): Reason | undefined {
  const { way, volume, spec, status } = untaken;
  if (way === 'file-system') {
    const reason = fileSystemReason(untaken);
    if (reason) return reason;
  } else if (volume?.spec && !volume.spec.csi) {
    return {
      because: 'it is not a CSI volume, so no CSI snapshot of it can be made.',
      fix: 'Have its file system copied (defaultVolumesToFsBackup: true).',
    };
  }
  if (spec.resourcePolicy?.name) {
    const policy = sentenceOf(spec.resourcePolicy.name);
    return {
      because: `volume policy ${policy} may leave it out.`,
      fix: `Look at ConfigMap ${policy} in the namespace of Velero.`,
    };
  }
  const attempted =
    (status.csiVolumeSnapshotsAttempted ?? 0) +
    (status.volumeSnapshotsAttempted ?? 0);
  if (way === 'snapshot' && attempted === 0) {
    return {
      because: 'the Backup attempted no snapshot at all.',
      fix: 'Check that Velero has the CSI feature and a VolumeSnapshotClass with label velero.io/csi-volumesnapshot-class, or have file systems copied.',
    };
  }
  return undefined;
}

/**
 * Says that a Backup ended well without this volume, and why, where that can be
 * known from what is there now. Velero's own log of it is in the bucket only.
 */
export function whyNotTaken(untaken: Untaken): {
  message: string;
  fix: string;
} {
  const { backup } = untaken;
  const reason = reasonOf(untaken);
  return {
    message: `It is not in Backup ${backup}: ${
      reason?.because ?? 'what is there now does not tell why.'
    }`,
    fix:
      reason?.fix ??
      `Read what the log of the Backup says of the volume: ${commandInText(
        run('velero', 'backup', 'describe', backup, '--details'),
      )}`,
  };
}
