import { sentenceOf } from 'backstage-plugin-backups-node';
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

/** What is true of the volume now, and would make Velero pass it over. */
function reasonOf(untaken: Untaken): string | undefined {
  const { way, mounts, volume, volumeMode, spec } = untaken;
  if (way === 'file-system') {
    if (volume?.spec?.hostPath) {
      return 'It is a hostPath volume, which file system backups leave out.';
    }
    if (volumeMode === 'Block') {
      return 'It is a block volume, which file system backups leave out.';
    }
    if (mounts?.length === 0) {
      return 'No Deployment, StatefulSet or DaemonSet mounts it now, and file system backups take volumes of running pods only.';
    }
    if (mounts?.every(({ replicas }) => replicas === 0)) {
      return `${mounts[0].described} asks for 0 replicas now, and file system backups take volumes of running pods only.`;
    }
    if (mounts && isOptedOut(mounts)) {
      return 'An annotation of its pods leaves it out (backup.velero.io/backup-volumes-excludes).';
    }
  } else if (volume?.spec && !volume.spec.csi) {
    return 'It is not a CSI volume, so no CSI snapshot of it can be made.';
  }
  return spec.resourcePolicy?.name
    ? `Volume policy ${sentenceOf(spec.resourcePolicy.name)} may leave it out.`
    : undefined;
}

function countsOf({ way, status }: Untaken): string | undefined {
  if (way !== 'snapshot') return undefined;
  const attempted =
    (status.csiVolumeSnapshotsAttempted ?? 0) +
    (status.volumeSnapshotsAttempted ?? 0);
  return attempted === 0 ? 'It attempted no snapshot at all.' : undefined;
}

/**
 * Says that a Backup ended well without this volume, and why, where that can be
 * known from what is there now. Velero's own log of it is in the bucket only.
 */
export function whyNotTaken(untaken: Untaken): string {
  return [
    `Backup ${untaken.backup} ended without a copy of this volume.`,
    countsOf(untaken),
    reasonOf(untaken) ??
      `Its log says why: velero backup describe ${untaken.backup} --details`,
  ]
    .filter(sentence => sentence !== undefined)
    .join(' ');
}
